/** The door of the record layer. */
export { type AssessRecordOptions, assessRecord, defaultAsOf } from "./assess-record";
export { type Grade, gradeLabel, qualityOf } from "./grades";
export * from "./output";
export { daysBetween, quarterAt, quarterOf } from "./quarters";
export { exactly, product, quotient, scaled, sum } from "./spans";
export * from "./types";
