import type { ReactNode } from "react";
import { type IntervalLayout, layoutInterval } from "@/lib/charts";

interface IntervalBarProps {
  /** C*; Infinity = no emissions. */
  low: number;
  high: number;
  /** Both ends with their classes in words. */
  label: string;
  /** For table cells: the bar alone, words for screen readers and as a tooltip. */
  compact?: boolean;
  /** Key of what both ends are. */
  trace?: string;
  /** What stands at the two ends, e.g. `0.05, subsidy-led`; one text when both read alike. */
  ends?: { low: ReactNode; high: ReactNode };
}

/** The interval of the verdict: from the prudent to the generous reading of coverage, over the edges of the classes. */
export function IntervalBar({ low, high, label, compact = false, trace, ends }: IntervalBarProps) {
  const layout = layoutInterval(low, high);
  if (compact) {
    return (
      <svg role="img" aria-label={label} className="interval-compact" width="136" height="18" data-trace={trace}>
        <title>{label}</title>
        <Track layout={layout} top={5} height={8} />
        <Reach layout={layout} top={5} height={8} />
      </svg>
    );
  }
  return (
    <div className="interval">
      <svg role="img" aria-label={label} className="interval-svg" width="100%" height="44" data-trace={trace}>
        <title>{label}</title>
        <Track layout={layout} top={8} height={12} />
        <Reach layout={layout} top={8} height={12} />
        {layout.edges.map((edge) => (
          <text
            key={edge.text}
            data-scale=""
            x={pct(edge.at)}
            y="37"
            textAnchor="middle"
            className={edge.isParity ? "interval-parity" : undefined}
          >
            {edge.text}
          </text>
        ))}
        <text x={pct(0)} y="37" className="interval-subsidy">
          emissions pay
        </text>
        <text x={pct(1)} y="37" textAnchor="end" className="interval-demand">
          customers pay
        </text>
      </svg>
      {ends && ends.low !== ends.high ? (
        <p className="interval-ends">
          <span>{ends.low}</span>
          <span>{ends.high}</span>
        </p>
      ) : (
        <p className="interval-ends">
          <span>{ends ? ends.low : label}</span>
        </p>
      )}
    </div>
  );
}

/** Share of the track as a length; six pixels on each side stay free for arrows. */
const pct = (share: number): string => `${Math.round((3 + share * 94) * 100) / 100}%`;
const span = (from: number, to: number): string => `${Math.round((to - from) * 94 * 100) / 100}%`;

function Track({ layout, top, height }: { layout: IntervalLayout; top: number; height: number }) {
  return (
    <g>
      {layout.zones.map((zone, index) => (
        <rect
          key={zone.from}
          x={pct(zone.from)}
          width={span(zone.from, zone.to)}
          y={top}
          height={height}
          className={`chart-${zone.tone} interval-zone interval-zone-${index}`}
        />
      ))}
      {layout.edges.map((edge) => (
        <line
          key={edge.at}
          x1={pct(edge.at)}
          x2={pct(edge.at)}
          y1={edge.isParity ? top - 4 : top}
          y2={edge.isParity ? top + height + 4 : top + height}
          className={edge.isParity ? "interval-edge-parity" : "interval-edge"}
        />
      ))}
    </g>
  );
}

/** The interval itself: a bar with caps, a diamond when both ends are alike, arrows where it leaves the scale. */
function Reach({ layout, top, height }: { layout: IntervalLayout; top: number; height: number }) {
  const middle = top + height / 2;
  const { from, to } = layout;
  return (
    <g className="interval-reach">
      {layout.isPoint ? (
        <svg x={pct((from + to) / 2)} y={middle} overflow="visible" aria-hidden="true">
          <path d="M-5.5,0L0,-5.5L5.5,0L0,5.5z" />
        </svg>
      ) : (
        <rect x={pct(from)} width={span(from, to)} y={middle - 2} height={4} />
      )}
      {layout.isPoint || layout.isBelow ? null : <rect x={pct(from)} y={top - 1} width={2} height={height + 2} />}
      {layout.isPoint || layout.isAbove ? null : (
        <rect x={pct(to)} y={top - 1} width={2} height={height + 2} transform="translate(-2 0)" />
      )}
      {layout.isBelow ? (
        <svg x={pct(0)} y={middle} overflow="visible" aria-hidden="true">
          <path d="M0,-5L-5,0L0,5z" />
        </svg>
      ) : null}
      {layout.isAbove ? (
        <svg x={pct(1)} y={middle} overflow="visible" aria-hidden="true">
          <path d="M0,-5L5,0L0,5z" />
        </svg>
      ) : null}
    </g>
  );
}
