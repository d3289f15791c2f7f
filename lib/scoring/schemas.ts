import { DAY_PATTERN, LARGEST_AMOUNT } from "./fields";
import { HYSTERESIS_NOTES } from "./hysteresis";
import {
  ANSWERS,
  EVIDENCE_RANGES,
  FACTOR_RANGES,
  QUARTER_RANGES,
  type Range,
  REVENUE_LINES,
  REVENUE_RANGE,
} from "./input-rows";
import { QUARTER_PATTERN } from "./quarters";
import { CONFIDENCE_CAPS, GATE_IDS, METHOD_VERSION, REFUSALS } from "./rules";
import { CATEGORIES, FACTOR_IDS, VERDICT_CLASSES } from "./types";

/** What a document to score looks like and what comes back, as JSON Schema (draft 2020-12), written from the rows. */

export type JsonSchema = { readonly [keyword: string]: unknown };

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

const number = ([minimum, maximum]: Range): JsonSchema => ({ type: "number", minimum, maximum });
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });
const oneOf = (values: readonly unknown[]): JsonSchema => ({ enum: values });
const list = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({ type: "array", items, ...more });
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
const BOOLEAN: JsonSchema = { type: "boolean" };
const NUMBER: JsonSchema = { type: "number" };
const SHARE = number([0, 1]);
const POINTS = number([0, 100]);
/** A number, or `"Infinity"` where nothing is issued. */
const COVERAGE: JsonSchema = { anyOf: [{ type: "number", minimum: 0 }, { const: "Infinity" }] };
const COVERAGE_IN: JsonSchema = { anyOf: [number([0, LARGEST_AMOUNT]), { const: "Infinity" }] };
const VERDICTS = [...VERDICT_CLASSES, "insufficient_evidence"] as const;

const mapRows = (rows: Readonly<Record<string, Range>>, schemaOf: (range: Range) => JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(rows).map(([key, range]) => [key, schemaOf(range)]));

const same = (keys: readonly string[], schema: JsonSchema): JsonSchema =>
  Object.fromEntries(keys.map((key) => [key, schema]));

/** Fields that are not named are left behind on the way in. */
const object = (properties: JsonSchema, required: readonly string[]): JsonSchema => ({
  type: "object",
  properties,
  required,
});

/** Fields that are not named do not come out. */
const closed = (properties: JsonSchema, optional: readonly string[] = []): JsonSchema => ({
  ...object(
    properties,
    Object.keys(properties).filter((key) => !optional.includes(key)),
  ),
  additionalProperties: false,
});

const DAY: JsonSchema = { type: "string", pattern: DAY_PATTERN };

const INPUT_DEFS = {
  revenue: object(same(REVENUE_LINES, number(REVENUE_RANGE)), REVENUE_LINES),
  quarter: object(
    {
      quarter: { type: "string", pattern: QUARTER_PATTERN },
      revenueUsd: orNull(ref("revenue")),
      ...mapRows(QUARTER_RANGES, (range) => orNull(number(range))),
    },
    ["quarter"],
  ),
  annual: object({ from: DAY, to: DAY, revenueUsd: ref("revenue"), emissionsUsd: number(REVENUE_RANGE) }, [
    "from",
    "to",
    "revenueUsd",
    "emissionsUsd",
  ]),
  factors: object(
    { ...mapRows(FACTOR_RANGES, (range) => orNull(number(range))), supplyScopeCoverage: orNull(COVERAGE_IN) },
    [],
  ),
  answers: object({ externalPayers: oneOf([...ANSWERS, null]), fakingUnprofitable: oneOf([...ANSWERS, null]) }, []),
  evidence: object(
    {
      ...mapRows(EVIDENCE_RANGES, number),
      singleSourceRevenue: BOOLEAN,
      independentRevenue: BOOLEAN,
      refuted: { type: ["boolean", "null"] },
    },
    [...Object.keys(EVIDENCE_RANGES), "singleSourceRevenue", "independentRevenue"],
  ),
  input: {
    ...object(
      {
        category: oneOf(CATEGORIES),
        quarters: orNull(list(ref("quarter"))),
        annual: orNull(ref("annual")),
        factors: ref("factors"),
        answers: orNull(ref("answers")),
        evidence: ref("evidence"),
      },
      ["category", "factors", "evidence"],
    ),
    anyOf: [
      { properties: { quarters: { type: "array" }, annual: { type: "null" } }, required: ["quarters"] },
      {
        properties: { annual: { type: "object" }, quarters: orNull({ type: "array", maxItems: 0 }) },
        required: ["annual"],
      },
    ],
  },
  step: {
    anyOf: [
      object({ candidate: { const: "insufficient_evidence" } }, ["candidate"]),
      object(
        {
          candidate: oneOf(VERDICT_CLASSES),
          prudentCoverage: COVERAGE_IN,
          score: POINTS,
          ...same(["gate", "supplyFloor", "bounded"], { type: ["boolean", "null"] }),
        },
        ["candidate", "prudentCoverage", "score"],
      ),
    ],
  },
} satisfies Record<string, JsonSchema>;

/**
 * One input of the method. What a schema cannot say: each quarter stands once, and an annual record spans about
 * twelve months.
 */
export const INPUT_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  $id: `urn:offtake:${METHOD_VERSION}:input`,
  title: "One network to score",
  ...ref("input"),
  $defs: INPUT_DEFS,
};

/** Any one item that `npm run score` takes; it also takes a list of them, and an object of them by name. */
export const ITEM_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  $id: `urn:offtake:${METHOD_VERSION}:item`,
  title: "One item to score",
  anyOf: [
    object({ input: ref("input") }, ["input"]),
    object({ readings: list(ref("input")) }, ["readings"]),
    object({ corners: list(ref("input"), { minItems: 2, maxItems: 2 }) }, ["corners"]),
    object({ start: oneOf([...VERDICT_CLASSES, null]), steps: list(ref("step")) }, ["steps"]),
    ref("input"),
  ],
  $defs: INPUT_DEFS,
};

const EARLY_REFUSALS = ["revenue_missing", "emissions_missing", "inactive"];
const REASONS = Object.keys(REFUSALS);

const RATIOS = closed({
  ...same(
    ["revenue2qUsd", "revenue4qUsd", "emissions2qUsd", "emissions4qUsd", "prudentEmissionsUsd"],
    number([0, Number.MAX_VALUE]),
  ),
  ...same(["coverage2q", "coverage4q", "prudentCoverage", "strictCoverage", "strictCoverage4q"], COVERAGE),
  ...same(["coverageQuarter", "coverageAtHighestPrice"], orNull(COVERAGE)),
  revenueGrowth: orNull({ type: "number", minimum: -1 }),
  relatedShare: { type: "number", minimum: 0 },
  unclassifiedShare: SHARE,
});

const FLIPS = closed(
  {
    nextEdge: closed({
      ...same(["coverage", "revenueNeededUsd", "extraRevenueUsd", "emissionCut"], NUMBER),
      revenueMultiple: COVERAGE,
    }),
    lowerEdge: closed(same(["coverage", "revenueFall", "emissionRise"], NUMBER)),
    coverage: { const: "unbounded: no emissions" },
  },
  ["nextEdge", "lowerEdge", "coverage"],
);

const MULTIPLES = ["revenueUp", "revenueDown", "emissionsUp", "emissionsDown"];

const OUTPUT_DEFS = {
  refused: closed({ verdict: { const: "insufficient_evidence" }, reason: oneOf(EARLY_REFUSALS) }),
  scored: closed(
    {
      verdict: oneOf(VERDICTS),
      reason: oneOf(REASONS),
      wouldBe: oneOf(VERDICT_CLASSES),
      candidate: oneOf(VERDICT_CLASSES),
      corridor: list(oneOf(VERDICT_CLASSES), { minItems: 2, maxItems: 2 }),
      ...same(["score", "unknown", "lost", "dataConfidence"], POINTS),
      contributions: closed(same(FACTOR_IDS, POINTS), FACTOR_IDS),
      factorScores: closed(same(FACTOR_IDS, orNull(POINTS))),
      ratios: RATIOS,
      confidence: closed({
        ...same(["completeness", "freshness", "quality", "agreement"], SHARE),
        caps: list(oneOf(CONFIDENCE_CAPS.map(({ id }) => id))),
      }),
      gates: list(closed({ id: oneOf(GATE_IDS), cap: oneOf(VERDICT_CLASSES) })),
      bindingGates: list(oneOf(GATE_IDS)),
      flips: FLIPS,
      flipMultiples: closed(same(MULTIPLES, NUMBER), MULTIPLES),
      robustness: closed({
        draws: { type: "integer", minimum: 1 },
        tolerance: SHARE,
        classes: closed(same(VERDICT_CLASSES, SHARE)),
        score5_50_95: list(POINTS, { minItems: 3, maxItems: 3 }),
      }),
    },
    ["reason", "wouldBe", "flips", "flipMultiples", "robustness"],
  ),
  readings: closed(
    {
      gap: SHARE,
      agreement: SHARE,
      admissible: { type: "integer", minimum: 1 },
      readings: list(oneOf(VERDICTS)),
      contested: BOOLEAN,
      verdict: oneOf(VERDICTS),
      reason: oneOf(REASONS),
      wouldBe: oneOf(VERDICT_CLASSES),
      dataConfidence: POINTS,
    },
    ["reason", "wouldBe"],
  ),
  noReading: closed({
    verdict: { const: "insufficient_evidence" },
    reason: { const: "no_admissible_reading" },
    admissible: { const: 0 },
    contested: { const: false },
  }),
  corners: closed(
    {
      verdict: oneOf(VERDICTS),
      reason: oneOf(REASONS),
      range: list(oneOf(VERDICTS), { minItems: 2, maxItems: 2 }),
      bounded: { const: true },
    },
    ["reason", "bounded"],
  ),
  steps: list(closed({ verdict: oneOf(VERDICTS), note: oneOf(HYSTERESIS_NOTES) })),
} satisfies Record<string, JsonSchema>;

/** What comes back for one item, numbers rounded, infinity as `"Infinity"`. */
export const RESULT_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  $id: `urn:offtake:${METHOD_VERSION}:result`,
  title: "Result of one item",
  anyOf: ["scored", "refused", "readings", "noReading", "corners", "steps"].map(ref),
  $defs: OUTPUT_DEFS,
};
