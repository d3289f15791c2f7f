/**
 * The method as rows: every number, threshold and printed sentence stands here once. The numeric kernel is compiled
 * from these rows, and the method page prints them.
 */
export * from "./rules/checklist";
export * from "./rules/classes";
export * from "./rules/evidence";
export * from "./rules/factors";
export * from "./rules/gates";
export * from "./rules/method";
export * from "./rules/robustness";
export * from "./rules/scenarios";
