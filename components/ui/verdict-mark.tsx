/**
 * The verdict as a mark: a ladder of four steps, filled up to the class, teal from the two demand classes on, ochre below.
 * Dashed and empty when there is no class. Never alone: the words stand beside it.
 */
export function VerdictMark({ step, size = 16 }: { step: 1 | 2 | 3 | 4 | null; size?: number }) {
  const fill = step === null ? "var(--unknown)" : step >= 3 ? "var(--demand)" : "var(--subsidy)";
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className="shrink-0">
      {[1, 2, 3, 4].map((n) => {
        const height = 2 + n * 3;
        const on = step !== null && n <= step;
        return (
          <rect
            key={n}
            x={(n - 1) * 4 + 0.5}
            y={15.5 - height}
            width={3}
            height={height}
            fill={on ? fill : "none"}
            stroke={on ? fill : "var(--unknown)"}
            strokeWidth={1}
            strokeDasharray={step === null ? "1.5 1.5" : undefined}
          />
        );
      })}
    </svg>
  );
}
