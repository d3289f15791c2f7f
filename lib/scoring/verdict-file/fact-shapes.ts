import {
  AFFILIATIONS,
  type AnswerFact,
  CONFLICT_KINDS,
  CONFLICT_STATUSES,
  type ConflictFact,
  type DefinitionFact,
  type DefinitionLineFact,
  KNOWN_ON_BASES,
  LETTERS,
  LICENCES,
  METRICS,
  NATURES,
  NULL_REASONS,
  type ObservationFact,
  QUESTION_IDS,
  REDISTRIBUTION,
  ROLES,
  type SeriesFact,
  SOURCE_KINDS,
  type SourceFact,
} from "../record/types";
import { CATEGORIES } from "../types";
import { day, flag, list, name, nullable, number, object, oneOf, optional, type Shape, text } from "./shapes";
import type { AnswerLine, NetworkLine, VerdictFacts } from "./types";

const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;

const NETWORK: Shape<NetworkLine> = {
  slug: name,
  kind: oneOf(["network"] as const),
  name: text,
  token: text,
  category: oneOf(CATEGORIES),
  settlement: oneOf(["burn_mint", "marketplace", "treasury"] as const),
  compiledOn: day,
};

const SOURCE: Shape<SourceFact> = {
  id: name,
  originId: name,
  kind: oneOf(SOURCE_KINDS),
  letter: oneOf(LETTERS),
  affiliation: oneOf(AFFILIATIONS),
  publisher: text,
  title: text,
  url: text,
  readVia: nullable(text),
  publishedOn: nullable(day),
  licence: oneOf(LICENCES),
  redistribute: oneOf(REDISTRIBUTION),
};

const SERIES: Shape<SeriesFact> = {
  id: name,
  metric: oneOf(METRICS),
  shape: oneOf(["flow", "stock", "price"] as const),
  unit: text,
  label: text,
  measure: text,
  payer: nullable(oneOf(["customer", "operator", "company", "treasury", "unknown"] as const)),
  bucket: nullable(oneOf(["supply", "security", "demand"] as const)),
};

const OBSERVATION: Shape<ObservationFact> = {
  id: name,
  seriesId: name,
  sourceId: name,
  periodStart: day,
  periodEnd: day,
  value: nullable(number),
  low: nullable(number),
  high: nullable(number),
  nullReason: nullable(oneOf(NULL_REASONS)),
  nature: oneOf(NATURES),
  basis: oneOf(["reported", "derived"] as const),
  derivation: nullable(text),
  credibility: oneOf(CREDIBILITIES),
  publishedOn: nullable(day),
  knownOn: day,
  knownOnBasis: oneOf(KNOWN_ON_BASES),
  literal: nullable(text),
  note: nullable(text),
};

const LINE: Shape<DefinitionLineFact> = { seriesId: name, role: oneOf(ROLES), required: flag };

const DEFINITION: Shape<DefinitionFact> = {
  id: name,
  label: text,
  house: flag,
  reason: text,
  differs: nullable(text),
  lines: list(LINE),
};

const READING: Shape<ConflictFact["readings"][number]> = {
  observationId: name,
  standing: oneOf(["used", "set_aside", "refuted", "open"] as const),
  definitionId: optional(nullable(name)),
};

const CONFLICT: Shape<ConflictFact> = {
  id: name,
  title: text,
  kind: oneOf(CONFLICT_KINDS),
  status: oneOf(CONFLICT_STATUSES),
  seriesId: name,
  readings: list(READING),
  reason: text,
};

const EVIDENCE: Shape<NonNullable<AnswerFact["evidence"]>> = {
  sourceId: name,
  date: day,
  credibility: oneOf(CREDIBILITIES),
};

const ANSWER: Shape<AnswerLine> = {
  question: oneOf(QUESTION_IDS),
  answer: oneOf(["yes", "partly", "no", "unknown"] as const),
  evidence: nullable(object(EVIDENCE)),
  answeredBy: text,
  reviewedBy: nullable(text),
};

export const FACTS: Shape<VerdictFacts> = {
  network: object(NETWORK),
  sources: list(SOURCE),
  series: list(SERIES),
  observations: list(OBSERVATION),
  definitions: list(DEFINITION),
  conflicts: list(CONFLICT),
  answers: list(ANSWER),
};
