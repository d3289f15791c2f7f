import type { TraceContext } from "./context";
import type { TraceView } from "./trace-view";

export const subjectOf = ({ record, to }: TraceContext): TraceView["subject"] => ({
  slug: record.network.slug,
  name: record.network.name,
  href: `/networks/${record.network.slug}${to.query}`,
});
