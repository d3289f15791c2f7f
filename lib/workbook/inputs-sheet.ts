import { type Assessed, type InputState, type NetworkRecord, type QuarterInput, quarterIndex } from "@/lib/scoring";
import { type ReadingCells, setAcross } from "./readings";
import { type CellFormat, caption, heading, input, label, note, type Row, type SheetDraft, text, title } from "./sheet";

/** Where the quarters of one reading stand: one row per calendar quarter, oldest first. */
export interface QuarterRows {
  first: number;
  last: number;
  labels: string[];
  sheet: SheetDraft;
}

/** Columns of the table of quarters. */
export const QUARTER_COLUMNS = {
  organic: 2,
  unclassified: 3,
  related: 4,
  excluded: 5,
  incentives: 6,
  tokens: 7,
  price: 8,
  cash: 9,
} as const;

/** The least number of quarters drawn: what the method looks back. */
const LEAST_QUARTERS = 8;

const labelAt = (index: number): string => `${Math.floor(index / 4)}Q${(index % 4) + 1}`;

const quarterOfDay = (day: string): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);

/** Consecutive calendar quarters around what the input lists, oldest first; silent ones too. */
function calendar(quarters: readonly QuarterInput[], asOf: string): string[] {
  const listed = quarters.map(({ quarter }) => quarterIndex(quarter));
  const last = listed.length > 0 ? Math.max(...listed) : quarterOfDay(asOf) - 1;
  const first = Math.min(last - LEAST_QUARTERS + 1, ...listed);
  return Array.from({ length: last - first + 1 }, (_, step) => labelAt(first + step));
}

const stateOf = (quarter: QuarterInput | undefined): string => {
  if (!quarter) return "nothing on record";
  const missing = [
    quarter.revenueUsd === null ? "revenue unknown" : "",
    quarter.emittedTokens === null ? "emitted tokens unknown" : "",
    quarter.tokenPriceUsd === null ? (quarter.emittedTokens === 0 ? "price unknown, not needed" : "price unknown") : "",
    quarter.cashSubsidyUsd === null ? "cash to suppliers not stated, which the method counts as none" : "",
  ].filter((words) => words !== "");
  return missing.join("; ");
};

function writeQuarters(sheet: SheetDraft, cells: ReadingCells, asOf: string): QuarterRows {
  const quarters = cells.reading.input.quarters ?? [];
  const byLabel = new Map(quarters.map((quarter) => [quarter.quarter, quarter]));
  const labels = calendar(quarters, asOf);
  sheet.blank();
  sheet.add(caption(`Quarters. ${cells.reading.label}`));
  sheet.add(
    ...[
      "Quarter (UTC)",
      "Organic, USD",
      "Unclassified, USD",
      "Related, USD",
      "Excluded, USD",
      "Incentives, USD",
      "Emitted tokens",
      "Token price, USD",
      "Cash to suppliers, USD",
      "What is unknown",
    ].map(heading),
  );
  const rows = labels.map((quarter) => {
    const given = byLabel.get(quarter);
    const lines = given?.revenueUsd ?? null;
    return sheet.add(
      label(quarter),
      input(lines?.organic ?? null, "usd"),
      input(lines?.unclassified ?? null, "usd"),
      input(lines?.related ?? null, "usd"),
      input(lines?.excluded ?? null, "usd"),
      input(lines?.incentives ?? null, "usd"),
      input(given?.emittedTokens ?? null, "tokens"),
      input(given?.tokenPriceUsd ?? null, "price"),
      input(given?.cashSubsidyUsd ?? null, "usd"),
      text(stateOf(given)),
    );
  });
  return { first: rows[0] ?? 1, last: rows.at(-1) ?? 1, labels, sheet };
}

const ANNUAL_LINES = ["organic", "unclassified", "related", "excluded", "incentives"] as const;

function writeYear(sheet: SheetDraft, cells: ReadingCells): void {
  const { annual } = cells.reading.input;
  if (!annual) return;
  sheet.blank();
  sheet.add(caption(`Common year ${annual.from} to ${annual.to} in place of quarters. ${cells.reading.label}`));
  sheet.add(heading("Amount"), heading("USD"));
  for (const line of ANNUAL_LINES) {
    const row = sheet.add(label(line), input(annual.revenueUsd[line], "usd"));
    cells.set(`annual.${line}`, sheet.ref(row, 2));
  }
  const row = sheet.add(label("value of what was emitted"), input(annual.emissionsUsd, "usd"));
  cells.set("annual.emissions", sheet.ref(row, 2));
}

const FACTOR_ROWS: readonly [
  keyof ReadingCells["reading"]["input"]["factors"],
  string,
  CellFormat,
  InputState["id"] | null,
][] = [
  ["revenueGrowth", "Growth stated by the input, a year", "percent", "growth"],
  ["topCustomerShare", "Largest customer, share of organic revenue", "percent", "topCustomerShare"],
  ["utilisation", "Utilisation, used ÷ available", "percent", "utilisation"],
  ["utilisationTarget", "Utilisation that counts as full, stated by the input", "percent", null],
  ["supplyGlut", "Glut, ln capacity growth − ln growth of use, a year", "ratio", "glut"],
  ["usageGrowth", "Growth of use, ln, a year", "ratio", "glut"],
  ["operatorCover", "Operator cover, income from customers ÷ cost", "ratio", "operatorCover"],
  ["netDilution", "Net dilution, a year", "percent", "netDilution"],
  ["captureYield", "Capture yield, a year", "percent", "captureYield"],
  ["checklistScore", "Checklist, of 100", "points", "checklist"],
  ["supplyScopeCoverage", "Supply-scope coverage", "ratio", "supplyScopeCoverage"],
];

const EVIDENCE_ROWS = [
  ["revenueQuality", "Quality of revenue, 0–1", "ratio"],
  ["emissionsQuality", "Quality of emissions, 0–1", "ratio"],
  ["otherQuality", "Quality of everything else, 0–1", "ratio"],
  ["agreement", "Agreement of sources: 1, 0.7 or 0.3", "ratio"],
  ["ageDays", "Age of t, days", "whole"],
] as const satisfies readonly (readonly [string, string, CellFormat])[];

/** null means something else for these two: the method has its own value. */
const OWN_VALUE: Partial<Record<string, string>> = {
  revenueGrowth: "none stated: computed from the quarters",
  utilisationTarget: "none stated: the category's",
};

/** Columns for grade, observations and words: the last two of the sheet are the wide ones. */
const WIDE_COLUMNS = 8;
const beside = (
  all: readonly ReadingCells[],
  grade: Row[number],
  observations: Row[number],
  words: Row[number],
): Row => [grade, ...Array.from({ length: WIDE_COLUMNS - 2 - 2 * all.length }, () => null), observations, words];

/** The numbers the method reads beside its quarters, and how good the evidence is. */
function writeFactors(sheet: SheetDraft, all: readonly ReadingCells[], states: readonly InputState[]): void {
  sheet.blank();
  sheet.add(
    heading("Other inputs"),
    ...all.flatMap(({ reading }) => [heading(reading.label), heading("State")]),
    ...beside(all, heading("Grade"), heading("Observations"), heading("How it was found")),
  );
  for (const [field, words, format, id] of FACTOR_ROWS) {
    const state = states.find((candidate) => candidate.id === id);
    const row = sheet.add(
      label(words),
      ...all.flatMap(({ reading }) => {
        const of = reading.input.factors[field];
        return [input(of, format), text(of === null ? (OWN_VALUE[field] ?? wordsOf(state)) : "")];
      }),
      ...beside(
        all,
        text(state?.grade ?? ""),
        text(state?.observationIds.join("; ") ?? ""),
        text(OWN_VALUE[field] === undefined ? (state?.formula ?? "") : ""),
      ),
    );
    setAcross(all, `input.${field}`, (index) => sheet.ref(row, 2 + 2 * index));
  }
  for (const [field, words, format] of EVIDENCE_ROWS) {
    const row = sheet.add(
      label(words),
      ...all.flatMap(({ reading }) => [input(reading.input.evidence[field], format), text("")]),
      ...beside(all, null, null, text("By the rules of evidence of the method.")),
    );
    setAcross(all, `input.${field}`, (index) => sheet.ref(row, 2 + 2 * index));
  }
  const row = sheet.add(
    label("Revenue rests on a single source"),
    ...all.flatMap(({ reading }) => [input(reading.input.evidence.singleSourceRevenue ? "yes" : "no"), text("")]),
  );
  setAcross(all, "input.singleSourceRevenue", (index) => sheet.ref(row, 2 + 2 * index));
}

const wordsOf = (state: InputState | undefined): string => {
  if (state?.state === "not_applicable") return "not applicable";
  if (state?.unknownBecause === "not_disclosed") return "unknown: searched for, not disclosed";
  if (state?.unknownBecause === "not_researched") return "unknown: not researched yet";
  return "unknown";
};

/** Inputs of every reading; gives back where the quarters of each stand (null: a common year). */
export function writeInputs(
  sheet: SheetDraft,
  all: readonly ReadingCells[],
  assessed: Assessed,
): (QuarterRows | null)[] {
  sheet.add(title("Inputs"));
  sheet.add(
    note(
      "What the method reads. An empty cell is unknown, never 0; the word stands beside it. Blue cells may be changed: everything live follows.",
    ),
  );
  sheet.freeze();
  const rows = all.map((cells) => {
    if (!cells.reading.input.annual) return writeQuarters(sheet, cells, assessed.asOf);
    writeYear(sheet, cells);
    return null;
  });
  writeFactors(sheet, all, assessed.inputs);
  return rows;
}

/** What every amount of the quarters rests on: each line with its observations. */
export function writeLines(
  sheet: SheetDraft,
  record: NetworkRecord,
  assessed: Assessed,
  quarters: ReadonlySet<string>,
): void {
  const series = new Map(record.series.map((one) => [one.id, one]));
  const figures = new Map(assessed.figures.map((figure) => [`${figure.seriesId} ${figure.quarter}`, figure]));
  sheet.blank();
  sheet.add(caption("What the quarters rest on, line by line as the definition counts them"));
  sheet.add(
    ...[
      "Quarter (UTC)",
      "Counts as",
      "Low",
      "Value",
      "High",
      "Grade",
      "Unit of the claims",
      "How it was found",
      "Line",
      "Observations",
    ].map(heading),
  );
  for (const view of assessed.quarters.filter(({ quarter }) => quarters.has(quarter))) {
    for (const line of view.lines) {
      const figure = figures.get(`${line.seriesId} ${view.quarter}`);
      if (!line.span && !figure) continue;
      const known = series.get(line.seriesId);
      sheet.add(
        label(view.quarter),
        text(line.role.replaceAll("_", " ")),
        input(endOf(line.span?.low)),
        input(line.span?.value ?? null),
        input(endOf(line.span?.high)),
        text(figure?.grade ?? ""),
        text(known?.unit ?? ""),
        text(line.span ? (figure?.method ?? "") : `unknown: ${(figure?.missing ?? "no claim").replaceAll("_", " ")}`),
        text(known?.label ?? line.seriesId),
        text(figure?.usedIds.join("; ") ?? ""),
      );
    }
  }
}

/** An end of a range; one that nobody bounds is a word. */
const endOf = (end: number | undefined): number | string | null =>
  end === undefined ? null : Number.isFinite(end) ? end : "open";
