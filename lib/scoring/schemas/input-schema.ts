import { DAY_PATTERN } from "../fields";
import { ANSWERS, EVIDENCE_RANGES, FACTOR_RANGES, QUARTER_RANGES, REVENUE_LINES, REVENUE_RANGE } from "../input-rows";
import { QUARTER_PATTERN } from "../quarters";
import { METHOD_VERSION } from "../rules";
import { CATEGORIES, VERDICT_CLASSES } from "../types";
import {
  BOOLEAN,
  COVERAGE_IN,
  DIALECT,
  type JsonSchema,
  list,
  mapRows,
  number,
  object,
  oneOf,
  orNull,
  POINTS,
  ref,
  same,
} from "./parts";

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
