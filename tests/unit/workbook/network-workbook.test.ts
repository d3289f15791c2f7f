import { describe, expect, it } from "vitest";
import { assessRecord, DVS_1_0_RULES, fingerprintOf, type MethodRules } from "@/lib/scoring";
import { networkWorkbook, type WorkbookSubject } from "@/lib/workbook";
import { shippedRecord } from "../../support/shipped";

const subjectOf = (slug: string): WorkbookSubject => {
  const record = shippedRecord(slug);
  const assessed = assessRecord(record, { asOf: record.network.compiledOn });
  return { record, assessed, fingerprint: fingerprintOf(assessed) };
};
const helium = subjectOf("helium");
const build = (subject: WorkbookSubject, rules?: MethodRules) =>
  networkWorkbook(subject, { link: "https://example.org/networks/x", ...(rules ? { rules } : {}) });

type Built = ReturnType<typeof build>;
const sheetOf = ({ sheets }: Built, name: string) => {
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};
const words = (workbook: Built, name: string): string =>
  sheetOf(workbook, name)
    .rows.flatMap((row) => row.map((cell) => cell?.value ?? ""))
    .join("\n");
const formulaAt = (workbook: Built, key: string): string => {
  const place = workbook.live.find((cell) => cell.key === key && cell.reading === "published");
  const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(place?.address ?? "") ?? [];
  return sheetOf(workbook, place?.sheet ?? "").rows[Number(row) - 1]?.[column.charCodeAt(0) - 65]?.formula ?? "";
};

describe("a network's workbook", () => {
  const workbook = build(helium);
  it("has its sheets in order", () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      "Read me",
      "Inputs",
      "Ratios",
      "Factors",
      "Score",
      "Corridor",
      "Rules",
      "Gates",
      "Reconciliation",
      "Robustness",
      "Observations",
      "Sources",
    ]);
  });
  it("says what it is, how it is calculated and what is not live", () => {
    const text = words(workbook, "Read me");
    for (const part of [
      helium.fingerprint,
      helium.assessed.asOf,
      "dvs-1.0",
      "https://example.org/networks/x",
      "a viewer that does not calculate shows blanks",
      "not investment advice",
    ])
      expect(text).toContain(part);
    for (const name of ["Gates", "Reconciliation", "Robustness"])
      expect(words(workbook, name)).toContain("Computed by the method, not live.");
  });
  it("lists every observation known on the day, with its source", () => {
    const known = helium.record.observations.filter(({ knownOn }) => knownOn <= helium.assessed.asOf);
    const sheet = sheetOf(workbook, "Observations");
    expect(sheet.rows.length - sheet.frozenRows).toBe(known.length);
    const early = assessRecord(helium.record, { asOf: "2025-11-30" });
    const past = sheetOf(build({ ...helium, assessed: early }), "Observations");
    const then = helium.record.observations.filter(({ knownOn }) => knownOn <= "2025-11-30");
    expect(past.rows.length - past.frozenRows).toBe(then.length);
    expect(then.length).toBeLessThan(known.length);
  });
  it("shows both corners of what is only bounded", () => {
    expect(helium.assessed.corners).not.toBeNull();
    expect(new Set(workbook.live.map(({ reading }) => reading))).toEqual(new Set(["published", "other"]));
  });
  it("has no number of the method inside a formula", () => {
    for (const { sheets } of [workbook])
      for (const { name, rows } of sheets.filter((sheet) => sheet.name !== "Rules"))
        for (const formula of rows.flatMap((row) => row.flatMap((cell) => cell?.formula ?? [])))
          expect(formula.replaceAll(/'[^']+'!/g, "").replaceAll(/\$?[A-Z]+\$?\d+/g, ""), name).not.toMatch(
            /\d\.\d|\d{4}/,
          );
  });
});

describe("formulas come from the rule rows", () => {
  const more: MethodRules = {
    ...DVS_1_0_RULES,
    factors: DVS_1_0_RULES.factors.map((rule) =>
      rule.id === "growth" ? { ...rule, anchors: [...rule.anchors, [9, 100] as const] } : rule,
    ),
  };
  it("a longer curve is a longer range", () => {
    const [before, after] = [
      formulaAt(build(helium), "factorScores.growth"),
      formulaAt(build(helium, more), "factorScores.growth"),
    ];
    const rowsIn = (formula: string): number => {
      const [, first = "0", last = "0"] = /\$B\$(\d+):\$B\$(\d+)/.exec(formula) ?? [];
      return Number(last) - Number(first) + 1;
    };
    const anchors = DVS_1_0_RULES.factors.find(({ id }) => id === "growth")?.anchors.length ?? 0;
    expect(rowsIn(before)).toBe(anchors);
    expect(rowsIn(after)).toBe(anchors + 1);
  });
  it("a factor that applies to the category no more has no formula", () => {
    const without: MethodRules = {
      ...DVS_1_0_RULES,
      factors: DVS_1_0_RULES.factors.map((rule) =>
        rule.id === "growth" ? { ...rule, notApplicable: ["wireless"] } : rule,
      ),
    };
    expect(build(helium, without).live.some(({ key }) => key === "factorScores.growth")).toBe(false);
    expect(words(build(helium, without), "Factors")).toContain("not applicable");
  });
});

describe("a record without a verdict", () => {
  it.each(["react", "bittensor", "weatherxm"])("%s gets a workbook that says what is missing", (slug) => {
    const subject = subjectOf(slug);
    expect(subject.assessed.quarter).toBeNull();
    const text = words(build(subject), "Read me");
    expect(text).toContain("none: no quarter has revenue and emissions");
    expect(text).toMatch(/\nUnknown\n.*(missing|not known|no quarter|needs)/i);
  });
  it("leaves unknown inputs empty, with the word beside them", () => {
    const { rows } = sheetOf(build(subjectOf("react")), "Inputs");
    const row = rows.find(([head]) => typeof head?.value === "string" && head.value.startsWith("Largest customer"));
    expect(row?.[1]?.value).toBeNull();
    expect(row?.[2]?.value).toMatch(/^unknown/);
  });
});
