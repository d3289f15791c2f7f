/**
 * Where a number leads: `helium/figure/helium.revenue.iot@2025Q4`. The same key names the drawer in the address
 * (`#figure=…`), the plain page without JavaScript and the reply of the API.
 */

/**
 * figure = a series in a quarter, reconciled · observation = one claim as made · formula = computed from others ·
 * conflict, claim, definition, trigger = a number that belongs to one of these and to the observations it lists.
 */
export const TRACE_KINDS = ["figure", "observation", "formula", "conflict", "claim", "definition", "trigger"] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** In place of a network: what is counted over all of them. No network may be called so. */
export const ALL_NETWORKS = "all";

export interface Trace {
  slug: string;
  kind: TraceKind;
  id: string;
}

export const traceKey = ({ slug, kind, id }: Trace): string => `${slug}/${kind}/${id}`;

/** The trace of a key; null when it is not one. */
export function parseTraceKey(key: string): Trace | null {
  const match = /^([a-z0-9][a-z0-9-]*)\/([a-z]+)\/([A-Za-z0-9][A-Za-z0-9._@+-]*)$/.exec(key);
  const kind = TRACE_KINDS.find((candidate) => candidate === match?.[2]);
  return match?.[1] && match[3] && kind ? { slug: match[1], kind, id: match[3] } : null;
}

/** Address of the plain page of a key, on the same day and under the same definition; `query` is "" or begins with `?`. */
export const traceHref = (key: string, query = ""): string => {
  const [slug = "", kind = "", ...id] = key.split("/");
  return `/networks/${slug}/trace/${kind}/${id.join("/")}${query}`;
};
