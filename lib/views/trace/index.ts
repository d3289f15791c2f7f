export { type BoardEntry, buildBoardTrace } from "./board";
export { buildTrace } from "./build-trace";
export type { TraceClaim, TraceConflict, TraceDay, TracePart, TraceView } from "./trace-view";
