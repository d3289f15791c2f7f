import * as z from "zod";
import {
  AFFILIATIONS,
  type AnswerFact,
  CONFLICT_KINDS,
  CONFLICT_STATUSES,
  type ConflictFact,
  type Credibility,
  type DefinitionFact,
  type EventFact,
  KNOWN_ON_BASES,
  LETTERS,
  LICENCES,
  METRICS,
  NATURES,
  type NetworkFact,
  NULL_REASONS,
  type ObservationFact,
  QUESTION_IDS,
  REDISTRIBUTION,
  ROLES,
  type SeriesFact,
  SOURCE_KINDS,
  type SourceFact,
  type StatementFact,
  type UnassessedFact,
} from "../scoring/record/types";
import { CATEGORIES } from "../scoring/types";
import { day, key, number, text } from "./parts";

/**
 * Shapes of the shipped facts. The same schemas check the files on the way in and the rows of the database on the way
 * out, so both give the types of the record without a cast. The order of the keys is the order of the CSV columns.
 */

const count = (least: number, most: number) =>
  z.custom<Credibility>(
    (value) => typeof value === "number" && Number.isInteger(value) && value >= least && value <= most,
    `expected a whole number from ${least} to ${most}`,
  );

export const sourceSchema = z.strictObject({
  id: key,
  originId: key,
  kind: z.enum(SOURCE_KINDS),
  letter: z.enum(LETTERS),
  affiliation: z.enum(AFFILIATIONS),
  publisher: text,
  title: text,
  url: text,
  readVia: text.nullable(),
  publishedOn: day.nullable(),
  licence: z.enum(LICENCES),
  redistribute: z.enum(REDISTRIBUTION),
}) satisfies z.ZodType<SourceFact>;

export const seriesSchema = z.strictObject({
  id: key,
  metric: z.enum(METRICS),
  shape: z.enum(["flow", "stock", "price"]),
  unit: text,
  label: text,
  measure: text,
  payer: z.enum(["customer", "operator", "company", "treasury", "unknown"]).nullable(),
  bucket: z.enum(["supply", "security", "demand"]).nullable(),
}) satisfies z.ZodType<SeriesFact>;

export const observationSchema = z.strictObject({
  id: key,
  seriesId: key,
  sourceId: key,
  periodStart: day,
  periodEnd: day,
  value: number.nullable(),
  low: number.nullable(),
  high: number.nullable(),
  nullReason: z.enum(NULL_REASONS).nullable(),
  nature: z.enum(NATURES),
  basis: z.enum(["reported", "derived"]),
  derivation: text.nullable(),
  credibility: count(1, 6),
  publishedOn: day.nullable(),
  knownOn: day,
  knownOnBasis: z.enum(KNOWN_ON_BASES),
  literal: text.nullable(),
  note: text.nullable(),
}) satisfies z.ZodType<ObservationFact>;

export const definitionLineSchema = z.strictObject({ seriesId: key, role: z.enum(ROLES), required: z.boolean() });

export const definitionSchema = z.strictObject({
  id: key,
  label: text,
  house: z.boolean(),
  reason: text,
  differs: text.nullable(),
  lines: z.array(definitionLineSchema),
}) satisfies z.ZodType<DefinitionFact>;

export const readingSchema = z.strictObject({
  observationId: key,
  standing: z.enum(["used", "set_aside", "refuted", "open"]),
  definitionId: key.nullable().default(null),
});

export const conflictSchema = z.strictObject({
  id: key,
  title: text,
  kind: z.enum(CONFLICT_KINDS),
  status: z.enum(CONFLICT_STATUSES),
  seriesId: key,
  readings: z.array(readingSchema),
  reason: text,
}) satisfies z.ZodType<ConflictFact>;

export const answerSchema = z.strictObject({
  question: z.enum(QUESTION_IDS),
  answer: z.enum(["yes", "partly", "no", "unknown"]),
  text,
  evidence: z.strictObject({ sourceId: key, date: day, credibility: count(1, 6) }).nullable(),
  answeredBy: text,
  reviewedBy: text.nullable(),
}) satisfies z.ZodType<AnswerFact>;

export const eventSchema = z.strictObject({
  date: day,
  kind: z.enum(["emission", "definition", "migration", "market", "operations"]),
  label: text,
  text,
  sourceId: key,
}) satisfies z.ZodType<EventFact>;

const statement = z.strictObject({ text, sourceIds: z.array(key) }) satisfies z.ZodType<StatementFact>;

/** What nothing queries: kept as one JSON column of the database. */
export const networkProfileSchema = z.strictObject({
  previousTickers: z.array(text),
  sells: statement,
  payers: statement,
  booksRevenue: statement,
  verification: statement,
  tokenLoop: statement,
  keyMetric: statement,
  mainRisk: statement,
  upsideCatalyst: statement,
  scope: z.strictObject({ included: z.array(text), excluded: z.array(text) }),
  links: z.array(z.strictObject({ label: text, url: text })),
});

const subject = {
  slug: key,
  compiledOn: day,
  name: text,
  token: text,
  resource: z.enum(["physical", "digital"]),
  chain: text,
  ...networkProfileSchema.shape,
};

/** Only a network that is assessed has a category and a way of settling. */
export const networkSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("network"),
    ...subject,
    category: z.enum(CATEGORIES),
    settlement: z.enum(["burn_mint", "marketplace", "treasury"]),
  }),
  z.strictObject({ kind: z.enum(["adjacent", "sector"]), ...subject, category: z.null(), settlement: z.null() }),
]) satisfies z.ZodType<NetworkFact | UnassessedFact>;
