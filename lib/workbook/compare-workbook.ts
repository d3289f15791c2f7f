import { DVS_1_0_RULES, FACTORS, type MethodRules } from "@/lib/scoring";
import { buildCompare, proseText, verdictView } from "@/lib/views";
import { writeCorridor } from "./corridor-sheet";
import { writeFactors, writeScore } from "./factors-sheet";
import { NOT_APPLICABLE } from "./formulas";
import { writeInputs } from "./inputs-sheet";
import type { Workbook, WorkbookOptions, WorkbookSubject } from "./network-workbook";
import { writeRatios } from "./ratios-sheet";
import { readMeSheet } from "./read-me-sheet";
import { ReadingCells, readingsOf } from "./readings";
import { rulesSheet, writeRules } from "./rules-sheet";
import {
  type CellFormat,
  caption,
  heading,
  label,
  live,
  note,
  SheetDraft,
  sheetName,
  text,
  title,
  value,
} from "./sheet";
import { NOT_LIVE } from "./value-sheets";

interface Column {
  subject: WorkbookSubject;
  sheet: SheetDraft;
  rules: SheetDraft;
  cells: ReadingCells[];
}

/** Everything live about one network on one sheet, over rules of its own: factors apply by category. */
function networkColumn(subject: WorkbookSubject, rules: MethodRules): Column {
  const { network } = subject.record;
  const method = rulesSheet(sheetName(`Rules ${network.name}`));
  const ruleCells = writeRules(rules, network.category, method);
  const cells = readingsOf(subject.assessed).map((reading) => new ReadingCells(reading));
  const sheet = new SheetDraft(
    sheetName(network.name),
    [46, 24, 26, 24, 24, 22, 22, 22, 26, 30, 18, 18, 18, 18, 18, 18, 18, 18],
  );
  sheet.add(title(network.name));
  sheet.add(
    note(
      "Inputs first, then ratios, factors, score and corridor: all live. Sources and observations are in the network's own workbook.",
    ),
  );
  const rows = writeInputs(sheet, cells, subject.assessed);
  sheet.blank();
  writeRatios(sheet, cells, rows, ruleCells);
  sheet.blank();
  writeFactors(sheet, cells, ruleCells);
  sheet.blank();
  writeScore(sheet, cells, ruleCells);
  sheet.blank();
  writeCorridor(sheet, cells, ruleCells);
  // Four sections under each other: only the name of the network stays in sight.
  sheet.frozenRows = 1;
  return { subject, sheet, rules: method, cells };
}

const ROWS: readonly (readonly [string, string, CellFormat])[] = [
  ["ratios.prudentCoverage", "C*, prudent coverage", "ratio"],
  ["ratios.coverage2q", "Coverage, half-year", "ratio"],
  ["ratios.coverage4q", "Coverage, year", "ratio"],
  ["ratios.strictCoverage", "Strict coverage", "ratio"],
  ["demandShare", "Demand share", "percent"],
  ["ratios.revenue2qUsd", "Paid demand, half-year, USD", "usd"],
  ["ratios.emissions2qUsd", "Subsidy, half-year, USD", "usd"],
  ["ratios.prudentEmissionsUsd", "Prudent emissions E*, USD", "usd"],
  ["ratios.revenueGrowth", "Growth of paid demand, a year", "percent"],
  ["factorValue.concentration", "Largest customer", "percent"],
  ["factorValue.utilisation", "Utilisation ÷ target", "percent"],
  ["factorValue.glut", "Glut, ln a year", "ratio"],
  ["factorValue.operatorCover", "Operator cover", "ratio"],
  ["factorValue.dilution", "Net dilution, a year", "percent"],
  ["factorValue.capture", "Capture yield, a year", "percent"],
  ["factorValue.checklist", "Checklist, of 100", "points"],
  ...FACTORS.map(
    ({ id, code, label: words }) => [`contributions.${id}`, `${code} ${words}, points earned`, "points"] as const,
  ),
  ["score", "Score, earned, of 100", "points"],
  ["unknown", "Score, unknown, of 100", "points"],
  ["dataConfidence", "Data confidence, of 100", "points"],
  ["corridor.0", "Lower class of the corridor", "plain"],
  ["corridor.1", "Upper class of the corridor", "plain"],
  ["candidate", "Class from corridor and score, before gates", "plain"],
];

/** Common rows side by side. A factor that does not apply to a category has no cell to refer to. */
function comparisonSheet(columns: readonly Column[], rowsUnder: readonly string[]): SheetDraft {
  const all = columns.flatMap(({ subject, cells }) => cells.map((own) => ({ subject, own })));
  const sheet = new SheetDraft("Comparison", [46, ...all.map(() => 28)]);
  sheet.add(title("Comparison"));
  sheet.add(note("Live, from the sheet of each network. Each stands at its own latest usable quarter."));
  sheet.add(heading(""), ...all.map(({ subject }) => heading(subject.record.network.name)));
  sheet.add(heading("Reading"), ...all.map(({ own }) => heading(own.reading.label)));
  sheet.freeze();
  const plain = (words: string, of: (subject: WorkbookSubject) => string): void => {
    sheet.add(label(words), ...all.map(({ subject }) => value(of(subject))));
  };
  plain("Published verdict (value)", ({ assessed }) => verdictView(assessed).label);
  plain("Quarter t (value)", ({ assessed }) => assessed.quarter ?? "none");
  plain("Category", ({ record }) => record.network.category);
  for (const [key, words, format] of ROWS)
    sheet.add(
      label(words),
      ...all.map(({ own }) => (own.has(key) ? live(own.get(key), format) : text(NOT_APPLICABLE))),
    );
  if (rowsUnder.length > 0) {
    sheet.blank();
    sheet.add(caption("Where a comparison would mislead"));
    for (const words of rowsUnder) sheet.add(note(words));
  }
  return sheet;
}

/** Two to five networks side by side, each with its inputs and formulas on a sheet of its own. */
export function compareWorkbook(
  subjects: readonly WorkbookSubject[],
  asOf: string,
  { link, rules = DVS_1_0_RULES }: WorkbookOptions,
): Workbook {
  const columns = subjects.map((subject) => networkColumn(subject, rules));
  const view = buildCompare(
    subjects.map(({ record, assessed }) => ({ record, assessed })),
    [],
    asOf,
  );
  const readMe = readMeSheet({
    title: subjects
      .map(({ record }) => record.network.name)
      .join(", ")
      .concat(": side by side"),
    facts: [
      ...subjects.map(({ record, assessed, fingerprint }): [string, string] => [
        record.network.name,
        `${[verdictView(assessed).label, ...verdictView(assessed).qualifiers].join(", ")}; t ${assessed.quarter ?? "none"}; fingerprint ${fingerprint}`,
      ]),
      ["As of", `${asOf}: only what was known on or before that day`],
      ["Definition", "The house definition of each network"],
      ["Method", rules.version],
      ["Page", link],
      ["Carried by customers", proseText(view.carried)],
      ...view.pairs.map((pair): [string, string] => ["Main difference", proseText(pair)]),
    ],
    sheets: [
      ["Comparison", "Common rows side by side.", "live"],
      ...columns.map(({ sheet }) => [sheet.name, "Inputs, ratios, factors, score and corridor.", "live"] as const),
      ...columns.map(
        ({ rules: own }) => [own.name, "Every number of the method that a formula reads.", "inputs"] as const,
      ),
      ["Gates and verdicts", `In each network's own workbook; the verdicts here are values. ${NOT_LIVE}`, "–"],
    ],
  });
  return {
    sheets: [
      readMe,
      comparisonSheet(columns, view.notices.map(proseText)),
      ...columns.map(({ sheet }) => sheet),
      ...columns.map(({ rules: own }) => own),
    ],
    live: columns.flatMap(({ cells }) => cells.flatMap((own) => own.liveCells())),
  };
}
