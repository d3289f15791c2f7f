import { CORRIDOR, FACTORS, GATES, SIGMA_BY_QUALITY } from "../../lib/scoring";

/**
 * The yardstick of the scoring benchmark: the arithmetic of one assessment written out as one loop over flat arrays,
 * with no names, no objects and nothing kept for print. Quarters lie by age (t first); NaN = unknown. Returns the
 * class 0–3 after gates.
 */
export interface FlatNetworks {
  count: number;
  /** Eight quarters per network. */
  organic: Float64Array;
  unclassified: Float64Array;
  related: Float64Array;
  incentives: Float64Array;
  tokens: Float64Array;
  prices: Float64Array;
  cash: Float64Array;
  /** Per network: top, utilisation ÷ target, utilisation, glut, usage, cover, dilution, capture, checklist, C_sup. */
  inputs: Float64Array;
  /** Per network: quality of revenue, of emissions, of the rest, agreement, age in days, single source. */
  evidence: Float64Array;
  /** Per network: the two answers, 0 no · 1 unknown · 2 partly · 3 yes. */
  answers: Float64Array;
  /** Per network and factor: 1 where it applies. */
  applicable: Float64Array;
}

export const INPUTS = 10;
export const EVIDENCE = 6;
const QUARTERS = 8;
const COUNT = FACTORS.length;

const weights = Float64Array.from(FACTORS, (rule) => rule.weight);
const starts = new Int32Array(COUNT + 1);
FACTORS.forEach((rule, i) => {
  starts[i + 1] = (starts[i] ?? 0) + rule.anchors.length;
});
const share = (c: number) => c / (1 + c);
const xs = Float64Array.from(
  FACTORS.flatMap((r) => r.anchors.map(([x]) => (r.axis === "demand_share" ? share(x) : x))),
);
const ys = Float64Array.from(FACTORS.flatMap((rule) => rule.anchors.map(([, y]) => y)));
const edges = Float64Array.from(CORRIDOR.slice(1), (row) => row.from);
const hurdles = Float64Array.from(CORRIDOR, (row) => row.hurdle ?? Number.NaN);
const LOW = Float64Array.of(0, 0, 1, 1, 2);
const HIGH = Float64Array.of(0, 1, 1, 2, 3);

const get = (array: Float64Array | Int32Array, i: number): number => array[i] ?? Number.NaN;

const curve = (factor: number, x: number): number => {
  const first = get(starts, factor);
  const last = get(starts, factor + 1) - 1;
  if (x <= get(xs, first)) return get(ys, first);
  if (x >= get(xs, last)) return get(ys, last);
  let i = first + 1;
  while (x > get(xs, i)) i += 1;
  return get(ys, i - 1) + ((x - get(xs, i - 1)) / (get(xs, i) - get(xs, i - 1))) * (get(ys, i) - get(ys, i - 1));
};

const logs = new Float64Array(QUARTERS);
const list = new Float64Array(28);
const f = new Float64Array(COUNT);

const push = (value: number, count: number): number => {
  let p = count;
  while (p > 0 && get(list, p - 1) > value) {
    list[p] = get(list, p - 1);
    p -= 1;
  }
  list[p] = value;
  return count + 1;
};

const growthByHand = (): number => {
  let count = 0;
  for (let k = 0; k < 4; k += 1) {
    const d = get(logs, k) - get(logs, k + 4);
    if (!Number.isNaN(d)) count = push(d, count);
  }
  let factor = 1;
  if (count < 3) {
    count = 0;
    factor = 4;
    for (let b = 1; b < QUARTERS; b += 1) {
      for (let a = 0; a < b; a += 1) {
        const slope = (get(logs, a) - get(logs, b)) / (b - a);
        if (!Number.isNaN(slope)) count = push(slope, count);
      }
    }
    if (count < 6) return Number.NaN;
  }
  const m = count >> 1;
  const median = count % 2 ? get(list, m) : (get(list, m - 1) + get(list, m)) / 2;
  return Math.min(2, Math.exp(factor * median) - 1);
};

const corridor = (c: number, by: Float64Array): number => {
  let i = 0;
  while (i < 4 && c >= get(by, i) - 1e-9) i += 1;
  return i;
};

const over = (a: number, b: number): number => (b === 0 ? (a > 0 ? Number.POSITIVE_INFINITY : 0) : a / b);

/** What a draw needs of a network, flat: filled by `assessByHand`. */
export const state = new Float64Array(24);

const score = (n: number, t: FlatNetworks, w: Float64Array, geometric: boolean): number => {
  let all = 0;
  let known = 0;
  let sum = 0;
  for (let i = 0; i < COUNT; i += 1) {
    if (get(t.applicable, n * COUNT + i) === 0) continue;
    all += get(w, i);
    const p = get(f, i);
    if (Number.isNaN(p)) continue;
    known += get(w, i);
    sum += get(w, i) * (geometric ? Math.log(Math.max(p, 1)) : p);
  }
  return geometric ? (known / all) * Math.exp(sum / known) : sum / all;
};

export const assessByHand = (t: FlatNetworks, n: number): number => {
  const q = n * QUARTERS;
  let r2 = 0;
  let r4 = 0;
  let s2 = 0;
  let s4 = 0;
  let e2 = 0;
  let e4 = 0;
  let n2 = 0;
  let n4 = 0;
  let v2 = 0;
  let v4 = 0;
  let c2 = 0;
  let usable = 0;
  let whole = 0;
  let relatedUsd = 0;
  let unclassifiedUsd = 0;
  let highest = 0;
  let above = 0;
  for (let a = 0; a < QUARTERS; a += 1) {
    const organic = get(t.organic, q + a);
    const price = get(t.prices, q + a);
    if (price > highest) highest = price;
    const unclassified = get(t.unclassified, q + a);
    const incentives = get(t.incentives, q + a);
    const r = Math.max(0, organic + 0.5 * unclassified - incentives);
    logs[a] = Math.log(Math.max(r, 10_000));
    if (Number.isNaN(organic)) {
      logs[a] = Number.NaN;
      continue;
    }
    if (r > 10_000) above += 1;
    if (a > 3) continue;
    const s = Math.max(0, organic - incentives);
    const tokens = get(t.tokens, q + a);
    const v = tokens === 0 ? 0 : tokens * price;
    const cash = get(t.cash, q + a);
    usable += 1;
    r4 += r;
    s4 += s;
    e4 += v + cash;
    n4 += tokens;
    v4 += v;
    whole += organic + unclassified + get(t.related, q + a);
    relatedUsd += get(t.related, q + a) + incentives;
    unclassifiedUsd += unclassified;
    if (a > 1) continue;
    r2 += r;
    s2 += s;
    e2 += v + cash;
    n2 += tokens;
    v2 += v;
    c2 += cash;
  }
  const eStar = (n2 > 0 && v4 / n4 > v2 / n2 ? n2 * (v4 / n4) : v2) + c2;
  const g = above === 0 ? Number.NaN : growthByHand();
  const c = over(r2, eStar);
  const i = n * INPUTS;
  const top = get(t.inputs, i);
  const usage = get(t.inputs, i + 4);
  f[0] = curve(0, c === Number.POSITIVE_INFINITY ? 1 : c / (1 + c));
  f[1] = curve(1, g);
  f[2] = curve(2, top);
  f[3] = curve(3, get(t.inputs, i + 1));
  f[4] = curve(4, get(t.inputs, i + 3));
  if (!(usage > 1e-9)) f[4] = Math.min(60, get(f, 4));
  for (let k = 5; k < 9; k += 1) f[k] = curve(k, get(t.inputs, i + k));
  const s = score(n, t, weights, false);
  let all = 0;
  let known = 0;
  for (let k = 0; k < COUNT; k += 1) {
    const w = get(weights, k) * get(t.applicable, n * COUNT + k);
    all += w;
    if (w > 0 && !Number.isNaN(get(f, k))) known += w;
  }
  const e = n * EVIDENCE;
  const qr = get(t.evidence, e);
  const qe = get(t.evidence, e + 1);
  const fresh = Math.min(1, Math.max(0, (400 - get(t.evidence, e + 4)) / 300));
  let d =
    100 *
    ((0.35 * known) / all +
      0.2 * fresh +
      0.3 * (0.35 * qr + 0.35 * qe + 0.3 * get(t.evidence, e + 2)) +
      0.15 * get(t.evidence, e + 3));
  const unclassifiedShare = whole === 0 ? 0 : unclassifiedUsd / whole;
  if (get(t.evidence, e + 3) < 0.7 - 1e-9 || Math.min(qr, qe) < 0.6 - 1e-9) d = Math.min(d, 49);
  if (unclassifiedShare > 0.5 + 1e-9 || known / all < 0.5 - 1e-9) d = Math.min(d, 49);
  if (known / all < 0.7 - 1e-9 || get(t.evidence, e + 5) === 1) d = Math.min(d, 74);
  state[0] = c;
  state[1] = over(s2, eStar);
  state[2] = over(s4, e4);
  state[3] = over(r2, n2 === 0 ? c2 : n2 * highest + c2);
  state[4] = (r4 * 4) / usable;
  state[5] = g;
  state[6] = top;
  state[7] = get(t.inputs, i + 2);
  state[8] = whole === 0 ? 0 : relatedUsd / whole;
  state[9] = usable;
  state[10] = d;
  state[11] = over(r2, e2);
  const at = corridor(c, edges);
  const floor = get(t.inputs, i + 9) >= 1 - 1e-9 ? 1 : 0;
  const candidate = s >= get(hurdles, at) - 1e-9 ? get(HIGH, at) : get(LOW, at);
  return Math.min(Math.max(candidate, floor), gatesByHand(t, n, floor, state));
};

const gatesByHand = (t: FlatNetworks, n: number, floor: number, v: Float64Array): number => {
  let cap = 4;
  const c = get(v, 0);
  const top = get(v, 6);
  const g = get(v, 5);
  if (get(v, 4) < GATES.G1.threshold - 1e-9) cap = 2;
  if (get(v, 1) < 1 - 1e-9 || get(v, 2) < 1 - 1e-9) cap = 2;
  if (g <= -0.25 + 1e-9) cap = Math.min(cap, 2);
  if (g <= -0.6 + 1e-9) cap = Math.min(cap, 1);
  if (Number.isNaN(top) || (c === Number.POSITIVE_INFINITY ? top >= 0.8 - 1e-9 : c * (1 - top) < 0.5 - 1e-9)) {
    cap = Math.min(cap, 2);
  }
  if (get(t.applicable, n * COUNT + 3) === 1 && !(get(v, 7) >= 0.1 - 1e-9)) cap = Math.min(cap, 2);
  if (get(v, 9) < 4 || get(v, 10) < 50 - 1e-9) cap = Math.min(cap, 2);
  if (get(v, 8) > 0.5 + 1e-9) cap = Math.min(cap, 1);
  const payers = get(t.answers, n * 2);
  if (payers < 2) cap = Math.min(cap, payers === 0 ? 0 : 2);
  if (get(t.answers, n * 2 + 1) < 2) cap = Math.min(cap, 2);
  if (!(get(t.inputs, n * INPUTS + 4) > 1e-9)) {
    const low = Math.max(floor, get(HIGH, corridor(get(v, 3), edges)));
    if (low < Math.max(floor, get(HIGH, corridor(c, edges)))) cap = Math.min(cap, low);
  }
  return cap;
};

const sx = Float64Array.from(SIGMA_BY_QUALITY, ([x]) => x);
const sy = Float64Array.from(SIGMA_BY_QUALITY, ([, y]) => y);
const sigma = (quality: number): number => {
  if (quality <= get(sx, 0)) return get(sy, 0);
  let i = 1;
  while (i < sx.length - 1 && quality > get(sx, i)) i += 1;
  return get(sy, i - 1) + ((quality - get(sx, i - 1)) / (get(sx, i) - get(sx, i - 1))) * (get(sy, i) - get(sy, i - 1));
};

let s0 = 1;
let s1 = 0x9e3779b9;
let s2 = 0x243f6a88;
let s3 = 1;
const uniform = (): number => {
  const sum = (((s0 + s1) | 0) + s3) | 0;
  s3 = (s3 + 1) | 0;
  s0 = s1 ^ (s1 >>> 9);
  s1 = (s2 + (s2 << 3)) | 0;
  s2 = (((s2 << 21) | (s2 >>> 11)) + sum) | 0;
  return (sum >>> 0) / 4294967296;
};
let spare = Number.NaN;
const normal = (): number => {
  if (!Number.isNaN(spare)) {
    const kept = spare;
    spare = Number.NaN;
    return kept;
  }
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const q = x * x + y * y;
    if (q >= 1 || q === 0) continue;
    const k = Math.sqrt((-2 * Math.log(q)) / q);
    spare = y * k;
    return x * k;
  }
};

const dw = new Float64Array(COUNT);
const de = new Float64Array(4);
const dh = new Float64Array(5);
const dv = new Float64Array(24);

/** Shares of the four classes over the draws, and the sorted scores, as `shake` does it. */
export const drawByHand = (
  t: FlatNetworks,
  n: number,
  draws: number,
): { counts: Float64Array; scores: Float64Array } => {
  assessByHand(t, n);
  const i = n * INPUTS;
  const e = n * EVIDENCE;
  const sr = sigma(get(t.evidence, e));
  const se = sigma(get(t.evidence, e + 1));
  const so = sigma(get(t.evidence, e + 2));
  const floor = get(t.inputs, i + 9) >= 1 - 1e-9 ? 1 : 0;
  const counts = new Float64Array(4);
  const scores = new Float64Array(draws);
  const usage = get(t.inputs, i + 4);
  const target = get(t.inputs, i + 2) / get(t.inputs, i + 1);
  dv.set(state);
  for (let d = 0; d < draws; d += 1) {
    for (let k = 0; k < COUNT; k += 1) dw[k] = get(weights, k) * (0.75 + 0.5 * uniform());
    for (let k = 0; k < 4; k += 1) de[k] = get(edges, k) * Math.exp(0.05 * normal());
    for (let k = 0; k < 5; k += 1) dh[k] = get(hurdles, k) + 2 * normal();
    const geometric = uniform() < 0.2;
    const r = Math.exp(sr * normal());
    const c = r / Math.exp(se * normal());
    dv[0] = get(state, 0) * c;
    dv[1] = get(state, 1) * c;
    dv[2] = get(state, 2) * c;
    dv[3] = get(state, 3) * c;
    dv[4] = get(state, 4) * r;
    const spread = Math.exp(se * normal());
    const dilution = get(t.inputs, i + 6);
    dv[7] = Math.min(1, get(state, 7) * Math.exp(so * normal()));
    dv[6] = Math.min(1, get(state, 6) * Math.exp(so * normal()));
    const cover = get(t.inputs, i + 5) * Math.exp(so * normal());
    const capture = get(t.inputs, i + 7) * Math.exp(sr * normal());
    dv[5] = Math.min(2, (1 + get(state, 5)) * Math.exp(sr * normal()) - 1);
    const glut = get(t.inputs, i + 3) + 0.5 * so * normal();
    const checklist = Math.min(100, Math.max(0, get(t.inputs, i + 8) + 8 * normal()));
    const cc = get(dv, 0);
    f[0] = curve(0, cc === Number.POSITIVE_INFINITY ? 1 : cc / (1 + cc));
    f[1] = curve(1, get(dv, 5));
    f[2] = curve(2, get(dv, 6));
    f[3] = curve(3, get(dv, 7) / target);
    f[4] = curve(4, glut);
    if (!(usage > 1e-9)) f[4] = Math.min(60, get(f, 4));
    f[5] = curve(5, cover);
    f[6] = curve(6, dilution > 0 ? dilution * spread : dilution);
    f[7] = curve(7, capture);
    f[8] = curve(8, checklist);
    const s = score(n, t, dw, geometric);
    const at = corridor(cc, de);
    const candidate = Math.max(floor, s >= get(dh, at) - 1e-9 ? get(HIGH, at) : get(LOW, at));
    const rank = Math.min(candidate, gatesByHand(t, n, floor, dv));
    counts[rank] = get(counts, rank) + 1;
    scores[d] = s;
  }
  scores.sort();
  return { counts, scores };
};
