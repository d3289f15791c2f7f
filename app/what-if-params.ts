import * as z from "zod";
import {
  COST_CASE_NAMES,
  NUMBER_FIELDS,
  NUMBER_TEXT,
  type NumberField,
  READING_TEXT,
  requestOf,
  sharedRequest,
  type WhatIfRequest,
  YES,
} from "@/lib/views/what-if";
import type { RawParams } from "./search-params";

/** A number as a person types it, within its range; anything else is as if it were not there. */
const number = ({ min, max, isWhole }: NumberField) =>
  z
    .string()
    .regex(NUMBER_TEXT)
    .transform(Number)
    .pipe(isWhole ? z.int().min(min).max(max) : z.number().min(min).max(max))
    .nullable()
    .catch(null);

/** The assumptions of the panel, by the names in the address. */
const whatIfSchema = z.object({
  emissions: number(NUMBER_FIELDS.emissions),
  demand: number(NUMBER_FIELDS.demand),
  price: number(NUMBER_FIELDS.price),
  taperIn: number(NUMBER_FIELDS.taperIn),
  operatorCost: number(NUMBER_FIELDS.operatorCost),
  operatorShare: number(NUMBER_FIELDS.operatorShare),
  weightPaidDemand: number(NUMBER_FIELDS.weightPaidDemand),
  weightUseOfCapacity: number(NUMBER_FIELDS.weightUseOfCapacity),
  weightLifeAfterEmissions: number(NUMBER_FIELDS.weightLifeAfterEmissions),
  weightValueLoop: number(NUMBER_FIELDS.weightValueLoop),
  weightEvidence: number(NUMBER_FIELDS.weightEvidence),
  costCase: z.enum(COST_CASE_NAMES).nullable().catch(null),
  withoutLargestPayer: z
    .literal(YES)
    .transform(() => true)
    .catch(false),
  reading: z.string().regex(READING_TEXT).nullable().catch(null),
});

export const parseWhatIfParams = (raw: RawParams): WhatIfRequest =>
  requestOf(
    whatIfSchema.parse(
      Object.fromEntries(
        Object.keys(whatIfSchema.shape).map((name) => {
          const value = raw[name];
          return [name, Array.isArray(value) ? value[0] : value];
        }),
      ),
    ),
  );

/** The assumptions that several networks share: a definition belongs to one of them and is left out. */
export const parseSharedWhatIfParams = (raw: RawParams): WhatIfRequest => sharedRequest(parseWhatIfParams(raw));
