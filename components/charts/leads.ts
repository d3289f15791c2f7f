import type { ChartSubject } from "@/lib/charts";
import { traceHref, traceKey } from "@/lib/views/trace-key";

/** Where one column of one quarter leads; null for a drawing whose numbers lead nowhere. */
export function quarterLead(
  subject: ChartSubject | null,
  of: { id: string; quarter: string },
): { trace: string; href: string } | null {
  if (!subject || of.id === "") return null;
  const trace = traceKey({ slug: subject.slug, kind: "formula", id: `quarter.${of.id}@${of.quarter}` });
  return { trace, href: traceHref(trace, subject.query) };
}

/** Key of what the drawing counts as a whole: its summary and its counts. */
export const chartTrace = (subject: ChartSubject | null): string | undefined =>
  subject ? traceKey({ slug: subject.slug, kind: "formula", id: subject.id }) : undefined;
