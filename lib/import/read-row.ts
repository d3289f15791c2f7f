import type * as z from "zod";
import { addDays, isDay } from "@/lib/facts/days";
import { describeIssue } from "@/lib/facts/issues";
import { key } from "@/lib/facts/parts";
import {
  answerSchema,
  definitionLineSchema,
  definitionSchema,
  eventSchema,
  networkSchema,
  observationSchema,
  seriesSchema,
  sourceSchema,
} from "@/lib/facts/schemas";
import { isExecuted } from "@/lib/format";
import type { Field } from "./columns";
import { daysOfPeriod } from "./periods";

export const ROW_KINDS = [
  "network",
  "source",
  "series",
  "definition",
  "line",
  "answer",
  "event",
  "observation",
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Why a row is not stored. */
export interface Fault {
  field: Field | null;
  value: string | null;
  reason: string;
}

/** Cells of one row by field; an empty cell is not there. */
export type Cells = Partial<Record<Field, string>>;

/** A claim's words are quoted, not copied out: longer cells are texts that went astray. */
const MOST_CELL_CHARACTERS = 4000;

const observation = observationSchema.extend({ supersedesId: key.nullable() });
const definition = definitionSchema.omit({ lines: true });
const line = definitionLineSchema.extend({ definitionId: key });

const SCHEMAS = {
  network: networkSchema,
  source: sourceSchema,
  series: seriesSchema,
  definition,
  line,
  answer: answerSchema,
  event: eventSchema,
  observation,
} satisfies Record<RowKind, z.ZodType>;

export type FactOf<Kind extends RowKind> = z.infer<(typeof SCHEMAS)[Kind]>;
export type ReadRow = {
  [Kind in RowKind]: { kind: Kind; network: string; fact: FactOf<Kind> };
}[RowKind];

/** What a row may leave to what is known about its network. */
export interface RowContext {
  /** Day on which the rows enter the record. */
  today: string;
  /** Day on which a source appeared; null = undated or unknown source. */
  publishedOnOf: (network: string, sourceId: string) => string | null;
}

/** Cells of a row by field. A text that Offtake's own files defuse with an apostrophe loses it again. */
export function cellsOf(fields: readonly (Field | null)[], cells: readonly string[]): Cells {
  const given: Cells = {};
  for (const [index, field] of fields.entries()) {
    const cell = (cells[index] ?? "").trim();
    if (field === null || cell === "") continue;
    given[field] = cell.startsWith("'") && isExecuted(cell.slice(1)) ? cell.slice(1) : cell;
  }
  return given;
}

/** The network a row speaks of: its cell, else what its series' key begins with. null = it does not say. */
export const networkOf = (cells: Cells): string | null =>
  cells.network ?? (cells.seriesId ?? cells.id)?.split(".")[0] ?? null;

/** A row as a fact, or the first thing that is wrong with it. */
export function readRow(cells: Cells, context: RowContext): ReadRow | Fault {
  const kind = (cells.row ?? "observation").toLowerCase();
  if (!isRowKind(kind)) return fault(cells, "row", `expected ${ROW_KINDS.join(" | ")}`);
  for (const field of Object.keys(cells) as Field[]) {
    if ((cells[field] ?? "").length > MOST_CELL_CHARACTERS)
      return fault(cells, field, `expected at most ${MOST_CELL_CHARACTERS} characters`);
  }
  const network = networkOf(cells);
  if (network === null) return fault(cells, "network", "expected the network's short name, as in its address");
  if (!key.safeParse(network).success || network.includes(".") || network === "all")
    return fault(cells, "network", "expected a short name of lower-case letters, digits and hyphens");
  const input = INPUTS[kind](cells, network, context);
  if ("reason" in input && "field" in input) return input as unknown as Fault;
  const result = SCHEMAS[kind].safeParse(input);
  if (result.success) return { kind, network, fact: result.data } as ReadRow;
  const issue = result.error.issues[0];
  if (issue === undefined) return fault(cells, null, "does not fit its schema");
  const column = FIELD_OF_PATH[String(issue.path[0])] ?? (String(issue.path[0]) as Field);
  return { field: column, value: cells[column] ?? null, reason: describeIssue(issue, input) };
}

const isRowKind = (name: string): name is RowKind => (ROW_KINDS as readonly string[]).includes(name);

/** Parts of facts whose column is called otherwise. */
const FIELD_OF_PATH: Readonly<Record<string, Field>> = {
  slug: "network",
  evidence: "sourceId",
  links: "url",
  scope: "included",
};

const fault = (cells: Cells, field: Field | null, reason: string): Fault => ({
  field,
  value: field === null ? null : (cells[field] ?? null),
  reason,
});

const NUMBER = /^[-+]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
/** A cell as a number where it reads as one; else as it is, for the schema to name. */
const numeric = (cell: string | undefined): number | string | null =>
  cell === undefined ? null : NUMBER.test(cell) ? Number(cell) : cell;

const list = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const flag = (cell: string | undefined): boolean | string | null => {
  if (cell === undefined) return null;
  if (/^(true|yes|1)$/i.test(cell)) return true;
  return /^(false|no|0)$/i.test(cell) ? false : cell;
};

/** `B2` of Offtake's own files is letter and credibility. */
const credibility = (cell: string | undefined): number | string | null =>
  numeric(cell !== undefined && /^[A-F][1-6]$/.test(cell) ? cell.slice(1) : cell);

type Input = Readonly<Record<string, unknown>>;

/** Said of what an imported network does not say of itself. */
const NOT_DESCRIBED = "Not described.";

const INPUTS: Record<RowKind, (cells: Cells, network: string, context: RowContext) => Input | Fault> = {
  network: (cells, network, { today }) => ({
    kind: "network",
    slug: network,
    compiledOn: today,
    ...pick(cells, "name", "token", "category", "resource", "chain", "settlement"),
    previousTickers: list(cells.previousTickers),
    ...Object.fromEntries(
      (
        [
          "sells",
          "payers",
          "booksRevenue",
          "verification",
          "tokenLoop",
          "keyMetric",
          "mainRisk",
          "upsideCatalyst",
        ] as const
      ).map((field) => [field, { text: cells[field] ?? NOT_DESCRIBED, sourceIds: [] }]),
    ),
    scope: { included: list(cells.included), excluded: list(cells.excluded) },
    links: cells.url === undefined ? [] : [{ label: cells.name ?? network, url: cells.url }],
  }),
  source: (cells) => ({
    ...pick(cells, "id", "kind", "letter", "affiliation", "publisher", "title", "url", "readVia", "publishedOn"),
    originId: cells.originId ?? cells.id ?? null,
    licence: cells.licence ?? "unknown",
    redistribute: cells.redistribute ?? "figure",
  }),
  series: (cells) => pick(cells, "id", "metric", "shape", "unit", "label", "measure", "payer", "bucket"),
  definition: (cells) => ({ ...pick(cells, "id", "label", "reason", "differs"), house: flag(cells.house) }),
  line: (cells) => ({ ...pick(cells, "definitionId", "seriesId", "role"), required: flag(cells.required) }),
  answer: (cells) => ({
    ...pick(cells, "question", "answer", "text", "reviewedBy"),
    answeredBy: cells.answeredBy ?? "import",
    evidence:
      cells.sourceId === undefined
        ? null
        : { sourceId: cells.sourceId, date: cells.date ?? null, credibility: credibility(cells.credibility) },
  }),
  event: (cells) => pick(cells, "date", "kind", "label", "text", "sourceId"),
  observation: observationInput,
};

const pick = (cells: Cells, ...fields: Field[]): Input =>
  Object.fromEntries(fields.map((field) => [field, cells[field] ?? null]));

function observationInput(cells: Cells, network: string, context: RowContext): Input | Fault {
  if (cells.nullReason === "withheld_by_licence")
    return fault(cells, "nullReason", "the file was written without this figure: its source lets it not travel");
  const days =
    cells.period === undefined
      ? { periodStart: cells.periodStart ?? cells.periodEnd ?? null, periodEnd: cells.periodEnd ?? null }
      : daysOfPeriod(cells.period);
  if (days === null) return fault(cells, "period", "expected a year, a quarter 2025Q4, a month 2025-11 or a day");
  const { seriesId = null, sourceId = null } = cells;
  return {
    id: cells.id ?? idOf(network, seriesId, sourceId, days.periodEnd),
    seriesId,
    sourceId,
    ...days,
    value: numeric(cells.value),
    low: numeric(cells.low),
    high: numeric(cells.high),
    nullReason: cells.nullReason ?? null,
    nature: cells.nature ?? "measured",
    basis: cells.basis ?? (cells.derivation === undefined ? "reported" : "derived"),
    derivation: cells.derivation ?? null,
    credibility: credibility(cells.credibility),
    publishedOn: cells.publishedOn ?? null,
    ...knownOf(cells, network, days.periodEnd, context),
    ...pick(cells, "literal", "note", "supersedesId"),
  };
}

/** A key out of what the row says: the same row gets the same one again. */
function idOf(network: string, seriesId: string | null, sourceId: string | null, periodEnd: string | null): string {
  const series = seriesId?.startsWith(`${network}.`) ? seriesId.slice(network.length + 1) : seriesId;
  return [series, periodEnd, sourceId].join("-").toLowerCase();
}

const DAYS_UNTIL_ASSUMED = 60;

/** The day from which on the claim existed (method §3.15): as told, by its basis, or the day of this import. */
function knownOf(cells: Cells, network: string, periodEnd: string | null, { today, publishedOnOf }: RowContext): Input {
  const published = cells.publishedOn ?? (cells.sourceId === undefined ? null : publishedOnOf(network, cells.sourceId));
  const knownOnBasis = cells.knownOnBasis ?? (published === null ? "recorded" : "published");
  if (cells.knownOn !== undefined) return { knownOn: cells.knownOn, knownOnBasis };
  const after = (count: number) => (periodEnd !== null && isDay(periodEnd) ? addDays(periodEnd, count) : null);
  const byBasis: Readonly<Record<string, string | null>> = {
    published,
    reconstructible: after(1),
    assumed: after(DAYS_UNTIL_ASSUMED),
    recorded: today,
  };
  return { knownOn: byBasis[knownOnBasis] ?? null, knownOnBasis };
}
