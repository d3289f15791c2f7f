import type * as z from "zod";
import type { CsvValue } from "@/lib/format";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { METHOD_VERSION } from "@/lib/views";
import { MOST_ROWS, USUAL_ROWS } from "./common-params";
import { cursorAt, offsetOf } from "./cursor";
import type { Format } from "./format";
import type { Given, Params } from "./params";
import type { META, PAGE } from "./schemas/parts";

/** What an operation may know of the request beside its parameters. */
export interface Stand {
  revision: number;
  /** The newest day on which a fact was recorded: the default as-of. */
  newest: string;
  /** Where readers reach the site; null = not told. */
  site: string | null;
  format: Format;
}

/** One cell of a CSV row by column; the columns of an operation are those of its first description. */
export interface CsvColumn<Row> {
  name: string;
  value: (row: Row) => CsvValue;
}

export type CsvTable = CsvValue[][];

export interface Answer<Body = object> {
  body: Body;
  /** Head and rows; only of operations with `csvName`. */
  csv?: CsvTable;
  /** Address of the next page, for the Link header. */
  next?: string | null;
  asOf: string | null;
}

/** One operation: from this come the route, its entry in the document, its part of the reference page and its test. */
export interface Operation {
  id: string;
  /** Below `/api/v1`, dynamic parts in braces. */
  path: string;
  /** Of what it speaks: heads the reference page. */
  group: "Networks" | "Verdicts" | "Record" | "Service";
  summary: string;
  description: string;
  params: Params;
  reply: z.ZodType;
  /** Name of its CSV file without extension; null = JSON only. */
  csvName: string | null;
  /** Queries that show it at work, as `path?query` below `/api/v1`. */
  examples: readonly string[];
  /** Asked by the site's own pages: takes nothing from the allowance of a client. */
  isOwn: boolean;
  /** revision = the same for one revision of the facts and one query; day = and for one day; never = always asked anew. */
  isSameFor: "revision" | "day" | "never";
  /** Statuses of errors beside those that any operation may give. */
  answer: (given: never, stand: Stand) => Promise<Answer>;
}

interface Definition<P extends Params, Body extends object>
  extends Omit<Operation, "params" | "reply" | "answer" | "isOwn" | "isSameFor" | "csvName"> {
  params: P;
  reply: z.ZodType<Body>;
  csvName?: string;
  isOwn?: boolean;
  isSameFor?: Operation["isSameFor"];
  answer: (given: Given<P>, stand: Stand) => Promise<Answer<Body>>;
}

/** Holds parameters, reply and answer of one operation to each other. */
export const operation = <P extends Params, Body extends object>(definition: Definition<P, Body>): Operation => ({
  csvName: null,
  isOwn: false,
  isSameFor: "revision",
  ...definition,
});

export const API_ROOT = "/api/v1";

const LICENCE =
  "Figures keep the licence of their sources, which stand beside them; name Offtake, the as-of day and the method version when you quote a verdict.";

/** An address as readers reach it; a path where the site does not know its own. */
export const addressOf = ({ site }: Pick<Stand, "site">, path: string): string => `${site ?? ""}${path}`;

export const metaOf = (
  stand: Stand,
  { asOf, page, fingerprint = null }: { asOf: string; page: string; fingerprint?: string | null },
): z.infer<typeof META> => ({
  asOf,
  revision: stand.revision,
  methodVersion: METHOD_VERSION,
  fingerprint,
  page: addressOf(stand, page),
  disclaimer: DISCLAIMER,
  licence: LICENCE,
});

interface ListRequest<Row> {
  operationId: string;
  /** Address of the list below the root, dynamic parts filled in, without a query. */
  path: string;
  given: { limit: number | null; cursor: string | null } & Readonly<Record<string, unknown>>;
  rows: readonly Row[];
  columns: readonly CsvColumn<Row>[];
  asOf: string;
  page: string;
}

/** One page of rows, as JSON and as CSV. @throws ApiFault 400 where the cursor does not hold */
export function listAnswer<Row>(
  stand: Stand,
  { operationId, path, given, rows, columns, asOf, page }: ListRequest<Row>,
): Answer<{ meta: z.infer<typeof META>; page: z.infer<typeof PAGE>; data: Row[] }> {
  const { limit: asked, cursor, ...filters } = given;
  const limit = asked ?? (stand.format === "csv" ? MOST_ROWS : USUAL_ROWS);
  const scope = { query: `${operationId} ${JSON.stringify(filters)}`, revision: stand.revision };
  const offset = offsetOf(cursor, scope);
  const shown = rows.slice(offset, offset + limit);
  const end = offset + shown.length;
  const following = end < rows.length ? cursorAt(scope, end) : null;
  const next = following && nextAddress(stand, path, { ...given, cursor: following });
  return {
    body: {
      meta: metaOf(stand, { asOf, page }),
      page: { total: rows.length, count: shown.length, limit, cursor: following, next },
      data: shown,
    },
    csv: [columns.map(({ name }) => name), ...shown.map((row) => columns.map(({ value }) => value(row)))],
    next,
    asOf,
  };
}

function nextAddress(stand: Stand, path: string, given: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  // Parts of the path stand in it already.
  for (const [name, value] of Object.entries(given))
    if (value !== null && name !== "slug") query.set(name, String(value));
  const suffix = stand.format === "csv" ? ".csv" : "";
  return addressOf(stand, `${API_ROOT}${path}${suffix}?${query}`);
}
