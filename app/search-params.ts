import * as z from "zod";
import { CATEGORIES, VERDICT_CLASSES } from "@/lib/scoring";
import { parseTraceKey, SORT_KEYS, type Trace } from "@/lib/views";

/** What the address says of a page. A value that is not understood falls back; it never throws. */

export type RawParams = Record<string, string | string[] | undefined>;

/** What Next hands to a page; `Params` are the dynamic parts of its path. */
export interface PageInput<Params = Record<string, never>> {
  params: Promise<Params>;
  searchParams: Promise<RawParams>;
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** A real calendar day, `YYYY-MM-DD`. */
const day = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      !Number.isNaN(Date.parse(text)) &&
      new Date(text).toISOString().startsWith(text),
  );

const scoreboardSchema = z.object({
  sort: z.enum(SORT_KEYS).catch("verdict"),
  direction: z.enum(["asc", "desc"]).catch("desc"),
  category: z.enum(CATEGORIES).nullable().catch(null),
  verdict: z
    .enum([...VERDICT_CLASSES, "range", "insufficient_evidence"])
    .nullable()
    .catch(null),
  asOf: day.nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export const parseScoreboardParams = (raw: RawParams) =>
  scoreboardSchema.parse({
    sort: first(raw.sort),
    direction: first(raw.dir),
    category: first(raw.category),
    verdict: first(raw.verdict),
    asOf: first(raw.asOf) ?? null,
    page: first(raw.page) ?? 1,
  });

/** One value of a closed or open list, as it stands in an address. */
const facet = z
  .string()
  .regex(/^[a-z0-9_ -]{1,64}$/)
  .nullable()
  .catch(null);

/** The as-of day of a page without other parts; null = the newest. */
export const parseAsOf = (raw: RawParams): string | null =>
  day
    .nullable()
    .catch(null)
    .parse(first(raw.asOf) ?? null);

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

/** Slugs from `n=a,b,c` or from `n=a&n=b` (a form): order kept, each once, ill-formed ones dropped; at most five. */
export function parseCompareParams(raw: RawParams): { slugs: string[]; asOf: string | null } {
  const given = (Array.isArray(raw.n) ? raw.n : [raw.n ?? ""]).flatMap((part) => part.split(","));
  const slugs = [...new Set(given.map((part) => part.trim()).filter((part) => slug.safeParse(part).success))];
  return {
    slugs: slugs.slice(0, 5),
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
