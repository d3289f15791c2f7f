/** The door of the method: everything outside `lib/scoring` imports from here. */
export { type AssessOptions, assess, assessParsed, gatedClassOf } from "./assess";
export { canonicalJson, rounded } from "./canonical";
export { parseInput } from "./input";
export { InputError } from "./input-error";
export { quarterIndex } from "./quarters";
export { type RobustnessOptions, sigmaOf } from "./robustness";
export * from "./rules";
export * from "./types";
