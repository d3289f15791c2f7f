import { canonicalJson } from "../canonical";
import * as rules from "../rules";
import type { Json } from "./types";

/** Every table of the method under the name its rows carry in a file. */
export const RULE_TABLES: Readonly<Record<string, unknown>> = {
  agreementSteps: rules.AGREEMENT_STEPS,
  answerEvidence: rules.ANSWER_EVIDENCE,
  answerValue: rules.ANSWER_VALUE,
  checklist: rules.CHECKLIST,
  classes: rules.CLASSES,
  confidenceCaps: rules.CONFIDENCE_CAPS,
  confidenceLabels: rules.CONFIDENCE_LABELS,
  confidenceWeights: rules.CONFIDENCE_WEIGHTS,
  corridor: rules.CORRIDOR,
  costCases: rules.COST_CASES,
  costSpread: rules.COST_SPREAD,
  credibilityQuality: rules.CREDIBILITY_QUALITY,
  factors: rules.FACTORS,
  flipSearchLimit: rules.FLIP_SEARCH_LIMIT,
  freshness: rules.FRESHNESS,
  gateIds: rules.GATE_IDS,
  gates: rules.GATES,
  glutCap: rules.GLUT_CAP,
  grids: rules.GRIDS,
  growth: rules.GROWTH,
  hysteresis: rules.HYSTERESIS,
  letterQuality: rules.LETTER_QUALITY,
  methodVersion: rules.METHOD_VERSION,
  path: rules.PATH,
  pillars: rules.PILLARS,
  qualityWeights: rules.QUALITY_WEIGHTS,
  readings: rules.READINGS,
  refusals: rules.REFUSALS,
  revenueWeights: rules.REVENUE_WEIGHTS,
  robustness: rules.ROBUSTNESS,
  robustnessLabels: rules.ROBUSTNESS_LABELS,
  scenarioIds: rules.SCENARIO_IDS,
  scenarios: rules.SCENARIOS,
  sensitivity: rules.SENSITIVITY,
  sigmaByQuality: rules.SIGMA_BY_QUALITY,
  stressIds: rules.STRESS_IDS,
  stresses: rules.STRESSES,
  supplyFloor: rules.SUPPLY_FLOOR,
  tolerance: rules.TOLERANCE,
  trend: rules.TREND,
  utilisationTargets: rules.UTILISATION_TARGETS,
  windows: rules.WINDOWS,
};

const hasId = (row: unknown): row is { id: string } =>
  typeof row === "object" && row !== null && "id" in row && typeof row.id === "string";

const isTable = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).some(isRow);

const isRow = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** `factors.coverage` for rows that have a name, `corridor.0` for those in an order, `windows` for a single one. */
const rowsOf = (name: string, table: unknown): [string, unknown][] => {
  if (Array.isArray(table) && table.some(isRow))
    return table.map((row: unknown, index) => [`${name}.${hasId(row) ? row.id : index}`, row]);
  if (isTable(table)) return Object.entries(table).map(([key, row]) => [`${name}.${key}`, row]);
  return [[name, table]];
};

let rows: Readonly<Record<string, Json>> | null = null;

/** The rows of the method that is computed here, in canonical form, by name. */
export const ruleRows = (): Readonly<Record<string, Json>> => {
  rows ??= Object.fromEntries(
    Object.entries(RULE_TABLES)
      .flatMap(([name, table]) => rowsOf(name, table))
      .map(([name, row]): [string, Json] => [name, JSON.parse(canonicalJson(row))]),
  );
  return rows;
};
