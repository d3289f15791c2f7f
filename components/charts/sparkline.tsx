import { layoutSparkline } from "@/lib/charts";

interface SparklineProps {
  /** Oldest first; null = not reported, a gap. */
  values: readonly (number | null)[];
  /** What it shows, in words. */
  label: string;
  scale?: "linear" | "log";
  tone?: "demand" | "subsidy" | "ink";
}

/** The course of one number in a table cell. Still only: no script, no axis, no colour needed. */
export function Sparkline({ values, label, scale = "linear", tone = "ink" }: SparklineProps) {
  const layout = layoutSparkline(values, { width: 96, height: 24, scale });
  if (!layout.last) return <span className="sparkline-none">not reported</span>;
  return (
    <svg
      role="img"
      aria-label={label}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className={`sparkline chart-${tone}`}
    >
      <title>{label}</title>
      <path d={layout.path} className="chart-line" />
      {layout.lone.map((place) => (
        <circle key={place.x} cx={place.x} cy={place.y} r={1.4} fill="currentColor" />
      ))}
      <circle cx={layout.last.x} cy={layout.last.y} r={2.4} fill="currentColor" />
    </svg>
  );
}
