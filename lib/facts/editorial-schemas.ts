import * as z from "zod";
import {
  CLAIM_STATUSES,
  type ClaimFact,
  COMPARATORS,
  DISPUTE_OUTCOMES,
  type DisputeFact,
  FLOW_KINDS,
  FLOW_STATES,
  type FlowFact,
  type IncumbentFact,
  SUPPLY_STAGES,
  type SupplyStageFact,
  type TotalFact,
  TRIGGER_METRICS,
  type TriggerFact,
} from "../scoring";
import { day, key, number, text } from "./parts";

/** Shapes of what a folder says in words beside its figures; see `lib/scoring/record/editorial`. */

const share = number.min(0, "expected a share 0–1").max(1, "expected a share 0–1");
const keys = z.array(key);

export const flowSchema = z.strictObject({
  id: key,
  label: text,
  kind: z.enum(FLOW_KINDS),
  from: text,
  to: text,
  state: z.enum(FLOW_STATES),
  since: day.nullable(),
  until: day.nullable(),
  share: share.nullable(),
  shareObservationId: key.nullable(),
  text,
  sourceIds: keys,
}) satisfies z.ZodType<FlowFact>;

export const incumbentSchema = z.strictObject({
  id: key,
  service: text,
  hereObservationId: key.nullable(),
  rival: text,
  plan: text,
  rivalObservationId: key.nullable(),
  likeForLike: z.enum(["close", "rough", "no"]),
  text,
  sourceIds: keys,
}) satisfies z.ZodType<IncumbentFact>;

export const supplyStageSchema = z.strictObject({
  stage: z.enum(SUPPLY_STAGES),
  seriesId: key.nullable(),
  text,
}) satisfies z.ZodType<SupplyStageFact>;

export const triggerSchema = z.strictObject({
  id: key,
  metric: z.enum(TRIGGER_METRICS),
  comparator: z.enum(COMPARATORS),
  threshold: number,
  windowQuarters: number.int("expected a whole number of quarters").min(1).max(40),
  direction: z.enum(["up", "down"]),
  text,
  sourceIds: keys,
}) satisfies z.ZodType<TriggerFact>;

export const disputeSchema = z.strictObject({
  id: key,
  by: text,
  date: day,
  claim: text,
  reply: text,
  outcome: z.enum(DISPUTE_OUTCOMES),
  observationIds: keys,
  sourceIds: keys,
}) satisfies z.ZodType<DisputeFact>;

export const claimSchema = z.strictObject({
  id: key,
  sourceId: key,
  statement: text,
  status: z.enum(CLAIM_STATUSES),
  observationIds: keys,
  arithmetic: text.nullable(),
  text,
}) satisfies z.ZodType<ClaimFact>;

export const totalSchema = z.strictObject({
  seriesId: key,
  partIds: keys.min(1, "expected the series it is made of"),
  complete: z.boolean(),
}) satisfies z.ZodType<TotalFact>;

/** What nothing queries: kept as one JSON column of the database. */
export const surroundingsSchema = z.strictObject({
  flows: z.array(flowSchema),
  incumbents: z.array(incumbentSchema),
  supply: z.array(supplyStageSchema),
  totals: z.array(totalSchema),
});
