import { type ChartSpan, type ChartSpec, priceVsIncumbents } from "@/lib/charts";
import { formatPercent } from "@/lib/format";
import { plainText } from "@/lib/scoring";
import { textReader } from "../known-texts";
import { buildIncumbents, claimedSpan } from "../surroundings/incumbents";
import { type ChartContext, inWords, subjectOf } from "./context";

/** A discount of less than a fifth is none: the first article’s condition. */
const DISCOUNT_FROM = 0.8;

/** Price here ÷ price there at the ends of both; null unless both are known. */
export function priceRatio(here: ChartSpan | null, there: ChartSpan | null): ChartSpan | null {
  if (!here || !there || there.low <= 0) return null;
  if (here.value !== null && there.value !== null) {
    const value = here.value / there.value;
    return { value, low: value, high: value };
  }
  if (!Number.isFinite(here.high) && here.low === 0) return null;
  return { value: null, low: here.low / there.high, high: here.high / there.low };
}

/** The prices that were known on the day, one column for each pair. */
export function rivalsChart(context: ChartContext): ChartSpec {
  const { assessed, record, query } = context;
  const { network } = record;
  const observations = new Map(record.observations.map((row) => [row.id, row]));
  const shown = new Map(
    buildIncumbents(record, textReader(record, assessed.asOf, query)).map((view) => [view.id, view]),
  );
  const spanOf = (id: string | null) => {
    const row = id === null ? undefined : observations.get(id);
    return row ? claimedSpan(row) : null;
  };
  const publishers = new Set(
    record.incumbents.flatMap(({ id, sourceIds }) =>
      shown.has(id)
        ? sourceIds.flatMap((source) => record.sources.find((row) => row.id === source)?.publisher ?? [])
        : [],
    ),
  );
  return priceVsIncumbents(
    record.incumbents.flatMap((row) => {
      const view = shown.get(row.id);
      if (!view) return [];
      return [
        {
          key: `rival.${row.id}`,
          name: { short: plainText(row.rival), long: `${plainText(row.service)}: ${plainText(row.rival)}` },
          ratio: priceRatio(spanOf(row.hereObservationId), spanOf(row.rivalObservationId)),
          likeness: row.likeForLike,
          here: view.here.text,
          there: view.there.text,
        },
      ];
    }),
    {
      id: `${network.slug}-rivals`,
      name: network.name,
      subject: subjectOf(context, "rivals"),
      source: [...publishers].join("; ") || "no source in the record",
      percent: inWords((value) => formatPercent(value)),
      discountFrom: DISCOUNT_FROM,
    },
  );
}
