import type { LegendEntry } from "@/lib/charts";
import { BarMark } from "./marks";

/** What the patterns mean; only what the chart contains. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="chart-legend">
      {entries.map((entry) => (
        <li key={entry.label}>
          <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
            <BarMark x={0} y={0} width={18} height={12} tone={entry.tone} fill={entry.fill} />
          </svg>
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
