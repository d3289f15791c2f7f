/** The door of the record layer. */
export { type AssessRecordOptions, assessRecord, defaultAsOf } from "./assess-record";
export { type Grade, gradeLabel, qualityOf } from "./grades";
export * from "./output";
export { daysBetween, quarterOf } from "./quarters";
export * from "./types";
