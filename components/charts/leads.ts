import type { ChartSubject } from "@/lib/charts";
import { traceKey } from "@/lib/views/trace-key";

export { chartLead as quarterLead } from "@/lib/views/chart-lead";

/** Key of what the drawing counts as a whole: its summary and its counts. */
export const chartTrace = (subject: ChartSubject | null): string | undefined =>
  subject ? traceKey({ slug: subject.slug, kind: "formula", id: subject.id }) : undefined;

/** Addresses of a drawing and of its numbers as files; null for one that no network has. */
export function chartPath(subject: ChartSubject | null): { svg: string; csv: string } | null {
  // `chart.timeline`, `quarters.flows`: the name in the address is what stands behind the dot.
  const name = subject?.id.slice(subject.id.indexOf(".") + 1);
  if (!subject || !name) return null;
  const path = `/networks/${subject.slug}/charts/${name}/chart`;
  return { svg: `${path}.svg${subject.query}`, csv: `${path}.csv${subject.query}` };
}
