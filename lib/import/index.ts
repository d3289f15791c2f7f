export { FIELDS, type Field, guessField, isField, type Mapping, parseMapping, resolveColumns } from "./columns";
export { FileError } from "./file-error";
export { openCsv } from "./read-csv";
export {
  cleanCutShort,
  dryRun,
  type ImportOutcome,
  type ImportRequest,
  type NetworkCount,
  runImport,
  sentenceOf,
} from "./run-import";
export type { Counts } from "./sink";
