export {
  COST_CASE_NAMES,
  NUMBER_FIELDS,
  NUMBER_NAMES,
  NUMBER_TEXT,
  type NumberField,
  type NumberName,
  READING_TEXT,
  readFields,
  requestOf,
  requestPairs,
  type WhatIfFields,
  type WhatIfRequest,
  whatIfQuery,
  YES,
} from "./address";
export { type ChoiceControl, type NumberControl, type WhatIfControls, whatIfControls } from "./controls";
export type { GridCellView, GridView } from "./grids";
export type { ReadoutView } from "./readouts";
export { type WhatIfSubject, whatIfSubject } from "./subject";
export { buildWhatIf, buildWhatIfGrids, type WhatIfGrids, type WhatIfView } from "./what-if";
