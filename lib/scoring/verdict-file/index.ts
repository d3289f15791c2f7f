/** The door of the verdict file: built, read and verified by the same code in a browser as on a server. */
export { buildVerdictFile, type VerdictFileOptions, verdictFileText, withPrinted } from "./build";
export { MOST_EFFECTS } from "./compare-record";
export { factsOf, WithheldError } from "./facts";
export { LARGEST_FILE_CHARACTERS, parseVerdictFile, VerdictFileError } from "./parse";
export { RULE_TABLES } from "./rule-rows";
export * from "./types";
export { type VerifyOptions, verifyVerdictFile } from "./verify";
