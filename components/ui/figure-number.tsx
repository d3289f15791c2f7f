import type { NumberView } from "@/lib/views";

/**
 * The one way a number gets onto a page: text with unit, its grade as a small letter, a link to what it rests on.
 * Unknown reads "not reported" and is set in the grey of unknown; bounds are underlined with dots.
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
  const title = [view.period, view.note].filter(Boolean).join(": ") || undefined;
  return view.href ? (
    <a href={view.href} title={title} className={`no-underline hover:underline ${className}`}>
      {body}
    </a>
  ) : (
    <span title={title} className={className}>
      {body}
    </span>
  );
}
