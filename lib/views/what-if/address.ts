import {
  type Assumptions,
  HOUSE_PILLAR_WEIGHTS,
  isHouseWeights,
  NO_ASSUMPTIONS,
  type PillarId,
  type PillarWeights,
  TAPER,
} from "@/lib/scoring";

/** Assumptions as they stand in an address: one name each, in percent where they are shares; what is as recorded is left out. */

export interface WhatIfRequest {
  assumptions: Assumptions;
  /** Definition that is varied; null = that of the page. */
  reading: string | null;
}

export const NO_REQUEST: WhatIfRequest = { assumptions: NO_ASSUMPTIONS, reading: null };

export interface NumberField {
  min: number;
  max: number;
  isWhole: boolean;
}

const percent = (min: number, max: number): NumberField => ({ min, max, isWhole: false });

/** A price of nothing would be read as "nothing is issued", so there is a least one. */
export const NUMBER_FIELDS = {
  emissions: percent(0, 100),
  demand: percent(0, 300),
  price: percent(5, 300),
  taperIn: { min: 0, max: TAPER.horizonQuarters, isWhole: true },
  operatorCost: { min: 1, max: 1e12, isWhole: false },
  operatorShare: percent(0, 100),
  weightPaidDemand: percent(0, 100),
  weightUseOfCapacity: percent(0, 100),
  weightLifeAfterEmissions: percent(0, 100),
  weightValueLoop: percent(0, 100),
  weightEvidence: percent(0, 100),
} as const satisfies Record<string, NumberField>;
export type NumberName = keyof typeof NUMBER_FIELDS;
export const NUMBER_NAMES = Object.keys(NUMBER_FIELDS) as NumberName[];

export const WEIGHT_NAMES: Readonly<Record<PillarId, NumberName>> = {
  paid_demand: "weightPaidDemand",
  use_of_capacity: "weightUseOfCapacity",
  life_after_emissions: "weightLifeAfterEmissions",
  value_loop: "weightValueLoop",
  evidence: "weightEvidence",
};

export const COST_CASE_NAMES = ["low", "stated", "high"] as const;

/** Every name that an assumption may have in an address. */
export const ASSUMPTION_NAMES: readonly string[] = [...NUMBER_NAMES, "costCase", "withoutLargestPayer", "reading"];

/** The words that a yes stands for in an address. */
export const YES = "yes";

/** What an address is allowed to say, each checked; null = nothing, or nothing that is understood. */
export type WhatIfFields = Record<NumberName, number | null> & {
  costCase: (typeof COST_CASE_NAMES)[number] | null;
  withoutLargestPayer: boolean;
  reading: string | null;
};

/** Up to three decimals, no exponents: what a person types. */
export const NUMBER_TEXT = /^\d{1,13}(\.\d{1,3})?$/;
export const READING_TEXT = /^[a-z0-9-]{1,64}$/;

/** Raw text to a field; the browser reads its form by this, and a test holds it against the schema beside the page. */
export function readNumber(text: string | undefined, { min, max, isWhole }: NumberField): number | null {
  if (text === undefined || !NUMBER_TEXT.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max && (!isWhole || Number.isInteger(value)) ? value : null;
}

export function readFields(raw: Readonly<Record<string, string | undefined>>): WhatIfFields {
  const numbers = Object.fromEntries(
    NUMBER_NAMES.map((name) => [name, readNumber(raw[name], NUMBER_FIELDS[name])]),
  ) as Record<NumberName, number | null>;
  const { reading } = raw;
  return {
    ...numbers,
    costCase: COST_CASE_NAMES.find((name) => name === raw.costCase) ?? null,
    withoutLargestPayer: raw.withoutLargestPayer === YES,
    reading: reading !== undefined && READING_TEXT.test(reading) ? reading : null,
  };
}

const isNumberName = (name: string): name is NumberName => Object.hasOwn(NUMBER_FIELDS, name);

/** As `readFields` where only the number called `name` reads otherwise: a step of a slider. null = it is no number. */
export const withNumber = (fields: WhatIfFields, name: string, text: string): WhatIfFields | null =>
  isNumberName(name) ? { ...fields, [name]: readNumber(text, NUMBER_FIELDS[name]) } : null;

const shareOf = (pct: number | null, otherwise: number): number => (pct === null ? otherwise : pct / 100);

function weightsOf(fields: WhatIfFields): PillarWeights | null {
  const weights: PillarWeights = {
    paid_demand: fields.weightPaidDemand ?? HOUSE_PILLAR_WEIGHTS.paid_demand,
    use_of_capacity: fields.weightUseOfCapacity ?? HOUSE_PILLAR_WEIGHTS.use_of_capacity,
    life_after_emissions: fields.weightLifeAfterEmissions ?? HOUSE_PILLAR_WEIGHTS.life_after_emissions,
    value_loop: fields.weightValueLoop ?? HOUSE_PILLAR_WEIGHTS.value_loop,
    evidence: fields.weightEvidence ?? HOUSE_PILLAR_WEIGHTS.evidence,
  };
  const isNothing = Object.values(weights).every((weight) => weight === 0);
  return isNothing || isHouseWeights(weights) ? null : weights;
}

export const requestOf = (fields: WhatIfFields): WhatIfRequest => ({
  assumptions: {
    emissions: shareOf(fields.emissions, 1),
    demand: shareOf(fields.demand, 1),
    price: shareOf(fields.price, 1),
    taperStart: fields.taperIn ?? 0,
    withoutLargestPayer: fields.withoutLargestPayer,
    costCase: fields.costCase ?? NO_ASSUMPTIONS.costCase,
    operatorCostUsd: fields.operatorCost,
    operatorShare: fields.operatorShare === null ? null : fields.operatorShare / 100,
    pillarWeights: weightsOf(fields),
  },
  reading: fields.reading,
});

/** Digits as a person types them: a share of .35 is 35, not 35.000000000000004. */
const digits = (value: number): string => String(Number(value.toFixed(3)));
const percentText = (share: number): string => digits(share * 100);

/** The text of every number as its field holds it; "" where nothing is assumed and nothing is recorded. */
export function numberTexts({ assumptions }: WhatIfRequest): Record<NumberName, string> {
  const { operatorCostUsd, operatorShare, pillarWeights } = assumptions;
  const weights = pillarWeights ?? HOUSE_PILLAR_WEIGHTS;
  return {
    emissions: percentText(assumptions.emissions),
    demand: percentText(assumptions.demand),
    price: percentText(assumptions.price),
    taperIn: String(assumptions.taperStart),
    operatorCost: operatorCostUsd === null ? "" : digits(operatorCostUsd),
    operatorShare: operatorShare === null ? "" : percentText(operatorShare),
    weightPaidDemand: digits(weights.paid_demand),
    weightUseOfCapacity: digits(weights.use_of_capacity),
    weightLifeAfterEmissions: digits(weights.life_after_emissions),
    weightValueLoop: digits(weights.value_loop),
    weightEvidence: digits(weights.evidence),
  };
}

const HOUSE_TEXTS = numberTexts(NO_REQUEST);

/** What differs from the record, in the order of the panel. */
export function requestPairs(request: WhatIfRequest): [string, string][] {
  const texts = numberTexts(request);
  const { costCase, withoutLargestPayer } = request.assumptions;
  return [
    ...NUMBER_NAMES.filter((name) => texts[name] !== HOUSE_TEXTS[name]).map((name): [string, string] => [
      name,
      texts[name],
    ]),
    ...(costCase === NO_ASSUMPTIONS.costCase ? [] : [["costCase", costCase] as [string, string]]),
    ...(withoutLargestPayer ? [["withoutLargestPayer", YES] as [string, string]] : []),
    ...(request.reading === null ? [] : [["reading", request.reading] as [string, string]]),
  ];
}

/** Query of the page with these assumptions: the day and the definition of the page, then what is assumed. */
export function whatIfQuery(kept: readonly (readonly [string, string])[], request: WhatIfRequest): string {
  return queryText([...kept, ...requestPairs(request)]);
}

/** "" or `?a=b&…`; a comma stays one, as a person would type a list of networks. */
export function queryText(pairs: readonly (readonly [string, string])[]): string {
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

/** An address of the same site with the assumptions added, before its place on the page. */
export function withAssumptions(href: string, request: WhatIfRequest): string {
  const [address = "", place] = href.split("#");
  const added = queryText(requestPairs(request)).slice(1);
  const joined = added === "" ? address : `${address}${address.includes("?") ? "&" : "?"}${added}`;
  return place === undefined ? joined : `${joined}#${place}`;
}

/** What several networks can share: all but the definition, which belongs to one of them. */
export const sharedRequest = (request: WhatIfRequest): WhatIfRequest => ({ ...request, reading: null });
