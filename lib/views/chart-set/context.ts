import type { ChartEvent, ChartSpan, ChartSubject } from "@/lib/charts";
import { type Assessed, type NetworkRecord, plainText } from "@/lib/scoring";
import { numberView } from "../number-view";
import { tracer } from "../tracer";

/** What every chart of a network is built from. */
export interface ChartContext {
  assessed: Assessed;
  record: NetworkRecord;
  /** "" or `?asOf=…`. */
  query: string;
}

/** Texts of spans by a formatter of single numbers. */
export const inWords =
  (format: (value: number) => string) =>
  (span: ChartSpan | null): string =>
    numberView(span, format).text;

export const subjectOf = ({ record, query }: ChartContext, id: string): ChartSubject => ({
  slug: record.network.slug,
  query,
  id: `chart.${id}`,
});

/** Dated events of the record, with where their numbers lead. */
export function eventsOf({ record, query }: ChartContext): ChartEvent[] {
  const to = tracer(record.network.slug, query);
  return record.events.map(({ date, label, kind }) => ({
    date,
    label: plainText(label),
    words: to.prose(label).parts,
    kind,
  }));
}
