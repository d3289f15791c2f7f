import type { RuleStatus } from "./factors";

/**
 * Scenarios and stress as rows (§3.13). None of them enters a verdict; changing one changes what is printed beside it.
 * Nothing here is a forecast.
 */

export const SCENARIO_IDS = ["base", "high", "low"] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

export interface ScenarioRule {
  id: ScenarioId;
  label: string;
  /** Multiple of the trailing quarterly growth, after clipping. */
  growthShare: number;
  /** Growth per quarter is at least, at most this. */
  growthFrom: number;
  growthTo: number;
  /** Demand changes at once by this share before the first quarter of the path. */
  demandStep: number;
  /** Token price changes at once by this share; then flat. */
  priceStep: number;
  weight: number;
  status: RuleStatus;
  sentence: string;
}

/** Trailing growth beyond ±25 % a quarter is not carried on. */
const CLIP = 0.25;

export const SCENARIOS: readonly ScenarioRule[] = [
  {
    id: "base",
    label: "Base",
    growthShare: 0.5,
    growthFrom: -CLIP / 2,
    growthTo: CLIP / 2,
    demandStep: 0,
    priceStep: 0,
    weight: 0.5,
    status: "reasoned",
    sentence: "Demand goes on at half its trailing growth, emissions by schedule, at an unchanged token price.",
  },
  {
    id: "high",
    label: "High",
    growthShare: 1,
    growthFrom: 0,
    growthTo: CLIP,
    demandStep: 0,
    priceStep: 0,
    weight: 0.2,
    status: "reasoned",
    sentence: "Demand keeps its trailing growth; a higher token price would raise the subsidy and is not part of it.",
  },
  {
    id: "low",
    label: "Low",
    growthShare: 0.5,
    growthFrom: -CLIP / 2,
    growthTo: 0,
    demandStep: -0.4,
    priceStep: -0.5,
    weight: 0.3,
    status: "reasoned",
    sentence: "Demand falls by two fifths at once and does not recover; the token price halves.",
  },
];

/** Length of a path, how far a direction looks, and the utilisation at which capacity stops growth. */
export const PATH = { clip: CLIP, quarters: 8, directionQuarters: 4, fullUtilisation: 0.85 } as const;

export const STRESS_IDS = ["S1", "S2", "S3", "S4", "S5", "S6", "S7"] as const;
export type StressId = (typeof STRESS_IDS)[number];

export interface StressRule {
  id: StressId;
  label: string;
  /** Multiples of what is there today. */
  demand: number;
  emissions: number;
  price: number;
  /** The incumbent's price falls by this share. */
  incumbentPriceFall: number;
  losesLargestCustomer: boolean;
}

const NO_CHANGE = { demand: 1, emissions: 1, price: 1, incumbentPriceFall: 0, losesLargestCustomer: false };

export const STRESSES: readonly StressRule[] = [
  { ...NO_CHANGE, id: "S1", label: "Emissions halved", emissions: 0.5 },
  { ...NO_CHANGE, id: "S2", label: "Emissions off", emissions: 0 },
  { ...NO_CHANGE, id: "S3", label: "Demand down two fifths", demand: 0.6 },
  { ...NO_CHANGE, id: "S4", label: "Token price down three fifths", price: 0.4 },
  { ...NO_CHANGE, id: "S5", label: "Incumbents' price down three tenths", incumbentPriceFall: 0.3 },
  { ...NO_CHANGE, id: "S6", label: "Largest customer gone", losesLargestCustomer: true },
  {
    ...NO_CHANGE,
    id: "S7",
    label: "Demand and price down, largest customer gone",
    demand: 0.6,
    price: 0.4,
    losesLargestCustomer: true,
  },
];

/** Operators' cost in the emissions-off case, as multiples of the stated cost. Placeholders. */
export const COST_CASES = [
  { id: "low", label: "Cost a quarter lower", multiple: 0.75 },
  { id: "stated", label: "Cost as stated", multiple: 1 },
  { id: "high", label: "Cost a quarter higher", multiple: 1.25 },
] as const;

/** Log spread of operators' cost where its quartiles are not known (§3.4): a model, never a measurement. */
export const COST_SPREAD = 0.5;

/** Axes of the two grids, as multiples of today. */
export const GRIDS = {
  taper: [1, 0.75, 0.5, 0.25, 0],
  demand: [0.25, 0.5, 0.6, 0.75, 1, 1.25, 1.5, 2],
  price: [0.1, 0.25, 0.4, 0.5, 0.75, 1, 1.5, 2],
} as const;

/** When a trend may be called established (§2e): fewer than five quarters never can. */
export const TREND = { quartersNeeded: 4, establishedQuarters: 5, establishedP: 0.05 } as const;

/** Weight sensitivity: 5th to 95th percentile of an input on either side, and how many rows are shown. */
export const SENSITIVITY = { deviations: 1.645, rows: 5, draws: 2_000 } as const;
