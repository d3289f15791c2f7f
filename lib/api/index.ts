/** The door of the read API: what routes and the reference page import. */
export {
  buildReference,
  type FieldView,
  type OperationView,
  type ParamView,
  type ReferenceView,
  type TypePart,
} from "./reference";
export { routesOf, unknownRoutes } from "./routes";
export type { ImportReply } from "./schemas/imports";
