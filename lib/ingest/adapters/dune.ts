import * as z from "zod";
import { METRICS } from "@/lib/scoring/record/types";
import { type Adapter, type AdapterReading, type AdapterSeries, parseReply, ShapeError } from "../adapter";
import { amountOrDigits, dayText, measured, numberOrDigits } from "./digits";
import { dayBefore, series, unknown } from "./parts";

/** Stored results of Dune queries. Which query counts what is configuration: owners change and delete their queries. */

const API = "https://api.dune.com/api/v1/query";
const PAGE_ROWS = 1000;
/** A result that was worked out longer ago says nothing about now. */
const STALE_AFTER_DAYS = 7;

/**
 * One column of one query. The setting DUNE_QUERIES holds a JSON list of them:
 * `[{"queryId": 1234567, "networkSlug": "helium", "key": "helium.live.dc-burn-usd", "metric": "context", "unit": "USD",
 *   "label": "Data Credits burned", "measure": "…", "author": "…", "dayColumn": "day", "valueColumn": "dc_burned", "factor": 0.00001}]`
 */
const columnSchema = z.strictObject({
  queryId: z.int().positive(),
  networkSlug: z.string().regex(/^[a-z0-9-]{1,64}$/, "expected the short name of a network"),
  key: z.string().regex(/^[a-z0-9.-]{3,100}$/, "expected a key like helium.live.dc-burn"),
  metric: z.enum(METRICS),
  shape: z.enum(["flow", "stock", "price"]).default("flow"),
  unit: z.string().min(1).max(40),
  label: z.string().min(1).max(200),
  measure: z.string().min(1).max(1000),
  /** Who wrote the query: it is cited. */
  author: z.string().min(1).max(100),
  payer: z.enum(["customer", "operator", "company", "treasury", "unknown"]).nullable().default(null),
  bucket: z.enum(["supply", "security", "demand"]).nullable().default(null),
  dayColumn: z.string().min(1).max(100),
  valueColumn: z.string().min(1).max(100),
  /** What a value of the column is multiplied by to be in the unit. */
  factor: z.number().positive().default(1),
  /** Whether a value may lie below zero, as a net flow may; otherwise the reply is refused. */
  signed: z.boolean().default(false),
  /** Whether a zero of the query was measured, or stands where it knows nothing. */
  zeroMeans: z.enum(["nothing", "unknown"]).default("unknown"),
});
type Column = z.output<typeof columnSchema>;

const columnsSchema = z
  .array(columnSchema)
  .max(100)
  .superRefine((columns, context) => {
    const seen = new Set<string>();
    for (const [index, { key, networkSlug, metric, payer, bucket }] of columns.entries()) {
      const refuse = (message: string) => context.addIssue({ code: "custom", path: [index, "key"], message });
      if (!key.startsWith(`${networkSlug}.`)) refuse("must start with the network and a dot");
      if (seen.has(key)) refuse("stands twice");
      if ((metric === "revenue") !== (payer !== null)) refuse("revenue names a payer, nothing else does");
      if ((metric === "emission") !== (bucket !== null)) refuse("emission names a bucket, nothing else does");
      seen.add(key);
    }
  });

/**
 * Reads the setting DUNE_QUERIES; null = not set: no query.
 * @throws Error in one sentence that names the entry at fault
 */
export function parseDuneQueries(text: string | null): Column[] {
  if (text === null) return [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Error("DUNE_QUERIES is not JSON: expected a list of queries and their columns.");
  }
  const parsed = columnsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`DUNE_QUERIES: "${issue?.path.join(".") ?? ""}" ${issue?.message ?? "is not as described"}.`);
}

/** What is wrong with the setting DUNE_QUERIES, in one sentence; null = nothing. For the command, before it asks anybody. */
export function duneFault(text: string | null): string | null {
  try {
    parseDuneQueries(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const resultSchema = z.object({
  query_id: z.int(),
  is_execution_finished: z.literal(true, "the query has not finished"),
  execution_ended_at: dayText,
  result: z.object({ rows: z.array(z.record(z.string(), z.unknown())) }),
  next_offset: z.int().positive().nullable().optional(),
});

interface Bound {
  column: Column;
  of: AdapterSeries;
}

function seriesFor(column: Column): AdapterSeries {
  const { key, metric, shape, unit, label, measure, payer, bucket, factor, author, queryId } = column;
  return series({
    ...{ key, metric, shape, unit, label, measure, payer, bucket },
    derivation: factor === 1 ? null : `Column ${column.valueColumn} × ${factor}.`,
    staleAfterDays: STALE_AFTER_DAYS,
    source: {
      id: `live-dune-${queryId}`,
      originId: `dune-${queryId}`,
      kind: "onchain",
      letter: "B",
      affiliation: "independent",
      publisher: `Dune, query by ${author}`,
      title: `Query ${queryId}, read daily`,
      url: `https://dune.com/queries/${queryId}`,
      licence: "restricted",
      redistribute: "figure",
    },
  });
}

/** One row for one column: the day and the value, or where the row is not as configured. */
function valuesIn(
  { column, of }: Bound,
  row: Record<string, unknown>,
  place: string,
  today: string,
): AdapterReading["values"] {
  const { dayColumn, valueColumn, factor, zeroMeans, signed } = column;
  const read = <Shape>(schema: z.ZodType<Shape>, name: string): Shape => {
    if (!(name in row))
      throw new ShapeError(`"${place}": no column ${name}; the query was changed, or DUNE_QUERIES is wrong.`);
    return parseReply(z.object({ [`${place}.${name}`]: schema }), { [`${place}.${name}`]: row[name] })[
      `${place}.${name}`
    ] as Shape;
  };
  const day = read(dayText, dayColumn);
  if (day > today || (of.shape === "flow" && day === today)) return [];
  const written = read((signed ? numberOrDigits : amountOrDigits).nullable(), valueColumn);
  if (written === null) return [unknown(of, day, null, "The query gives no value for the day.")];
  const value = written.value * factor;
  if (value === 0 && zeroMeans === "unknown")
    return [unknown(of, day, written.literal, "The query gives zero, which may mean that it knows nothing.")];
  return [measured(of, day, value, written.literal, "The query counts nothing on the day.")];
}

const STALE = `The result is older than ${STALE_AFTER_DAYS} days: the query is not run any more.`;

/** The adapter for the columns of the setting; without any it asks nothing. */
export function createDune(columns: readonly Column[]): Adapter {
  const bound = columns.map((column): Bound => ({ column, of: seriesFor(column) }));
  const queries = [...new Set(columns.map(({ queryId }) => queryId))];
  const of = (queryId: number) => bound.filter(({ column }) => column.queryId === queryId);
  const idOf = (address: URL) => Number(/\/query\/(\d+)\/results$/.exec(address.pathname)?.[1]);
  return {
    id: "dune",
    title: "Dune",
    hosts: ["api.dune.com"],
    keyName: "DUNE_API_KEY",
    keyNeed: "everything",
    attribution: "Queries on Dune (https://dune.com), each cited with its author.",
    perHost: { concurrency: 1, perMinute: 15 },
    maxBytes: null,
    source: {
      id: "live-dune",
      originId: "dune",
      kind: "onchain",
      letter: "B",
      affiliation: "independent",
      publisher: "Dune",
      title: "Stored results of queries",
      url: "https://dune.com",
      licence: "restricted",
      redistribute: "figure",
    },
    series: bound.map((one) => one.of),
    breaks: [],
    requests: ({ networkSlugs }) =>
      queries
        .map((queryId) => ({ queryId, slugs: [...new Set(of(queryId).map(({ column }) => column.networkSlug))] }))
        .filter(({ slugs }) => slugs.some((slug) => networkSlugs.includes(slug)))
        .map(({ queryId, slugs }) => ({
          address: new URL(`${API}/${queryId}/results?limit=${PAGE_ROWS}`),
          headers: (key: string | null): Record<string, string> => (key === null ? {} : { "X-Dune-API-Key": key }),
          respondsWith: "json" as const,
          networkSlugs: slugs,
        })),
    nextPage(request, body) {
      const { next_offset } = parseReply(resultSchema, body);
      if (!next_offset) return null;
      const address = new URL(request.address);
      address.searchParams.set("offset", String(next_offset));
      return { ...request, address };
    },
    read(request, body, { today }) {
      const queryId = idOf(request.address);
      const pages = parseReply(z.array(resultSchema), body);
      const other = pages.find((page) => page.query_id !== queryId);
      if (other) throw new ShapeError(`"query_id": asked for ${queryId}, got ${other.query_id}.`);
      const isStale = pages.some(({ execution_ended_at }) => execution_ended_at < dayBefore(today, STALE_AFTER_DAYS));
      if (isStale)
        return {
          values: [],
          rejects: [
            { position: 0, column: "execution_ended_at", value: pages[0]?.execution_ended_at ?? null, reason: STALE },
          ],
        };
      const rows = pages.flatMap(({ result }) => result.rows);
      return {
        values: of(queryId).flatMap((one) =>
          rows.flatMap((row, index) => valuesIn(one, row, `result.rows.${index}`, today)),
        ),
      };
    },
  };
}
