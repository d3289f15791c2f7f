export { isBearer } from "./bearer";
export { captureConsole, createLog, type Log, logLine } from "./log";
export { countRequest, type Gauges, LATENCY_BOUNDS_SECONDS, metricsText } from "./metrics";
export { outliveReaders } from "./outlive-readers";
export { loggedPath, methodOf, requestIdOf, routeOf } from "./request-line";
export { countDatabaseError, type FactsState, operationState } from "./state";
