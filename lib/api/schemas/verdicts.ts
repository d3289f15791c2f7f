import * as z from "zod";
import { CONFIDENCE_CAPS, FACTOR_IDS, GATE_IDS, HYSTERESIS_NOTES } from "@/lib/scoring";
import { AMOUNT, DAY, QUANTITY, QUARTER_LABEL, RANGE, REASON, SPAN, VERDICT, VERDICT_CLASS } from "./parts";
import { shape } from "./registry";

const capIds = CONFIDENCE_CAPS.map(({ id }) => id);
const FACTOR = z.enum(FACTOR_IDS);
const POINTS = z.number().min(0).max(100);

/** What every verdict says of itself, whoever asked. */
const VERDICT_FIELDS = {
  verdict: VERDICT,
  verdictLabel: z.string().describe("The verdict in words, as pages print it."),
  reason: REASON.nullable(),
  explanation: z.string().describe("What the class means, or why there is none."),
  wouldBe: VERDICT_CLASS.nullable().describe("Class that the evidence is too thin to publish."),
  range: RANGE.nullable().describe("Where the bounds lead to different classes."),
};

const KEY_QUANTITIES = {
  prudentCoverage: QUANTITY.describe("C*: what customers paid for every dollar of tokens; Infinity without emissions."),
  demandUsdPerYear: QUANTITY.describe(
    "Paid demand as a rate a year: of the half-year twice, of its only usable quarter four times, of an annual record as it is.",
  ),
  subsidyUsdPerYear: QUANTITY.describe("Tokens emitted at each quarter’s price, as the same rate a year."),
  demandShare: QUANTITY.describe("C* ÷ (1 + C*)."),
  utilisation: QUANTITY,
  dataConfidence: QUANTITY.describe("0–100: how good the evidence is, not how good the network is."),
};

export const STANDING = shape("Standing", "The house verdict on one network in short, as a row of the scoreboard.", {
  ...VERDICT_FIELDS,
  definition: z.string().describe("Id of the definition it is read under."),
  definitionRobust: z
    .boolean()
    .nullable()
    .describe("Whether every definition gives the same class; null where some give none."),
  quarter: QUARTER_LABEL.nullable().describe("The latest usable quarter; null when there is none."),
  ageDays: z.int().nullable(),
  tags: z.array(z.enum(["bounded", "annual", "draft", "contested", "initial", "assumed_days"])),
  dataConfidenceWord: z.string(),
  trend: z.strictObject({
    direction: z.enum(["up", "flat", "down", "unknown"]),
    isMostlyPrice: z.boolean().describe("Token price makes more than half of the change."),
  }),
  ...KEY_QUANTITIES,
  fingerprint: z.string(),
});

const RATIOS = z.strictObject({
  revenue2qUsd: z.number(),
  revenue4qUsd: z.number(),
  emissions2qUsd: z.number(),
  emissions4qUsd: z.number(),
  prudentEmissionsUsd: z.number(),
  coverage2q: AMOUNT,
  coverage4q: AMOUNT,
  coverageQuarter: AMOUNT.nullable(),
  prudentCoverage: AMOUNT,
  coverageAtHighestPrice: AMOUNT.nullable(),
  strictCoverage: AMOUNT,
  strictCoverage4q: AMOUNT,
  revenueGrowth: z.number().nullable(),
  relatedShare: z.number(),
  unclassifiedShare: z.number(),
});

const FLIPS = z.strictObject({
  nextEdge: z
    .strictObject({
      coverage: z.number(),
      revenueNeededUsd: z.number(),
      extraRevenueUsd: z.number(),
      revenueMultiple: AMOUNT,
      emissionCut: z.number(),
    })
    .optional(),
  lowerEdge: z.strictObject({ coverage: z.number(), revenueFall: z.number(), emissionRise: z.number() }).optional(),
  coverage: z.literal("unbounded: no emissions").optional(),
});

export const RESULT = shape("Result", "The method at one end of what is known: score, gates, and what would flip it.", {
  verdict: VERDICT,
  reason: REASON.nullable(),
  candidate: VERDICT_CLASS.describe("Class from corridor and score alone, before gates."),
  corridor: z.tuple([VERDICT_CLASS, VERDICT_CLASS]),
  score: POINTS,
  unknown: POINTS.describe("Points nobody can give because the input is unknown."),
  lost: POINTS,
  contributions: z.partialRecord(FACTOR, z.number()),
  factorScores: z.record(FACTOR, POINTS.nullable()),
  ratios: RATIOS,
  dataConfidence: POINTS,
  confidence: z.strictObject({
    completeness: z.number(),
    freshness: z.number(),
    quality: z.number(),
    agreement: z.number(),
    caps: z.array(z.enum(capIds as [(typeof capIds)[number], ...(typeof capIds)[number][]])),
  }),
  gates: z.array(z.strictObject({ id: z.enum(GATE_IDS), cap: VERDICT_CLASS })),
  bindingGates: z.array(z.enum(GATE_IDS)),
  flips: FLIPS.nullable(),
  flipMultiples: z
    .strictObject({
      revenueUp: z.number().optional(),
      revenueDown: z.number().optional(),
      emissionsUp: z.number().optional(),
      emissionsDown: z.number().optional(),
    })
    .nullable(),
});

const INPUT_STATE = shape("Input", "One input of the method, with what it rests on.", {
  id: z.string(),
  label: z.string(),
  state: z.enum(["known", "bounded", "unknown", "not_applicable"]),
  span: SPAN.nullable(),
  unit: z.string(),
  unknownBecause: z.enum(["not_disclosed", "not_researched", "derived"]).nullable(),
  formula: z.string(),
  grade: z.string().nullable(),
  quality: z.number().nullable(),
  observationIds: z.array(z.string()),
});

const QUARTER_ROW = shape("Quarter", "One quarter under the definition; null where the record is silent.", {
  quarter: QUARTER_LABEL,
  isUsable: z.boolean(),
  demandUsd: SPAN.nullable(),
  emittedTokens: SPAN.nullable(),
  tokenPriceUsd: SPAN.nullable(),
  emissionsUsd: SPAN.nullable(),
  coverage: SPAN.nullable(),
  capacityAvailable: SPAN.nullable(),
  capacityUsed: SPAN.nullable(),
  utilisation: SPAN.nullable(),
});

const DEFINITION_ROW = shape(
  "DefinitionVerdict",
  "The verdict under one definition in the same quarter, without hysteresis.",
  {
    id: z.string(),
    label: z.string(),
    isHouse: z.boolean(),
    why: z.string(),
    differs: z.string().nullable(),
    quarter: QUARTER_LABEL.nullable(),
    ...VERDICT_FIELDS,
    prudentCoverage: SPAN.nullable(),
  },
);

export const HISTORY_ROW = shape(
  "HistoryStep",
  "The verdict of one quarter, recomputed from what is known on the as-of day.",
  {
    quarter: QUARTER_LABEL,
    candidate: VERDICT,
    verdict: VERDICT.describe("With hysteresis: up slowly, down quickly."),
    note: z.enum(HYSTERESIS_NOTES),
    reason: REASON.nullable(),
    prudentCoverage: AMOUNT.nullable(),
    coverage2q: AMOUNT.nullable(),
    score: POINTS.nullable(),
  },
);

export const ASSESSMENT = shape("Assessment", "A verdict and what is behind it.", {
  slug: z.string(),
  name: z.string(),
  definition: z.strictObject({ id: z.string(), label: z.string(), isHouse: z.boolean() }),
  asOf: DAY,
  quarter: QUARTER_LABEL.nullable(),
  ageDays: z.int().nullable().describe("As-of day minus the last day of the quarter."),
  ...VERDICT_FIELDS,
  sentence: z.string().describe("The verdict as the page opens with it."),
  note: z.enum(HYSTERESIS_NOTES).nullable(),
  tags: STANDING.shape.tags,
  draftInputs: z.array(z.string()).describe("Inputs that nobody has researched yet."),
  definitionRobust: z.boolean().nullable(),
  dataConfidenceWord: z.string(),
  trend: STANDING.shape.trend,
  ...KEY_QUANTITIES,
  coverageHalfYear: QUANTITY,
  coverageYear: QUANTITY,
  coverageQuarter: QUANTITY,
  demandHalfYearUsd: QUANTITY,
  subsidyHalfYearUsd: QUANTITY,
  tokensEmittedHalfYear: QUANTITY,
  revenueGrowth: QUANTITY,
  score: QUANTITY,
  interval: z
    .strictObject({ low: AMOUNT, high: AMOUNT, classAtLow: VERDICT_CLASS, classAtHigh: VERDICT_CLASS })
    .nullable()
    .describe("C* between its ends, with the classes there; null without a score."),
  results: z
    .array(RESULT)
    .max(2)
    .describe("One; two where an input is only bounded, (revenue low, emissions high) first; none without a score."),
  inputs: z.array(INPUT_STATE),
  quarters: z.array(QUARTER_ROW),
  definitions: z.array(DEFINITION_ROW),
  history: z.array(HISTORY_ROW),
  conflicts: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      status: z.enum(["open", "settled", "disputed"]),
      changesVerdict: z.boolean(),
    }),
  ),
  floors: z
    .array(z.strictObject({ seriesId: z.string(), quarter: QUARTER_LABEL }))
    .describe("Lines without a figure: the sum they belong to is a floor."),
  fingerprint: z.string(),
});

export const ASSUMED = shape(
  "Assumed",
  "What a reader’s assumptions lead to. Custom: never the house verdict, and not to be quoted as one.",
  {
    isCustom: z.literal(true),
    notice: z.string(),
    assumptions: z.strictObject({
      emissions: z.number(),
      demand: z.number(),
      price: z.number(),
      taperStart: z.int(),
      withoutLargestPayer: z.boolean(),
      costCase: z.enum(["low", "stated", "high"]),
      operatorCostUsd: z.number().nullable(),
      operatorShare: z.number().nullable(),
      pillarWeights: z.record(z.string(), z.number()).nullable(),
    }),
    definition: z.strictObject({ id: z.string(), label: z.string(), isHouse: z.boolean() }),
    under: z.string().describe("What it was read under, in words."),
    quarter: QUARTER_LABEL.nullable(),
    ...VERDICT_FIELDS,
    prudentCoverage: QUANTITY,
    demandHalfYearUsd: QUANTITY,
    prudentSubsidyUsd: QUANTITY,
    operatorCover: QUANTITY,
    operatorIncome: QUANTITY,
    survivingShare: QUANTITY.describe("Share of capacity that stays when nothing is issued. Modelled."),
    unapplied: z.array(z.strictObject({ assumption: z.string(), because: z.string(), explanation: z.string() })),
  },
);
