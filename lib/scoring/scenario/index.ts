/** Scenarios and stress of §3.13: what would be, never what will be. */
export {
  type Assumed,
  type AssumedReadouts,
  type AssumedResult,
  type AssumedVerdict,
  applyAssumptions,
  assume,
  resultOf,
  type Unapplied,
} from "./assumed";
export { type AssumedGrid, assumedPriceGrid, assumedTaperGrid, axisWith, type GridAxes } from "./assumed-grids";
export * from "./assumptions";
export { type OperatorRecord, type WhatIfBase, whatIfBase } from "./base";
export * from "./break-even";
export * from "./grids";
export * from "./operators";
export * from "./paths";
export { type EmissionSchedule, parseSchedule, scheduledTokens } from "./schedule";
export { NO_SHOCK, type Shock, shockInput } from "./shock";
export { type Crossover, crossoverOf, HORIZON_QUARTERS, type PathLegs, type PathStart, startOf } from "./start";
export { type Readouts, type Stress, type StressOptions, stressTest } from "./stress";
export { defaultWeights, parseWeights, type ScenarioWeights } from "./weights";
