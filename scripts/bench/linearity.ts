import { type AssessmentInput, assessParsed, parseInput, type QuarterInput } from "../../lib/scoring";

/** Each of a hundred times as many may take this many times as long: sorting and a full heap cost something, squares a hundred. */
const BAR = 2;
const SCALES = [1, 10, 100] as const;
const ROUNDS = 7;
const QUARTERS = 40;
const DRAWS = 500;

/** How time grows with the size of the work: networks, quarters of one network, Monte Carlo draws. */
export const benchLinearity = (inputs: readonly AssessmentInput[]): boolean => {
  const [first] = inputs;
  if (!first) throw new Error("no network to measure on");
  const plain = { flipMultiples: false };
  const networks = grows("network", inputs.length, (scale) => {
    const many = Array.from({ length: scale }, () => inputs).flat();
    return () => {
      for (const input of many) assessParsed(parseInput(input), plain);
    };
  });
  const quarters = grows("quarter", QUARTERS, (scale) => {
    const long = { ...first, quarters: manyQuarters(first.quarters ?? [], QUARTERS * scale) };
    return () => assessParsed(parseInput(long), plain);
  });
  const draws = grows("draw", DRAWS, (scale) => {
    const robustness = { draws: DRAWS * scale };
    return () => assessParsed(first, { ...plain, robustness });
  });
  return networks && quarters && draws;
};

/**
 * Time per unit at each scale, best of several rounds; the largest scale against the smallest.
 *
 * @param prepare gives back the work of `scale` times the units.
 */
const grows = (name: string, units: number, prepare: (scale: number) => () => unknown): boolean => {
  const works = SCALES.map(prepare);
  const best = SCALES.map(() => Number.POSITIVE_INFINITY);
  // The scales take turns, so that a busy machine slows all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    SCALES.forEach((scale, i) => {
      // Small work is repeated: every scale does the same amount per round.
      const elapsedMs = timed(works[i], SCALES[2] / scale);
      best[i] = Math.min(best[i] ?? 0, (elapsedMs * 1e3) / (SCALES[2] * units));
    });
  }
  const [small = Number.NaN, , large = Number.NaN] = best;
  const ratio = large / small;
  const times = SCALES.map((scale, i) => `${best[i]?.toFixed(2)} µs at ${scale}×`).join(", ");
  const verdict = ratio <= BAR ? "ok" : "NOT LINEAR";
  console.log(`scoring: each ${name} ${times}: ${ratio.toFixed(2)}× (bar ${BAR}×) ${verdict}`);
  return ratio <= BAR;
};

const timed = (work: (() => unknown) | undefined, repeats: number): number => {
  const start = performance.now();
  for (let i = 0; i < repeats; i += 1) work?.();
  return performance.now() - start;
};

/** The same quarters over and over, back in time from the year 9999. */
const manyQuarters = (quarters: readonly QuarterInput[], count: number): QuarterInput[] => {
  const [pattern] = quarters;
  if (!pattern) throw new Error("no quarters to repeat");
  const last = 9999 * 4 + 3;
  return Array.from({ length: count }, (_, i): QuarterInput => {
    const index = last - count + 1 + i;
    const quarter = `${String(Math.floor(index / 4)).padStart(4, "0")}Q${(index % 4) + 1}`;
    return { ...(quarters[i % quarters.length] ?? pattern), quarter };
  });
};
