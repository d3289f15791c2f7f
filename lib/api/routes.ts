import type { Format } from "./format";
import { answerGet, answerOptions, type PathParts, refuseMethod, unknownAddress } from "./handle";
import { operationOf } from "./operations";

interface RouteContext {
  /** Next hands nothing over where the path has no dynamic part. */
  params: Promise<PathParts | undefined>;
}

const writes = { POST: refuseMethod, PUT: refuseMethod, PATCH: refuseMethod, DELETE: refuseMethod };

/** The exports of a route file: reads of one operation, and a refusal of everything else. */
export function routesOf(operationId: string, format: Format | null = null) {
  const operation = operationOf(operationId);
  const GET = async (request: Request, { params }: RouteContext): Promise<Response> =>
    answerGet(operation, request, (await params) ?? {}, format);
  return { GET, HEAD: GET, OPTIONS: answerOptions, ...writes };
}

/** The exports of the route that takes every address below /api/v1 that no other does. */
export const unknownRoutes = {
  GET: unknownAddress,
  HEAD: unknownAddress,
  OPTIONS: unknownAddress,
  POST: unknownAddress,
  PUT: unknownAddress,
  PATCH: unknownAddress,
  DELETE: unknownAddress,
};
