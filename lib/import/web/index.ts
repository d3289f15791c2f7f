export {
  type ImportState,
  listImports,
  loadImport,
  loadPreview,
  type NotDone,
  publishImport,
  replyOf,
  startImport,
  undoImport,
} from "./actions";
export { isImportId, receiveBody, receiveForm, TooLargeError } from "./uploads";
