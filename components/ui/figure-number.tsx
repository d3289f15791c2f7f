import { type NumberView, periodWords } from "@/lib/views";
import { LeadLink } from "./lead-link";

/**
 * The one way a number gets onto a page: text with unit, its grade as a small letter, and a link to what it rests on: the
 * drawer where scripts run (`data-trace`), a plain page elsewhere. Unknown reads "not reported" and is set in the grey of
 * unknown.
 */
export function FigureNumber({ view, className = "" }: { view: NumberView; className?: string }) {
  const quiet = view.state === "unknown" || view.state === "not_applicable";
  const body = (
    <>
      <span data-number className={quiet ? "text-ink-3 italic" : view.state === "bounded" ? "decoration-dotted" : ""}>
        {view.text}
      </span>
      {view.grade ? <sup className="ml-0.5 text-[0.62em] font-medium text-ink-3">{view.grade}</sup> : null}
    </>
  );
  const title = [periodWords(view), view.note].filter(Boolean).join(": ") || undefined;
  return view.href && view.trace ? (
    <LeadLink
      to={{ href: view.href, trace: view.trace }}
      title={title}
      className={`no-underline hover:underline ${className}`}
    >
      {body}
    </LeadLink>
  ) : (
    <span title={title} className={className}>
      {body}
    </span>
  );
}
