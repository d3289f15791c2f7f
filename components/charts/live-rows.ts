import type { ChartSpec } from "@/lib/charts";

/** One quarter as Recharts reads it. Absent keys are gaps; heights are lengths, which Recharts stacks itself. */
export interface LiveRow {
  quarter: string;
  height: Record<string, number>;
  /** Where the lowest segment of a column begins; absent = at nothing. */
  floor: Record<string, number>;
  range: Record<string, [number, number]>;
  point: Record<string, { value: number; clamped: "low" | "high" | null }>;
}

/** Rows for Recharts, in the order of the quarters. */
export function liveRows(spec: ChartSpec): LiveRow[] {
  const rows = new Map(
    spec.quarters.map((quarter): [string, LiveRow] => [
      quarter,
      { quarter, height: {}, floor: {}, range: {}, point: {} },
    ]),
  );
  for (const { quarter, series, column, from, to } of spec.segments) {
    const row = rows.get(quarter);
    if (!row) continue;
    row.height[series] = to - from;
    row.floor[column] = Math.min(row.floor[column] ?? from, from);
  }
  for (const { quarter, series, low, high } of spec.ranges) {
    const row = rows.get(quarter);
    if (row) row.range[series] = [low, high];
  }
  for (const { series, points } of spec.lines) {
    for (const { quarter, value, clamped } of points) {
      const row = rows.get(quarter);
      if (row && value !== null) row.point[series] = { value, clamped };
    }
  }
  return [...rows.values()];
}
