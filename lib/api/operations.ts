import { openApiDocument } from "./openapi";
import type { Operation } from "./operation";
import { listChanges, listConflicts } from "./operations/across";
import { getNetwork, listNetworks } from "./operations/networks";
import { listObservations, listSeries } from "./operations/record";
import { getRevision, getTrace, openApiOperation } from "./operations/service";
import { compareNetworks, getAssessment } from "./operations/verdicts";
import { openWrites } from "./writes";

/**
 * Every operation of the read API. Routes, the OpenAPI document, the reference page and the conformance test are made
 * from this table; what is not in it does not exist.
 */
export const OPERATIONS: readonly Operation[] = [
  listNetworks,
  getNetwork,
  getAssessment,
  compareNetworks,
  listChanges,
  listSeries,
  listObservations,
  listConflicts,
  getTrace,
  getRevision,
  openApiOperation((site) => openApiDocument(OPERATIONS, site, openWrites())),
];

/** @throws Error for an id that no operation has: a route was written for nothing */
export function operationOf(id: string): Operation {
  const found = OPERATIONS.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}
