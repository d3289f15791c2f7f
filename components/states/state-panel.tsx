import type { ReactNode } from "react";

/**
 * What stands where content would: each kind has a look of its own, says what is the case, and what to do.
 * empty = there is nothing yet · no-hits = filters leave nothing · too-few = more has to be chosen · not-yet = nothing was
 * known on the day · unknown = no such thing.
 */
export type StateKind = "empty" | "no-hits" | "too-few" | "not-yet" | "unknown";

const MARKS: Record<StateKind, ReactNode> = {
  empty: <rect x="3" y="3" width="18" height="18" rx="2" strokeDasharray="3 2.5" />,
  "no-hits": <path d="M3 4h18l-7 9v6l-4 2v-8z" />,
  "too-few": <path d="M3 5h7v14H3zM14 5h7v14h-7z" />,
  "not-yet": <path d="M12 3a9 9 0 1 0 .01 0zM12 7v5l4 2" />,
  unknown: <path d="M9 9a3 3 0 1 1 4.2 2.7c-.8.5-1.2 1-1.2 2.3M12 17.5v.5M12 2.5a9.5 9.5 0 1 0 .01 0z" />,
};

export function StatePanel({ kind, title, children }: { kind: StateKind; title: string; children: ReactNode }) {
  return (
    <div className="state-panel" data-state={kind}>
      <svg
        width="24"
        height="24"
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        {MARKS[kind]}
      </svg>
      <div className="min-w-0">
        <p className="font-medium text-ink">{title}</p>
        <div className="mt-1 max-w-[68ch] text-sm text-ink-2">{children}</div>
      </div>
    </div>
  );
}
