import type { ChartSpec, ChartSubject } from "@/lib/charts";
import { traceHref, traceKey } from "./trace-key";
import type { Lead } from "./tracer";

/** Where one number of a chart leads; null for words, and for a drawing whose numbers lead nowhere. */
export function chartLead(subject: ChartSubject | null, of: { id: string; quarter: string }): Lead | null {
  if (!subject || of.id === "") return null;
  // A whole key behind the network, or a column of the quarters.
  const trace = of.id.includes("/")
    ? `${subject.slug}/${of.id.replace("*", of.quarter)}`
    : traceKey({ slug: subject.slug, kind: "formula", id: `quarter.${of.id}@${of.quarter}` });
  return { trace, href: traceHref(trace, subject.query) };
}

/** Every number of a chart’s table, row by row, with where it leads. */
export const chartCells = ({ subject, table }: ChartSpec) =>
  table.rows.flatMap(([place = "", ...texts]) =>
    texts.flatMap((text, index) => {
      const lead = chartLead(subject, { id: table.ids[index + 1] ?? "", quarter: place });
      return lead ? [{ place, column: table.columns[index + 1] ?? "", text, ...lead }] : [];
    }),
  );
