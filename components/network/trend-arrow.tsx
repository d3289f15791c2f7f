import type { TrendView } from "@/lib/views";

const PATHS = { up: "M2 12 8 4l6 8z", down: "M2 4l6 8 6-8z", flat: "M2 6h8V3l5 5-5 5v-3H2z" } as const;

/**
 * Solid when customers or emissions moved coverage, hollow when the token price did; a question mark when not known.
 * `isAlone`: nothing beside it says the same in words.
 */
export function TrendArrow({ trend, isAlone = true }: { trend: TrendView; isAlone?: boolean }) {
  return (
    <span className="inline-flex items-center" title={trend.text}>
      {trend.direction === "unknown" ? (
        <span aria-hidden="true" className="text-ink-3">
          ?
        </span>
      ) : (
        <svg width="12" height="12" viewBox="0 0 16 16" aria-hidden="true">
          <path
            d={PATHS[trend.direction]}
            fill={trend.hollow ? "none" : "var(--ink-2)"}
            stroke="var(--ink-2)"
            strokeWidth="1.5"
          />
        </svg>
      )}
      {isAlone ? <span className="sr-only">{trend.text}</span> : null}
    </span>
  );
}
