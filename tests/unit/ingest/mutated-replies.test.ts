import { describe, expect, it } from "vitest";
import { observationSchema } from "@/lib/facts/schemas";
import type { AdapterContext, AdapterRequest } from "@/lib/ingest/adapter";
import { collect, UNFORESEEN } from "@/lib/ingest/collect";
import { planNetwork } from "@/lib/ingest/plan";
import { ADAPTERS } from "@/lib/ingest/registry";
import { fileOf, routeFor, UPSTREAM_CLOCK } from "../../support/upstream/server";

const RUNS = process.env.OFFTAKE_TEST_LONG ? 10_000 : 300;
const TODAY = UPSTREAM_CLOCK.slice(0, 10);

/** Seeded: a failure names its number and can be repeated. */
function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const STRANGE: unknown[] = [
  ...[null, true, "", "n/a", "\u0000", "-1", "1e999", "9".repeat(80), "2026-13-45", "__proto__", [], {}, [[]], [null]],
  ...[0, -0, -1, 1e308, -1e308, 1e15, 0.1, 1_787_270_400, 1_787_270_400_000, 2 ** 60],
];

/** Somewhere in the value something else stands, is missing, or stands twice. */
function mutate(value: unknown, random: (below: number) => number): unknown {
  if (value === null || typeof value !== "object" || random(6) === 0) return STRANGE[random(STRANGE.length)];
  if (Array.isArray(value)) {
    if (value.length === 0) return [STRANGE[random(STRANGE.length)]];
    const at = random(value.length);
    const kind = random(5);
    if (kind === 0) return value.toSpliced(at, 1);
    if (kind === 1) return value.toSpliced(at, 0, value[at]);
    return value.with(at, mutate(value[at], random));
  }
  const names = Object.keys(value);
  const name = names[random(names.length)];
  if (name === undefined) return STRANGE[random(STRANGE.length)];
  const entries = Object.entries(value);
  if (random(6) === 0) return Object.fromEntries(entries.filter(([other]) => other !== name));
  return Object.fromEntries(entries.map(([other, item]) => [other, other === name ? mutate(item, random) : item]));
}

function mutateBytes(bytes: Buffer, random: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = 1 + random(8); count > 0 && copy.length > 0; count -= 1) copy[random(copy.length)] = random(256);
  return random(4) === 0 ? copy.subarray(0, random(copy.length)) : copy;
}

const replyOf = (request: AdapterRequest, random: (below: number) => number): Buffer => {
  const route = routeFor(
    request.method ?? "GET",
    request.address.host,
    request.address,
    request.body === undefined ? "" : JSON.stringify(request.body),
  );
  if (!route) return Buffer.from("{}");
  const bytes = fileOf(route);
  if (request.respondsWith !== "json" || random(10) === 0) return mutateBytes(bytes, random);
  let value: unknown = JSON.parse(bytes.toString("utf8"));
  for (let count = 1 + random(3); count > 0; count -= 1) value = mutate(value, random);
  return Buffer.from(JSON.stringify(value) ?? "");
};

describe("mutated replies", () => {
  it(`${RUNS} of them crash nothing and give no invalid row`, async () => {
    let given = 0;
    let aside = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const random = randomOf(run + 1);
      const adapter = ADAPTERS[run % ADAPTERS.length];
      if (!adapter) throw new Error("no adapter");
      const networkSlugs = [...new Set(adapter.series.map((series) => series.networkSlug))];
      const context: AdapterContext = { since: "2026-01-01", today: TODAY, networkSlugs };
      // One question a run, so that a run is a mutated reply and not a bundle of them.
      const questions = adapter.requests(context);
      const question = questions[random(questions.length)];
      if (!question) throw new Error("no question");
      let pages = 0;
      const client = {
        ask: async (_: unknown, request: AdapterRequest) => {
          pages += 1;
          const bytes = pages > 4 ? Buffer.from("{}") : replyOf(request, random);
          return { status: 200, bytes, replyHash: "0".repeat(64), isHtml: false, etag: null, lastModified: null };
        },
      };
      const one = { ...adapter, requests: () => [question] };
      const collected = await collect(one, context, client, { key: null, knownReply: () => null });
      given += collected.values.length;
      aside += collected.quarantined.length;
      // Caught or not, an error that no schema foresaw is a fault of the adapter.
      expect(
        collected.quarantined.filter(({ reason }) => reason.startsWith(UNFORESEEN)),
        `run ${run + 1}`,
      ).toEqual([]);
      for (const slug of networkSlugs) {
        const standing = { series: new Map(), values: [], events: new Set<string>() };
        const { rows } = planNetwork(slug, [collected], standing, TODAY);
        const keys = new Set(rows.observations.map(({ id }) => id));
        expect(keys.size, `run ${run + 1}`).toBe(rows.observations.length);
        for (const { supersedesId: _, replyHash: __, ...row } of rows.observations) {
          const parsed = observationSchema.safeParse(row);
          expect(parsed.success, `run ${run + 1}: ${JSON.stringify(row)}`).toBe(true);
          expect(row.literal ?? "").not.toContain("\u0000");
          expect(row.periodStart <= TODAY, `run ${run + 1}`).toBe(true);
          expect((row.value === null) === (row.nullReason !== null), `run ${run + 1}`).toBe(true);
        }
      }
    }
    // The sample must have reached both sides.
    expect(given).toBeGreaterThan(RUNS / 10);
    expect(aside).toBeGreaterThan(RUNS / 10);
  }, 7_200_000);
});
