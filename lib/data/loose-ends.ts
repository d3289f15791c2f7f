import type { AnyRecord } from "@/lib/scoring/record/types";

function firstOfEach<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/**
 * A record that holds together although its rows come from several runs, of which one may have been taken back or replaced:
 * a key that two runs use is the first one's, and a row whose series or source is gone is not shown. The facts of one
 * shipped run pass unchanged.
 */
export function withoutLooseEnds(record: AnyRecord): AnyRecord {
  const sources = firstOfEach(record.sources);
  const series = firstOfEach(record.series);
  const sourceIds = new Set(sources.map(({ id }) => id));
  const seriesIds = new Set(series.map(({ id }) => id));
  const isHeld = (row: { seriesId: string; sourceId: string }) =>
    seriesIds.has(row.seriesId) && sourceIds.has(row.sourceId);
  return {
    ...record,
    sources,
    series,
    observations: firstOfEach(record.observations).filter(isHeld),
    ...(record.corrected && { corrected: record.corrected.filter(({ claim }) => isHeld(claim)) }),
    definitions: firstOfEach(record.definitions).map((definition) => ({
      ...definition,
      lines: definition.lines.filter((line) => seriesIds.has(line.seriesId)),
    })),
    events: record.events.filter((event) => sourceIds.has(event.sourceId)),
  };
}
