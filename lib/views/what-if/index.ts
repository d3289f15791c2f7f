export {
  ASSUMPTION_NAMES,
  COST_CASE_NAMES,
  NUMBER_FIELDS,
  NUMBER_NAMES,
  NUMBER_TEXT,
  type NumberField,
  type NumberName,
  queryText,
  READING_TEXT,
  readFields,
  requestOf,
  requestPairs,
  sharedRequest,
  type WhatIfFields,
  type WhatIfRequest,
  whatIfQuery,
  withAssumptions,
  withNumber,
  YES,
} from "./address";
export { assumedWords } from "./assumed-words";
export { compareControls } from "./compare-controls";
export {
  buildCompareGrids,
  buildCompareWhatIf,
  type CompareWhatIfGrids,
  type CompareWhatIfNetwork,
  type CompareWhatIfSubject,
  type CompareWhatIfView,
  comparePairs,
  type GridRowView,
  NOTHING_TO_VARY,
  RESULT_HEAD,
  smallGrids,
} from "./compare-what-if";
export type { ChoiceControl, NumberControl, WhatIfControls } from "./controls";
export type { GridCellView, GridView } from "./grids";
export { type WhatIfLinks, whatIfLinks } from "./links";
export { whatIfControls } from "./network-controls";
export type { ReadoutView } from "./readouts";
export { type WhatIfSubject, whatIfSubject } from "./subject";
export { buildWhatIf, buildWhatIfGrids, type WhatIfGrids, type WhatIfView } from "./what-if";
