import { HYSTERESIS_NOTES } from "../hysteresis";
import { CONFIDENCE_CAPS, GATE_IDS, METHOD_VERSION, REFUSALS } from "../rules";
import { FACTOR_IDS, VERDICT_CLASSES } from "../types";
import {
  BOOLEAN,
  COVERAGE,
  closed,
  DIALECT,
  type JsonSchema,
  list,
  NUMBER,
  number,
  oneOf,
  orNull,
  POINTS,
  ref,
  SHARE,
  same,
} from "./parts";

const VERDICTS = [...VERDICT_CLASSES, "insufficient_evidence"] as const;
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
