import { daysBetween, formatPercent } from "@/lib/format";
import type { AnyRecord, ObservationFact, Span } from "@/lib/scoring";
import { oldWords } from "../age";
import { formatInUnit } from "../claim-words";
import type { StatementView, TextReader } from "../known-texts";
import { exact, type NumberView, numberView } from "../number-view";
import type { ProseView } from "../prose";

/** A price here beside what the customer would really pay elsewhere. */
export interface IncumbentView {
  id: string;
  service: ProseView;
  rival: ProseView;
  plan: ProseView;
  here: NumberView;
  there: NumberView;
  /** 1 − price here ÷ price there; null where one is not known or the two are not alike. */
  discount: NumberView | null;
  likeForLike: string;
  text: StatementView;
}

const LIKENESS = { close: "like for like", rough: "roughly alike", no: "not alike" } as const;

/** What an observation claims, bounds and all; null where it gives no number. */
export const claimedSpan = ({ value, low, high }: ObservationFact): Span | null => {
  if (value !== null) return { value, low: low ?? value, high: high ?? value };
  if (low === null && high === null) return null;
  return { value: null, low: low ?? 0, high: high ?? Number.POSITIVE_INFINITY };
};

/** 1 − here ÷ there at the ends of both; null unless both are known. */
export function discountSpan(here: Span | null, there: Span | null): Span | null {
  if (!here || !there || there.low <= 0 || !Number.isFinite(here.high)) return null;
  if (here.value !== null && there.value !== null) return exact(1 - here.value / there.value);
  return { value: null, low: 1 - here.high / there.low, high: 1 - here.low / there.high };
}

export function buildIncumbents(record: AnyRecord, reader: TextReader): IncumbentView[] {
  const observations = new Map(record.observations.map((row) => [row.id, row]));
  const units = new Map(record.series.map(({ id, unit }) => [id, unit]));
  const price = (id: string | null): { span: Span | null; view: NumberView } => {
    const row = id === null ? undefined : observations.get(id);
    if (!row) return { span: null, view: numberView(null, String) };
    const unit = units.get(row.seriesId) ?? "";
    const period = row.periodStart === row.periodEnd ? row.periodEnd : `${row.periodStart} to ${row.periodEnd}`;
    const span = claimedSpan(row);
    const place = reader.to.to("observation", row.id);
    const age = oldWords(daysBetween(row.periodEnd, reader.asOf));
    return { span, view: numberView(span, (value) => formatInUnit(value, unit), { period, age, ...place }) };
  };
  return record.incumbents
    .map((row) => ({
      row,
      text: reader.read({ ...row, observationIds: [row.hereObservationId, row.rivalObservationId] }),
    }))
    .filter(({ text }) => text.prose !== null)
    .map(({ row, text }) => {
      const [here, there] = [price(row.hereObservationId), price(row.rivalObservationId)];
      const discount = row.likeForLike === "no" ? null : discountSpan(here.span, there.span);
      return {
        id: row.id,
        service: reader.prose(row.service),
        rival: reader.prose(row.rival),
        plan: reader.prose(row.plan),
        here: here.view,
        there: there.view,
        discount: discount && numberView(discount, formatPercent, reader.to.formula(`discount.${row.id}`)),
        likeForLike: LIKENESS[row.likeForLike],
        text,
      };
    });
}
