import type { FactorId } from "@/lib/scoring";
import { curveHeight, exceeds, NOT_APPLICABLE, whereKnown } from "./formulas";
import { SCORED } from "./ratios-sheet";
import { type ReadingCells, setAcross } from "./readings";
import type { RuleCells } from "./rules-sheet";
import { type CellFormat, caption, heading, label, live, note, type SheetDraft, text, title } from "./sheet";

export const NOT_COMPUTED = "not computed";

const FORMAT: Record<FactorId, CellFormat> = {
  coverage: "ratio",
  growth: "percent",
  concentration: "percent",
  utilisation: "percent",
  glut: "ratio",
  operatorCover: "ratio",
  dilution: "percent",
  capture: "percent",
  checklist: "points",
};

/** What a factor is scored on, as a formula over ratios and inputs. */
const factorValue = (id: FactorId, cells: ReadingCells, rules: RuleCells): string => {
  const given = (field: string): string => whereKnown([cells.get(`input.${field}`)], cells.get(`input.${field}`));
  switch (id) {
    case "coverage":
      return cells.get("ratios.prudentCoverage");
    case "growth":
      return cells.get("ratios.revenueGrowth");
    case "concentration":
      return given("topCustomerShare");
    case "utilisation": {
      const [used, stated] = [cells.get("input.utilisation"), cells.get("input.utilisationTarget")];
      const own = rules.utilisationTarget;
      return own === null
        ? whereKnown([used, stated], `${used}/${stated}`)
        : whereKnown([used], `${used}/IF(ISNUMBER(${stated}),${stated},${own})`);
    }
    case "glut":
      return given("supplyGlut");
    case "operatorCover":
      return given("operatorCover");
    case "dilution":
      return given("netDilution");
    case "capture":
      return given("captureYield");
    case "checklist":
      return given("checklistScore");
  }
};

const pointsOf = (id: FactorId, value: string, cells: ReadingCells, rules: RuleCells): string => {
  const factor = rules.factors.find(({ rule }) => rule.id === id);
  if (!factor) throw new Error(`No rule for ${id}`);
  if (id === "coverage") return curveHeight(cells.get("demandShare"), factor.curve);
  const points = curveHeight(value, factor.curve);
  if (id !== "glut") return points;
  const usage = cells.get("input.usageGrowth");
  return whereKnown(
    [value],
    `IF(${exceeds(usage, rules.glutCap.usageGrowth, rules.tolerance)},${points},MIN(${points},${rules.glutCap.points}))`,
  );
};

/** Nine factors: value → points by the curve of the rules → contribution to the score. */
export function writeFactors(sheet: SheetDraft, all: readonly ReadingCells[], rules: RuleCells): void {
  sheet.add(title("Factors"));
  sheet.add(
    note(
      "Live. Points by the curves of the sheet of rules; weights of factors that do not apply are shared out; an unknown factor keeps its weight and earns nothing.",
    ),
  );
  sheet.freeze();
  for (const cells of all) {
    sheet.blank();
    sheet.add(caption(cells.reading.label));
    sheet.add(
      ...[
        "Factor",
        "Value",
        "Points, 0–100",
        "Weight that applies",
        "Weight that is known",
        "Contribution to the score",
        "Question",
      ].map(heading),
    );
    const first = sheet.rows.length + 1;
    const last = first + rules.factors.length - 1;
    const applicable = `SUM(${sheet.range(first, last, 4)})`;
    rules.factors.forEach(({ rule, applies, weight }, index) => {
      const row = first + index;
      const [value, points] = [sheet.ref(row, 2), sheet.ref(row, 3)];
      const head = label(`${rule.code} ${rule.label}`);
      if (!applies) {
        sheet.add(
          head,
          text(NOT_APPLICABLE),
          text(NOT_APPLICABLE),
          live("0", "points"),
          live("0", "points"),
          text(NOT_APPLICABLE),
          text(rule.question),
        );
        return;
      }
      sheet.add(
        head,
        live(factorValue(rule.id, cells, rules), FORMAT[rule.id]),
        live(pointsOf(rule.id, value, cells, rules), "points"),
        live(weight, "points"),
        live(`IF(ISNUMBER(${points}),${weight},0)`, "points"),
        live(whereKnown([points], `${sheet.ref(row, 4)}*${points}/${applicable}`), "points"),
        text(rule.question),
      );
      cells.set(`factorValue.${rule.id}`, value);
      cells.set(`factorScores.${rule.id}`, points);
      cells.set(`contributions.${rule.id}`, sheet.ref(row, 6));
    });
    cells.set("applicableWeight", sheet.range(first, last, 4));
    cells.set("knownWeight", sheet.range(first, last, 5));
    cells.set("contributionRange", sheet.range(first, last, 6));
  }
}

interface ScoreRow {
  key: string;
  label: string;
  format: CellFormat;
  how: string;
  formula: (cells: ReadingCells, rules: RuleCells) => string;
}

const whereScored = (cells: ReadingCells, formula: string): string =>
  `IF(${cells.get("status")}="${SCORED}",${formula},"${NOT_COMPUTED}")`;

const SCORE: readonly ScoreRow[] = [
  {
    key: "score",
    label: "S, earned, of 100",
    format: "points",
    how: "Sum of the contributions.",
    formula: (c) => whereScored(c, `SUM(${c.get("contributionRange")})`),
  },
  {
    key: "confidence.completeness",
    label: "Completeness",
    format: "percent",
    how: "Weight that is known ÷ weight that applies.",
    formula: (c) => whereScored(c, `SUM(${c.get("knownWeight")})/SUM(${c.get("applicableWeight")})`),
  },
  {
    key: "unknown",
    label: "Unknown, of 100",
    format: "points",
    how: "Points that nobody can give or take.",
    formula: (c) =>
      whereKnown([c.get("confidence.completeness")], `100*(1-${c.get("confidence.completeness")})`, NOT_COMPUTED),
  },
  {
    key: "lost",
    label: "Lost, of 100",
    format: "points",
    how: "100 − earned − unknown.",
    formula: (c) =>
      whereKnown([c.get("score"), c.get("unknown")], `MAX(0,100-${c.get("score")}-${c.get("unknown")})`, NOT_COMPUTED),
  },
];

const CONFIDENCE: readonly ScoreRow[] = [
  {
    key: "confidence.freshness",
    label: "Freshness",
    format: "percent",
    how: "Full up to the first age, nothing at the second, a line between.",
    formula: (c, { confidence: { freshness } }) => {
      const age = c.get("input.ageDays");
      return whereKnown(
        [age],
        `MIN(1,MAX(0,(${freshness.zeroAtDays}-${age})/(${freshness.zeroAtDays}-${freshness.fullUntilDays})))`,
      );
    },
  },
  {
    key: "confidence.quality",
    label: "Quality of the sources",
    format: "percent",
    how: "Revenue, emissions and everything else, weighed.",
    formula: (c, { confidence: { quality } }) => {
      const [revenue, emissions, other] = [
        c.get("input.revenueQuality"),
        c.get("input.emissionsQuality"),
        c.get("input.otherQuality"),
      ];
      return whereKnown(
        [revenue, emissions, other],
        `${quality.revenue}*${revenue}+${quality.emissions}*${emissions}+${quality.other}*${other}`,
      );
    },
  },
  {
    key: "confidence.agreement",
    label: "Agreement of sources",
    format: "percent",
    how: "From the largest open gap.",
    formula: (c) => whereKnown([c.get("input.agreement")], c.get("input.agreement")),
  },
];

/** The condition under which a cap of data confidence holds. */
const capHolds = (
  id: RuleCells["confidence"]["caps"][number]["id"],
  threshold: string,
  c: ReadingCells,
  rules: RuleCells,
): string => {
  const below = (cell: string, fixed: string): string =>
    `IF(ISNUMBER(${cell}),${cell}<${fixed}-${rules.tolerance},FALSE)`;
  const half = rules.confidence.caps.find((cap) => cap.id === "completeness<50%")?.threshold ?? threshold;
  const completeness = c.get("confidence.completeness");
  switch (id) {
    case "contested_source":
      return below(c.get("input.agreement"), threshold);
    case "weak_critical_source":
      return `OR(${below(c.get("input.revenueQuality"), threshold)},${below(c.get("input.emissionsQuality"), threshold)})`;
    case "unclassified>50%":
      return exceeds(c.get("ratios.unclassifiedShare"), threshold, rules.tolerance);
    case "completeness<50%":
      return below(completeness, threshold);
    case "completeness<70%":
      return `AND(NOT(${below(completeness, half)}),${below(completeness, threshold)})`;
    case "single_source_revenue":
      return `${c.get("input.singleSourceRevenue")}="yes"`;
  }
};

/** Score, and data confidence, which never enters it. */
export function writeScore(sheet: SheetDraft, all: readonly ReadingCells[], rules: RuleCells): void {
  const rowsOf = (rows: readonly ScoreRow[]): void => {
    for (const { key, label: words, format, how, formula } of rows) {
      const row = sheet.add(label(words), ...all.map((cells) => live(formula(cells, rules), format)), text(how));
      setAcross(all, key, (index) => sheet.ref(row, 2 + index));
    }
  };
  const head = (words: string) =>
    sheet.add(heading(words), ...all.map(({ reading }) => heading(reading.label)), heading("How"));
  sheet.add(title("Score and data confidence"));
  sheet.add(note("Live. Two numbers that are never multiplied: how the network stands, and how good the evidence is."));
  sheet.freeze();
  sheet.blank();
  head("Score");
  rowsOf(SCORE);
  sheet.blank();
  head("Data confidence");
  rowsOf(CONFIDENCE);
  const caps = rules.confidence.caps.map((cap) => {
    const row = sheet.add(
      label(`Cap: ${cap.label}`),
      ...all.map((cells) => live(`IF(${capHolds(cap.id, cap.threshold, cells, rules)},${cap.cap},"open")`, "points")),
      text("Data confidence cannot exceed the number shown."),
    );
    setAcross(all, `cap.${cap.id}`, (index) => sheet.ref(row, 2 + index));
    return row;
  });
  const { weights } = rules.confidence;
  rowsOf([
    {
      key: "dataConfidence",
      label: "D, data confidence, of 100",
      format: "points",
      how: "Four weighed shares, then the lowest cap that holds.",
      formula: (c) => {
        const parts = (["completeness", "freshness", "quality", "agreement"] as const).map(
          (part) => [weights[part], c.get(`confidence.${part}`)] as const,
        );
        const sum = parts.map(([weight, cell]) => `${weight}*${cell}`).join("+");
        const holding =
          caps.length === 0
            ? ""
            : `,${c.get(`cap.${rules.confidence.caps[0]?.id}`)}:${c.get(`cap.${rules.confidence.caps.at(-1)?.id}`).replace(/^.*!/, "")}`;
        return whereKnown(
          parts.map(([, cell]) => cell),
          `MIN(100*(${sum})${holding})`,
          NOT_COMPUTED,
        );
      },
    },
  ]);
}
