/** The columns that make each fact of the record, by the names of its type: Prisma's mapping of rows is what a read costs. */

const IN_ORDER = { position: "asc" } as const;

export const NETWORK = {
  slug: true,
  kind: true,
  compiledOn: true,
  name: true,
  token: true,
  category: true,
  resource: true,
  chain: true,
  settlement: true,
  profile: true,
  surroundings: true,
} as const;

export const SOURCE = {
  id: true,
  originId: true,
  kind: true,
  letter: true,
  affiliation: true,
  publisher: true,
  title: true,
  url: true,
  readVia: true,
  publishedOn: true,
  licence: true,
  redistribute: true,
} as const;

export const SERIES = {
  id: true,
  metric: true,
  shape: true,
  unit: true,
  label: true,
  measure: true,
  payer: true,
  bucket: true,
} as const;

/** `supersedesId` and `contentHash` decide which claims are current and go no further. */
export const OBSERVATION = {
  id: true,
  seriesId: true,
  sourceId: true,
  periodStart: true,
  periodEnd: true,
  value: true,
  low: true,
  high: true,
  nullReason: true,
  nature: true,
  basis: true,
  derivation: true,
  credibility: true,
  publishedOn: true,
  knownOn: true,
  knownOnBasis: true,
  literal: true,
  note: true,
  supersedesId: true,
  contentHash: true,
} as const;

export const DEFINITION = {
  id: true,
  label: true,
  house: true,
  reason: true,
  differs: true,
  lines: { orderBy: IN_ORDER, select: { seriesId: true, role: true, required: true } },
} as const;

export const CONFLICT = {
  id: true,
  title: true,
  kind: true,
  status: true,
  seriesId: true,
  readings: { orderBy: IN_ORDER, select: { observationId: true, standing: true, definitionId: true } },
  reason: true,
} as const;

export const ANSWER = {
  question: true,
  answer: true,
  text: true,
  evidenceSourceId: true,
  evidenceDate: true,
  evidenceCredibility: true,
  answeredBy: true,
  reviewedBy: true,
} as const;

export const EVENT = { date: true, kind: true, label: true, text: true, sourceId: true } as const;

export const TRIGGER = {
  id: true,
  metric: true,
  comparator: true,
  threshold: true,
  windowQuarters: true,
  direction: true,
  text: true,
  sourceIds: true,
} as const;

export const DISPUTE = {
  id: true,
  by: true,
  date: true,
  claim: true,
  reply: true,
  outcome: true,
  observationIds: true,
  sourceIds: true,
} as const;

export const CLAIM = {
  id: true,
  sourceId: true,
  statement: true,
  status: true,
  observationIds: true,
  arithmetic: true,
  text: true,
} as const;
