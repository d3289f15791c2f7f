/** The door of the record layer. */
export { type AssessRecordOptions, assessRecord, defaultAsOf } from "./assess-record";
export { type DecidingFact, type DecidingName, type DecidingValue, decidingFact } from "./deciding";
export { type Described, describeRecord } from "./describe-record";
export * from "./editorial";
export { fingerprintOf } from "./fingerprint-of";
export { type Grade, gradeLabel, qualityOf } from "./grades";
export * from "./output";
export { daysBetween, quarterAt, quarterOf } from "./quarters";
export { recordOn } from "./record-on";
export { countingNumbers, numberPlaces, plainText, type ReferenceTarget, type TextPart, textParts } from "./references";
export { exactly, product, quotient, scaled, sum } from "./spans";
export { triggerStates } from "./trigger-states";
export * from "./types";
