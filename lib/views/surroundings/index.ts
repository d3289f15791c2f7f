import type { AnyRecord, Assessed, Figure, NetworkRecord } from "@/lib/scoring";
import { textReader } from "../known-texts";
import { buildDeciding, type DecidingView } from "./deciding";
import { buildDisputes, type DisputeView } from "./disputes";
import { buildFlows, type FlowView } from "./flows";
import { buildIncumbents, type IncumbentView } from "./incumbents";
import { buildSupply, type SupplyStageView } from "./supply";
import { buildTriggers, type TriggerView } from "./triggers";

/** What a page says beside the verdict: value capture, supply, rivals, disputes. */
export interface SurroundingsView {
  flows: FlowView[];
  supply: SupplyStageView[];
  incumbents: IncumbentView[];
  disputes: DisputeView[];
}

/** Of a record of any kind, as known on `asOf`. */
export function buildSurroundings(
  record: AnyRecord,
  { asOf, figures }: { asOf: string; figures: readonly Figure[] },
  query: string,
): SurroundingsView {
  const reader = textReader(record, asOf, query);
  return {
    flows: buildFlows(record, reader),
    supply: buildSupply(record, figures, reader),
    incumbents: buildIncumbents(record, reader),
    disputes: buildDisputes(record, reader),
  };
}

/** What only an assessed network has: conditions that would overturn the verdict, and what would give it one. */
export interface ProspectsView {
  triggers: TriggerView[];
  deciding: DecidingView | null;
}

export const buildProspects = (record: NetworkRecord, assessed: Assessed, query: string): ProspectsView => ({
  triggers: buildTriggers(record, assessed, textReader(record, assessed.asOf, query)),
  deciding: buildDeciding(assessed, record, query),
});
