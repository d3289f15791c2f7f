import * as z from "zod";
import {
  AFFILIATIONS,
  CONFLICT_STATUSES,
  KNOWN_ON_BASES,
  LETTERS,
  LICENCES,
  METRICS,
  NATURES,
  NULL_REASONS,
  REDISTRIBUTION,
  ROLES,
  SOURCE_KINDS,
} from "@/lib/scoring";
import { AMOUNT, CATEGORY, DAY, QUARTER_LABEL, STATEMENT, VERDICT, VERDICT_CLASS } from "./parts";
import { shape } from "./registry";
import { STANDING } from "./verdicts";

/** Rows of the record. */

const IDENTITY = {
  slug: z.string(),
  name: z.string(),
  token: z.string(),
  kind: z.enum(["network", "adjacent", "sector"]).describe("Only networks are assessed; the others stand beside them."),
  category: CATEGORY.nullable(),
  resource: z.enum(["physical", "digital"]),
  chain: z.string(),
  settlement: z.enum(["burn_mint", "marketplace", "treasury"]).nullable(),
};

export const NETWORK_ROW = shape("NetworkRow", "One network with its house verdict in short.", {
  ...IDENTITY,
  assessment: STANDING.nullable().describe("null for what is never assessed."),
  page: z.string(),
});

export const SOURCE = shape("Source", "Who said it, where, and what may be done with it.", {
  id: z.string(),
  originId: z.string().describe("Who first said it: pages that quote share it, and count once."),
  kind: z.enum(SOURCE_KINDS),
  letter: z.enum(LETTERS),
  affiliation: z.enum(AFFILIATIONS),
  publisher: z.string(),
  title: z.string(),
  url: z.string(),
  readVia: z.string().nullable(),
  publishedOn: DAY.nullable(),
  licence: z.enum(LICENCES),
  redistribute: z
    .enum(REDISTRIBUTION)
    .describe("full: the text may be passed on; figure: the number alone, with its source."),
});

export const NETWORK = shape(
  "Network",
  "One network: what it sells, what is in scope, its definitions, events and sources.",
  {
    ...IDENTITY,
    previousTickers: z.array(z.string()),
    compiledOn: DAY,
    sells: STATEMENT,
    payers: STATEMENT,
    booksRevenue: STATEMENT,
    verification: STATEMENT,
    tokenLoop: STATEMENT,
    keyMetric: STATEMENT,
    mainRisk: STATEMENT,
    upsideCatalyst: STATEMENT,
    scope: z.strictObject({ included: z.array(z.string()), excluded: z.array(z.string()) }),
    links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
    definitions: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        isHouse: z.boolean(),
        why: z.string(),
        lines: z.array(z.strictObject({ seriesId: z.string(), role: z.enum(ROLES), isRequired: z.boolean() })),
      }),
    ),
    events: z.array(
      z.strictObject({ date: DAY, kind: z.string(), label: z.string(), text: STATEMENT, sourceId: z.string() }),
    ),
    sources: z.array(SOURCE).describe("Those with a claim that was known on the day."),
    counts: z.strictObject({ series: z.int(), observations: z.int(), sources: z.int(), conflicts: z.int() }),
    assessment: STANDING.nullable(),
  },
);

const FIGURE = shape("Figure", "The reconciled value of a series in one quarter.", {
  quarter: QUARTER_LABEL,
  value: AMOUNT.nullable(),
  low: AMOUNT.nullable(),
  high: AMOUNT.nullable(),
  missing: z
    .enum(["not_disclosed", "not_researched", "part_quarter", "no_claim"])
    .nullable()
    .describe("Why there is no number; null when there is one."),
  method: z.string(),
  grade: z.string().nullable(),
  quality: z.number().nullable(),
  knownOn: DAY.nullable(),
  knownOnBasis: z.enum(KNOWN_ON_BASES).nullable(),
  gap: z.number().nullable().describe("Largest gap among admissible readings, 1 − min/max."),
  reason: z.string().describe("Why this reading."),
  usedIds: z.array(z.string()).describe("Observations that make the figure."),
  otherIds: z.array(z.string()).describe("Those looked at and not used."),
});

export const SERIES_ROW = shape("Series", "One measure of a network, with its reconciled figures by quarter.", {
  id: z.string(),
  metric: z.enum(METRICS),
  shape: z.enum(["flow", "stock", "price"]),
  unit: z.string(),
  label: z.string(),
  measure: z.string().describe("What exactly is counted."),
  payer: z.enum(["customer", "operator", "company", "treasury", "unknown"]).nullable(),
  bucket: z.enum(["supply", "security", "demand"]).nullable(),
  roles: z.array(z.strictObject({ definition: z.string(), role: z.enum(ROLES) })),
  observations: z.int(),
  from: DAY.nullable(),
  to: DAY.nullable(),
  figures: z.array(FIGURE),
});

export const OBSERVATION_ROW = shape("Observation", "One dated claim by one source, as it was made.", {
  id: z.string(),
  seriesId: z.string(),
  metric: z.enum(METRICS),
  unit: z.string(),
  periodStart: DAY,
  periodEnd: DAY,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  nullReason: z
    .enum(NULL_REASONS)
    .nullable()
    .describe("Why there is no value; null when there is one, or bounds are claimed."),
  nature: z.enum(NATURES).describe("A value that is neither measured nor programmatic is a bound."),
  basis: z.enum(["reported", "derived"]),
  derivation: z.string().nullable(),
  grade: z.string().describe("Letter of the origin, digit of the claim."),
  standing: z
    .enum(["used", "set_aside", "refuted", "open"])
    .nullable()
    .describe("Ruling of a conflict; null = none names it."),
  publishedOn: DAY.nullable(),
  knownOn: DAY,
  knownOnBasis: z.enum(KNOWN_ON_BASES),
  literal: z.string().nullable().describe("The claim in its own words or digits."),
  note: z.string().nullable(),
  source: SOURCE,
  page: z.string(),
});

export const CONFLICT_ROW = shape(
  "Conflict",
  "Sources that disagree, what was decided, and the verdict under each reading.",
  {
    network: z.string(),
    name: z.string(),
    id: z.string(),
    title: z.string(),
    kind: z.string(),
    status: z.enum(CONFLICT_STATUSES),
    isRuled: z.boolean().describe("false: found by the reconciliation itself, nobody has ruled on it."),
    seriesId: z.string(),
    metric: z.enum(METRICS),
    period: z.string(),
    ratio: z.number().nullable().describe("Largest ÷ smallest reading; null when one is 0."),
    effect: z.string().describe("How far the verdict moves under the reading that moves it most."),
    isDecisive: z.boolean(),
    changesVerdict: z.boolean(),
    reason: z.string(),
    readings: z.array(
      z.strictObject({
        observationId: z.string(),
        standing: z.enum(["used", "set_aside", "refuted", "open"]),
        literal: z.string(),
        source: z.string(),
        url: z.string().nullable(),
        verdict: VERDICT.nullable().describe(
          "If this reading were taken at its word; null where it does not reach the verdict.",
        ),
        classes: z.tuple([VERDICT_CLASS, VERDICT_CLASS]).nullable(),
        prudentCoverage: AMOUNT.nullable().describe("Under this reading; of what is only bounded, the lower end."),
        prudentCoverageHigh: AMOUNT.nullable().describe("The upper end; the same where nothing is bounded."),
        definitionId: z
          .string()
          .nullable()
          .describe("Definition under which the reading is judged; null = that of the assessment."),
      }),
    ),
    page: z.string(),
  },
);
