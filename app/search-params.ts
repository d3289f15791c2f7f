import * as z from "zod";
import { CATEGORIES, VERDICT_CLASSES } from "@/lib/scoring";
import {
  BOARD_COLUMN_IDS,
  BOARD_FACETS,
  type BoardColumn,
  parseTraceKey,
  type ScoreboardQuery,
  SORT_KEYS,
  type Trace,
} from "@/lib/views";

/** What the address says of a page. A value that is not understood falls back; it never throws. */

export type RawParams = Record<string, string | string[] | undefined>;

/** What Next hands to a page; `Params` are the dynamic parts of its path. */
export interface PageInput<Params = Record<string, never>> {
  params: Promise<Params>;
  searchParams: Promise<RawParams>;
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Values given once with commas or several times (a form). */
const listOf = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? ""]).flatMap((part) => part.split(",")).map((part) => part.trim());

/** A real calendar day, `YYYY-MM-DD`; what is pasted often brings a space along. */
const day = z
  .string()
  .trim()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      !Number.isNaN(Date.parse(text)) &&
      new Date(text).toISOString().startsWith(text),
  );

/** One value of a closed or open list, as it stands in an address. */
const facet = z
  .string()
  .regex(/^[a-z0-9_ -]{1,64}$/)
  .nullable()
  .catch(null);

const scoreboardSchema = z.object({
  sort: z.enum(SORT_KEYS).catch("verdict"),
  direction: z.enum(["asc", "desc"]).catch("desc"),
  category: z.enum(CATEGORIES).nullable().catch(null),
  verdict: z
    .enum([...VERDICT_CLASSES, "range", "insufficient_evidence"])
    .nullable()
    .catch(null),
  resource: z.enum(["physical", "digital"]).nullable().catch(null),
  confidence: facet,
  trend: z.enum(["up", "flat", "down", "unknown"]).nullable().catch(null),
  asOf: day.nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export const parseScoreboardParams = (raw: RawParams): ScoreboardQuery => ({
  ...scoreboardSchema.parse({
    sort: first(raw.sort),
    direction: first(raw.dir),
    category: first(raw.category),
    verdict: first(raw.verdict),
    resource: first(raw.resource),
    confidence: first(raw.confidence),
    trend: first(raw.trend),
    asOf: first(raw.asOf) ?? null,
    page: first(raw.page) ?? 1,
  }),
  columns: parseColumns(raw),
});

/**
 * Parts of the board's address that were not understood, as they were given, cut to be shown. A value of an open list, such as
 * a confidence that no network has, is understood: the board says that nothing fits it.
 */
export function unreadBoardParts(raw: RawParams): string[] {
  const read = parseScoreboardParams(raw);
  const isUnread = (name: string, value: string | null): boolean =>
    Boolean(first(raw[name])) && first(raw[name]) !== value;
  const columns = listOf(raw.columns).filter((id) => id !== "" && !BOARD_COLUMN_IDS.some((known) => known === id));
  return [
    ...BOARD_FACETS.filter((facet) => isUnread(facet, read[facet])),
    ...(isUnread("sort", read.sort) ? ["sort"] : []),
    ...(isUnread("dir", read.direction) ? ["dir"] : []),
  ]
    .map((name) => `${name} “${shortened(first(raw[name]) ?? "")}”`)
    .concat(columns.length > 0 ? [`columns “${shortened(columns.join(","))}”`] : []);
}

/** What an address gives may be of any length. */
const shortened = (given: string): string => given.slice(0, 40);

/** From `columns=a,b` or `columns=a&columns=b` (a form), in the order of the board; null where none of them is one. */
function parseColumns(raw: RawParams): BoardColumn[] | null {
  const asked = new Set(listOf(raw.columns));
  const known = BOARD_COLUMN_IDS.filter((id) => asked.has(id));
  return known.length > 0 ? known : null;
}

/** The as-of day of a page without other parts; null = the newest. */
export const parseAsOf = (raw: RawParams): string | null =>
  day
    .nullable()
    .catch(null)
    .parse(first(raw.asOf) ?? null);

const MOST_SEARCH_LETTERS = 100;

/** The words of a search; "" = none. */
export const parseSearchWords = (raw: RawParams): string =>
  (first(raw.q) ?? "").trim().replaceAll(/\s+/g, " ").slice(0, MOST_SEARCH_LETTERS);

/** The filters of the pages that have some. */
export const FACETS = {
  conflicts: ["network", "kind", "status"],
  changes: ["network", "cause", "basis"],
  claims: ["article", "status", "network"],
  data: ["kind", "licence"],
} as const;

/** The filters of a page by name, each null where it is absent or ill-formed. */
export const parseFacets = <Part extends string>(raw: RawParams, parts: readonly Part[]): Record<Part, string | null> =>
  Object.fromEntries(parts.map((part) => [part, facet.parse(first(raw[part]) ?? null)])) as Record<Part, string | null>;

/** Filters of a page that are ill-formed, as they were given; one that nothing fits is understood, and the page says so. */
function unreadFacets(raw: RawParams, parts: readonly string[]): string[] {
  const read = parseFacets(raw, parts);
  return parts.flatMap((part) => {
    const given = first(raw[part]);
    return given && read[part] === null ? [`${part} “${shortened(given)}”`] : [];
  });
}

/** What the address gives for a day that is none, cut to be shown; null where it is one, or none is given. */
export function unreadAsOf(raw: RawParams): string | null {
  const given = first(raw.asOf);
  return given && parseAsOf(raw) === null ? shortened(given) : null;
}

/** What the address of a page with filters gives and nobody understands: a day, and parts by their names. */
export const unreadIn = (raw: RawParams, parts: readonly string[]) => ({
  unread: unreadAsOf(raw),
  unreadParts: unreadFacets(raw, parts),
});

const slug = z.string().regex(/^[a-z0-9-]{1,64}$/);

const requestSchema = z.object({
  asOf: day.nullable().catch(null),
  definition: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable()
    .catch(null),
});

/** As-of day and definition of a network page or report; null = the default. */
export const parseNetworkParams = (raw: RawParams) =>
  requestSchema.parse({ asOf: first(raw.asOf) ?? null, definition: first(raw.definition) ?? null });

/** Slugs from `n=a,b,c` or from `n=a&n=b` (a form): order kept, each once, ill-formed ones dropped; those after the fifth are left out. */
export function parseCompareParams(raw: RawParams): { slugs: string[]; leftOut: string[]; asOf: string | null } {
  const slugs = [...new Set(listOf(raw.n).filter((part) => slug.safeParse(part).success))];
  return {
    slugs: slugs.slice(0, 5),
    leftOut: slugs.slice(5),
    asOf: parseAsOf(raw),
  };
}

/** Dynamic parts of the address of a number. */
export interface TraceParams {
  slug: string;
  kind: string;
  id: string[];
}

/** The key of a number from its address; null where it is not one. Parts arrive as the browser wrote them, `%40` for `@`. */
export function parseTraceParams({ slug, kind, id }: TraceParams): Trace | null {
  try {
    return parseTraceKey([slug, kind, ...id].map(decodeURIComponent).join("/"));
  } catch {
    return null;
  }
}

/** Route handlers see the same queries as pages do. */
export function rawParams(params: URLSearchParams): RawParams {
  const raw: RawParams = {};
  for (const key of new Set(params.keys())) raw[key] = params.getAll(key);
  return raw;
}
