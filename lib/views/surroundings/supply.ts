import type { AnyRecord, Figure, SupplyStageFact } from "@/lib/scoring";
import { newestAge } from "../age";
import { formatInUnit } from "../claim-words";
import type { StatementView, TextReader } from "../known-texts";
import { type NumberView, numberView } from "../number-view";

/** One stage between what is registered and what is paid. */
export interface SupplyStageView {
  stage: SupplyStageFact["stage"];
  label: string;
  /** "not reported" where nothing is published. */
  number: NumberView;
  /** Quarter of the number; null without one. */
  quarter: string | null;
  /** Share of the first known stage in the same unit, 0–1, for the bar; null = no bar. */
  share: number | null;
  text: StatementView;
}

const LABELS: Record<SupplyStageFact["stage"], string> = {
  registered: "Registered",
  online: "Online",
  useful: "Useful",
  paid: "Paid for",
};

/** The latest figure of a series that has a number. */
const latestFigure = (figures: readonly Figure[], seriesId: string): Figure | null =>
  figures
    .filter((figure) => figure.seriesId === seriesId && figure.span !== null)
    .reduce<Figure | null>((latest, figure) => (latest && latest.quarter >= figure.quarter ? latest : figure), null);

const sizeOf = (figure: Figure | null): number | null => {
  const size = figure?.span ? (figure.span.value ?? figure.span.low) : null;
  return size !== null && Number.isFinite(size) ? size : null;
};

/** How much of the supply is really paid for; empty where the record does not describe it. */
export function buildSupply(record: AnyRecord, figures: readonly Figure[], reader: TextReader): SupplyStageView[] {
  const seriesOf = new Map(record.series.map((series) => [series.id, series]));
  const claims = new Map(record.observations.map((observation) => [observation.id, observation]));
  const behind = ({ usedIds }: Figure) => usedIds.flatMap((id) => claims.get(id) ?? []);
  const stages = record.supply.map((row) => {
    const series = row.seriesId === null ? undefined : seriesOf.get(row.seriesId);
    return { row, series, figure: series ? latestFigure(figures, series.id) : null, unit: series?.unit ?? null };
  });
  return stages.map(({ row, series, figure, unit }) => {
    const alike = stages.filter((other) => other.unit === unit && sizeOf(other.figure) !== null);
    const first = alike.length > 1 ? alike[0] : undefined;
    const [size, whole] = [sizeOf(figure), sizeOf(first?.figure ?? null)];
    return {
      stage: row.stage,
      label: LABELS[row.stage],
      number: numberView(figure?.span ?? null, (value) => formatInUnit(value, unit ?? ""), {
        grade: figure?.grade ?? null,
        period: figure?.quarter ?? null,
        age: figure && series ? newestAge(behind(figure), reader.asOf, series.metric) : null,
        ...(figure ? reader.to.figure(figure.seriesId, figure.quarter) : {}),
      }),
      quarter: figure?.quarter ?? null,
      share: size === null || whole === null || whole <= 0 || unit === null ? null : Math.min(1, size / whole),
      text: reader.read({ text: row.text, sourceIds: [] }),
    };
  });
}
