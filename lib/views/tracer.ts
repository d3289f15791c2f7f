import { type ProseView, proseView } from "./prose";
import { type Trace, type TraceKind, traceHref, traceKey } from "./trace-key";

/** What a number leads to: the key for the drawer, the address of the plain page. */
export interface Lead {
  trace: string;
  href: string;
}

/** Where the numbers of one network lead, on the day and under the definition of the page they stand on. */
export interface Tracer {
  slug: string;
  /** "" or `?asOf=…`: what leads on keeps the reader's day and definition. */
  query: string;
  to: (kind: TraceKind, id: string) => Lead;
  figure: (seriesId: string, quarter: string) => Lead;
  formula: (id: string) => Lead;
  /** Words whose numbers lead where their references say; those without one to `about`. */
  prose: (text: string, about?: Omit<Trace, "slug"> | null) => ProseView;
  /** Words about a formula. */
  words: (text: string, formulaId: string) => ProseView;
}

export function tracer(slug: string, query = ""): Tracer {
  const to = (kind: TraceKind, id: string): Lead => {
    const trace = traceKey({ slug, kind, id });
    return { trace, href: traceHref(trace, query) };
  };
  const prose: Tracer["prose"] = (text, about = null) => proseView(text, { slug, about, query });
  return {
    slug,
    query,
    to,
    figure: (seriesId, quarter) => to("figure", `${seriesId}@${quarter}`),
    formula: (id) => to("formula", id),
    prose,
    words: (text, formulaId) => prose(text, { kind: "formula", id: formulaId }),
  };
}
