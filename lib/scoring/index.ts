/** The door of the method: everything outside `lib/scoring` imports from here. */
export { type AssessOptions, assess, assessParsed, gatedClassOf } from "./assess";
export * from "./attribution";
export { canonicalJson, rounded } from "./canonical";
export { type ChecklistResult, scoreChecklist } from "./checklist";
export * from "./closed-forms";
export { assessCorners, type CornersAssessment, combineCorners } from "./corners";
export { type Direction, directionOf, NO_DIRECTION, type NoDirectionReason } from "./direction";
export { type DocumentResult, resultsOf, scoreDocument } from "./document";
// The kernel, for bulk work that keeps its own working sets (what-if grids, benchmarks).
export { Evaluation, evaluate } from "./evaluate";
export { type Explanation, explain, type Finding, NEUTRAL_POINTS, verdictSentence } from "./explain";
export { fingerprint, sha256, sha256OfBytes } from "./fingerprint";
export {
  foldHysteresis,
  HYSTERESIS_NOTES,
  type HysteresisNote,
  type HysteresisOutcome,
  type HysteresisStep,
} from "./hysteresis";
export { parseInput } from "./input";
export { InputError } from "./input-error";
export { compileMethod, DVS_1_0, type Method } from "./kernel";
export { confidenceLabel, robustnessLabel, verdictLabel } from "./labels";
export * from "./lenses";
export { copyMeasures, Measures, measure, scaleMeasures } from "./measures";
export { normalCdf } from "./normal";
export { quarterIndex } from "./quarters";
export { assessReadings, type NoAdmissibleReading, type ReadingsAssessment } from "./readings";
export * from "./record";
export { refuseEarly, refuseLate } from "./refusals";
export { factorValueOf, findRepair, type Repair } from "./repair";
export { type RobustnessOptions, shake, sigmaOf } from "./robustness";
export * from "./rules";
export { DVS_1_0_RULES, type MethodRules } from "./rules/dvs-1-0";
export * from "./scenario";
export { INPUT_SCHEMA, ITEM_SCHEMA, type JsonSchema, RESULT_SCHEMA } from "./schemas";
export { type SensitivityOptions, type TornadoRow, tornado, weighingShares } from "./sensitivity";
export { type Trend, testRevenueTrend, testTrend } from "./trend";
export * from "./triggers";
export * from "./types";
export { type Quantity, type StorageUnit, shareOfCapacity, UnitError, unitFactor } from "./units";
export * from "./verdict-file";
export { methodOf, methods } from "./versions";
export { type WhatIf, whatIfUnknowns } from "./what-if";
export { gateSentence, refusalSentence } from "./words";
