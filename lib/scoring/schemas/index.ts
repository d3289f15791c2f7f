/** What a document to score looks like and what comes back, as JSON Schema (draft 2020-12), written from the rows. */
export { INPUT_SCHEMA, ITEM_SCHEMA } from "./input-schema";
export type { JsonSchema } from "./parts";
export { RESULT_SCHEMA } from "./result-schema";
