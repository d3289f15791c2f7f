import type { NumberView } from "../number-view";
import { type Trace, traceKey } from "../trace-key";
import type { TraceContext } from "./context";
import type { TraceClaim } from "./trace-view";

interface Cited {
  title: string;
  number: NumberView | null;
  period: string | null;
  claims: readonly TraceClaim[];
  key: Omit<Trace, "slug">;
}

const MOST_SOURCES = 2;

/** One sentence ready to paste: number, period, sources with date, address and grade, the day it stands on, the key. */
export function citation(context: TraceContext, { title, number, period, claims, key }: Cited): string {
  const { network } = context.record;
  const used = claims.filter((claim) => claim.standing === "used");
  const quoted = distinct(used.length > 0 ? used : claims);
  const sources = quoted.slice(0, MOST_SOURCES).map(sourceWords);
  const more = quoted.length > MOST_SOURCES ? [`and ${quoted.length - MOST_SOURCES} more`] : [];
  const value = number ? ` ${number.text}` : "";
  const when = period ? ` (${period})` : "";
  const from = sources.length > 0 ? ` Source: ${[...sources, ...more].join("; ")}.` : "";
  return `${network.name}, ${title}:${value}${when}.${from} Offtake, as of ${context.asOf}, ${traceKey({ slug: network.slug, ...key })}.`;
}

/** Pages of one source count once. */
const distinct = (claims: readonly TraceClaim[]): TraceClaim[] => [
  ...new Map(claims.map((claim) => [`${claim.source.publisher}|${claim.source.title}`, claim])).values(),
];

const sourceWords = ({ source, published, grade }: TraceClaim): string => {
  const title = source.title ? `, “${source.title}”` : "";
  return `${source.publisher}${title}, ${published}, ${source.address}, grade ${grade}`;
};
