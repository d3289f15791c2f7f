import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssessmentInput,
  type ChangeGroup,
  canonicalJson,
  compileMethod,
  DVS_1_0_RULES,
  explainChange,
  type QuarterInput,
  type WhyChanged,
} from "@/lib/scoring";
import { goldenInput } from "./golden-cases";
import { labelAt, lines, networks, RUNS, steady } from "./networks";

const partOf = (why: WhyChanged, cause: string, group: ChangeGroup) =>
  why.parts.find((part) => part.cause === cause && part.group === group)?.deltaLnCoverage ?? Number.NaN;

const quarters = (input: AssessmentInput): QuarterInput[] => structuredClone(input.quarters ?? []);

const change = (input: AssessmentInput, at: number, fields: Partial<QuarterInput>): AssessmentInput => ({
  ...input,
  quarters: quarters(input).map((quarter, i) => (i === at ? { ...quarter, ...fields } : quarter)),
});

const next = (input: AssessmentInput, fields: Partial<QuarterInput>): AssessmentInput => {
  const all = quarters(input);
  const last = all.at(-1);
  return { ...input, quarters: last ? [...all, { ...last, quarter: labelAt(all.length), ...fields }] : [] };
};

describe("why it changed", () => {
  const before = steady({ revenue: 400_000 }); // C* .4

  it("nothing: every part is nothing", () => {
    const why = explainChange({ input: before }, { input: before });
    expect(why.deltaLnCoverage).toBe(0);
    expect(why.parts.every(({ deltaLnCoverage, deltaScore }) => deltaLnCoverage === 0 && deltaScore === 0)).toBe(true);
    expect(why).toMatchObject({ priceShare: null, classPath: ["subsidy_leaning"] });
  });

  it("a restated quarter is a restatement, of customers", () => {
    const after = change(before, 3, { revenueUsd: lines({ organic: 800_000 }) });
    const why = explainChange({ input: before }, { input: after });
    expect(partOf(why, "restatement", "revenue")).toBeCloseTo(Math.log(1.2 / 0.8), 10);
    expect(why.byCause).toMatchObject({ data: 0, definition: 0, method: 0 });
    expect(why.classPath).toEqual(["subsidy_leaning", "demand_leaning"]);
    expect(why.priceShare).toBe(0);
  });

  it("a figure that was not known before is data", () => {
    const gap = change(before, 3, { revenueUsd: null });
    const why = explainChange(
      { input: gap },
      { input: change(before, 3, { revenueUsd: lines({ organic: 800_000 }) }) },
    );
    expect(why.byCause.restatement).toBe(0);
    expect(why.byCause.data).toBeCloseTo(Math.log(0.6 / 0.4), 10);
  });

  it("a new quarter with a fallen price: the price is told from the customers", () => {
    const after = next(before, { tokenPriceUsd: 0.5, revenueUsd: lines({ organic: 480_000 }) });
    const why = explainChange({ input: before }, { input: after });
    expect(partOf(why, "data", "revenue")).toBeCloseTo(Math.log(0.88 / 0.8), 10);
    expect(partOf(why, "data", "emission")).toBeCloseTo(0, 10);
    expect(partOf(why, "data", "price")).toBeCloseTo(-Math.log(0.875), 10); // prudent: mean of the year, not of the half
    expect(why.priceDeltaLnCoverage).toBe(partOf(why, "data", "price"));
    expect(why.priceShare).toBeCloseTo(-Math.log(0.875) / Math.log(0.88 / 0.8 / 0.875), 10);
  });

  it("a new quarter with fewer tokens is emission, not customers", () => {
    const why = explainChange({ input: before }, { input: next(before, { emittedTokens: 500_000 }) });
    expect(partOf(why, "data", "revenue")).toBe(0);
    expect(partOf(why, "data", "emission")).toBeCloseTo(Math.log(2 / 1.5), 10);
  });

  it("another definition is told from the data that came with it", () => {
    const redefined = change(before, 3, { revenueUsd: lines({ organic: 800_000 }) });
    const after = next(redefined, { revenueUsd: lines({ organic: 100_000 }) });
    const why = explainChange({ input: before }, { input: after }, redefined);
    expect(why.byCause.definition).toBeCloseTo(Math.log(1.2 / 0.8), 10);
    expect(why.byCause.data).toBeCloseTo(Math.log(0.9 / 1.2), 10);
    expect(why.classPath).toEqual(["subsidy_leaning", "demand_leaning", "subsidy_leaning"]);
  });

  it("another method is told from everything else", () => {
    const method = compileMethod({
      ...DVS_1_0_RULES,
      version: "dvs-test",
      corridor: DVS_1_0_RULES.corridor.map((row) => ({ ...row, hurdle: row.hurdle === 65 ? 95 : row.hurdle })),
    });
    const why = explainChange({ input: steady() }, { input: steady(), method });
    expect(why).toMatchObject({ before: "demand_led", after: "demand_leaning", deltaLnCoverage: 0 });
    expect(why.parts[0]).toMatchObject({ cause: "method", from: "demand_led", to: "demand_leaning", deltaScore: 0 });
    const halved = compileMethod({
      ...DVS_1_0_RULES,
      revenueWeights: { ...DVS_1_0_RULES.revenueWeights, organic: 0.5 },
    });
    const { byCause } = explainChange({ input: steady() }, { input: steady(), method: halved });
    expect(byCause.method).toBeCloseTo(-Math.LN2, 10);
    expect(byCause).toMatchObject({ definition: 0, restatement: 0, data: 0 });
  });

  it("answers and evidence move the class and not coverage", () => {
    const doubted = {
      ...steady(),
      answers: { externalPayers: "unknown", fakingUnprofitable: "yes" },
    } as AssessmentInput;
    const why = explainChange({ input: steady() }, { input: doubted });
    expect(why.parts.find(({ group }) => group === "factors")).toMatchObject({
      from: "demand_led",
      to: "demand_leaning",
    });
    expect(why.deltaLnCoverage).toBe(0);
    const alone = { ...steady(), evidence: { ...steady().evidence, agreement: 0.3 } };
    expect(
      explainChange({ input: steady() }, { input: alone }).parts.find(({ group }) => group === "evidence"),
    ).toMatchObject({ to: "demand_leaning" });
  });

  it("from a year to quarters nothing can be swapped alone", () => {
    const { quarters: _, ...rest } = before;
    const revenueUsd = lines({ organic: 1_600_000 });
    const annual = { ...rest, annual: { from: "2024-01-01", to: "2024-12-31", revenueUsd, emissionsUsd: 2e6 } };
    const why = explainChange({ input: annual }, { input: before });
    expect(partOf(why, "data", "window")).toBeCloseTo(Math.log(0.4 / 0.8), 10);
    const richer = { ...annual, annual: { ...annual.annual, revenueUsd: lines({ organic: 1_800_000 }) } };
    expect(explainChange({ input: annual }, { input: richer }).byCause.restatement).toBeCloseTo(Math.log(9 / 8), 10);
    const later = { ...richer, annual: { ...richer.annual, from: "2024-04-01", to: "2025-03-31" } };
    const longer = { ...richer, annual: { ...richer.annual, to: "2025-01-15" } };
    expect(explainChange({ input: annual }, { input: longer }).byCause.restatement).toBe(0);
    expect(explainChange({ input: annual }, { input: later }).byCause.data).toBeCloseTo(Math.log(9 / 8), 10);
  });

  it("where a coverage has no size there is no sum, and the path is still told", () => {
    const free = steady({ emissions: 0 });
    const why = explainChange({ input: steady() }, { input: free });
    expect(why).toMatchObject({ deltaLnCoverage: null, priceShare: null });
    const missing = explainChange({ input: goldenInput("K08") }, { input: steady() });
    expect(missing.classPath).toEqual([null, "demand_leaning", "demand_led"]);
    expect(missing.before).toBe("insufficient_evidence");
  });

  it("the parts add up to the whole, start and end are the two verdicts, for any two networks", () => {
    fc.assert(
      fc.property(networks(), networks(), (a, b) => {
        const why = explainChange({ input: a }, { input: b });
        const sizes = why.parts.map(({ deltaLnCoverage }) => deltaLnCoverage);
        if (why.deltaLnCoverage !== null && !sizes.includes(null)) {
          const sum = sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
          expect(sum).toBeCloseTo(why.deltaLnCoverage, 9);
          const { method, definition, restatement, data } = why.byCause;
          expect((method ?? 0) + (definition ?? 0) + (restatement ?? 0) + (data ?? 0)).toBeCloseTo(sum, 9);
        }
        expect(() => canonicalJson(why)).not.toThrow();
        for (const [i, part] of why.parts.entries()) if (i > 0) expect(part.from).toBe(why.parts[i - 1]?.to);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });
});
