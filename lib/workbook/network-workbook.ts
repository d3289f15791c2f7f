import { type Assessed, confidenceLabel, DVS_1_0_RULES, type MethodRules, type NetworkRecord } from "@/lib/scoring";
import { missingFacts, verdictView } from "@/lib/views";
import { writeCorridor } from "./corridor-sheet";
import { writeFactors, writeScore } from "./factors-sheet";
import { writeInputs, writeLines } from "./inputs-sheet";
import { writeRatios } from "./ratios-sheet";
import { type ReadMe, readMeSheet } from "./read-me-sheet";
import { type LiveCell, ReadingCells, readingsOf } from "./readings";
import { observationsSheet, sourcesSheet } from "./record-sheets";
import { rulesSheet, writeRules } from "./rules-sheet";
import { SheetDraft } from "./sheet";
import { gatesSheet, NOT_LIVE, reconciliationSheet, robustnessSheet } from "./value-sheets";

/** The sheets of a file, and which number of the method each live cell is. */
export interface Workbook {
  sheets: SheetDraft[];
  live: LiveCell[];
}

export interface WorkbookSubject {
  record: NetworkRecord;
  assessed: Assessed;
  fingerprint: string;
}

export interface WorkbookOptions {
  /** Address of the page that shows the same. */
  link: string;
  /** Rows of the method; default: the published ones. */
  rules?: MethodRules;
}

const NETWORK_SHEETS: ReadMe["sheets"] = [
  [
    "Inputs",
    "What the method reads, at the published reading and at the other corner where an input is only bounded; line by line with observations.",
    "inputs",
  ],
  ["Ratios", "Coverage, growth and shares, with their workings by quarter.", "live"],
  ["Factors", "Nine factors: value, points, weight, contribution.", "live"],
  ["Score", "Score and data confidence.", "live"],
  ["Corridor", "Corridor, hurdle, class before gates; how far the edges are.", "live"],
  ["Rules", "Every number of the method that a formula reads.", "inputs"],
  ["Gates", `Gates and verdict. ${NOT_LIVE}`, "values"],
  ["Reconciliation", `Conflicts, yearly checks, choice of readings. ${NOT_LIVE}`, "values"],
  ["Robustness", `Seeded draws and every definition. ${NOT_LIVE}`, "values"],
  ["Observations", "Every observation known on the as-of day.", "record"],
  ["Sources", "Who said it, where.", "record"],
];

/** One network as a workbook: inputs with sources, everything from ratio to class as formulas, the rest as values. */
export function networkWorkbook(
  { record, assessed, fingerprint }: WorkbookSubject,
  { link, rules = DVS_1_0_RULES }: WorkbookOptions,
): Workbook {
  const { network } = record;
  const all = readingsOf(assessed).map((reading) => new ReadingCells(reading));
  const method = rulesSheet();
  const ruleCells = writeRules(rules, network.category, method);
  const inputs = new SheetDraft("Inputs", [38, 18, 24, 18, 22, 16, 18, 22, 26, 52]);
  const rows = writeInputs(inputs, all, assessed);
  writeLines(inputs, record, assessed, new Set(rows.flatMap((own) => own?.labels ?? [])));
  const widths = [38, ...all.map(() => 22), 44, ...Array.from({ length: 19 }, () => 12)];
  const ratios = new SheetDraft("Ratios", widths);
  writeRatios(ratios, all, rows, ruleCells);
  const factors = new SheetDraft("Factors", [28, 16, 16, 16, 16, 18, 68]);
  writeFactors(factors, all, ruleCells);
  const score = new SheetDraft("Score", [46, ...all.map(() => 30), 60]);
  writeScore(score, all, ruleCells);
  const corridor = new SheetDraft("Corridor", [46, ...all.map(() => 30), 60]);
  writeCorridor(corridor, all, ruleCells);
  const readMe = readMeSheet({
    title: `${network.name}: who pays, customers or the token?`,
    facts: factsOf({ record, assessed, fingerprint }, rules, link),
    sheets: NETWORK_SHEETS,
  });
  return {
    sheets: [
      readMe,
      inputs,
      ratios,
      factors,
      score,
      corridor,
      method,
      gatesSheet(all, assessed),
      reconciliationSheet(record, assessed),
      robustnessSheet(assessed),
      observationsSheet(record, assessed),
      sourcesSheet(record, assessed),
    ],
    live: all.flatMap((cells) => cells.liveCells()),
  };
}

/** What the first sheet tells of the verdict. */
function factsOf(
  { record, assessed, fingerprint }: WorkbookSubject,
  rules: MethodRules,
  link: string,
): ReadMe["facts"] {
  const verdict = verdictView(assessed);
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  const missing = missingFacts(assessed);
  const confidence =
    "dataConfidence" in assessed.result ? confidenceLabel(assessed.result.dataConfidence) : "not assessed";
  const facts: [string, string][] = [
    ["Verdict", [verdict.label, ...verdict.qualifiers].join(", ")],
    ["What it means", verdict.explanation],
    ...(verdict.wouldRead ? [["The numbers would read", verdict.wouldRead] as [string, string]] : []),
    ["Quarter t", assessed.quarter ?? "none: no quarter has revenue and emissions"],
    ["As of", `${assessed.asOf}: only what was known on or before that day`],
    [
      "Definition",
      `${definition?.label ?? assessed.definitionId}${definition?.house ? ", the house definition" : ", not the house definition"}`,
    ],
    ["Data confidence", confidence],
    ["Method", rules.version],
    ["Fingerprint", fingerprint],
    ["Page", link],
  ];
  if (missing.length > 0) facts.push(["Unknown", missing.join("; ")]);
  return facts;
}
