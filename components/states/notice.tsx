import type { ReactNode } from "react";

/**
 * A line that qualifies what the page shows, with a mark for what it is about: past = another day than now · stale = the
 * facts grow old · mind = read with care · fault = something asked for was not understood.
 */
export type NoticeKind = "past" | "stale" | "mind" | "fault";

const MARKS: Record<NoticeKind, ReactNode> = {
  past: <path d="M2.5 8A5.5 5.5 0 1 1 8 13.5M2.5 8l-1.5-2M2.5 8l2-1.5M8 5v3.2l2 1.3" />,
  stale: <path d="M4 2h8M4 14h8M5 2c0 3.5 6 4.5 6 6s-6 2.5-6 6M11 2c0 3.5-6 4.5-6 6" />,
  mind: <path d="M8 2 14.5 13.500H1.500zM8 6.500v3M8 11.500v.6" />,
  fault: <path d="M8 1.800a6.2 6.2 0 1 0 .01 0zM5.5 5.500l5 5M10.5 5.500l-5 5" />,
};

export function Notice({ kind, children }: { kind: NoticeKind; children: ReactNode }) {
  return (
    <div className="notice" data-notice={kind}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      >
        {MARKS[kind]}
      </svg>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
