import { Still } from "@/components/markup/still";
import { Notice } from "@/components/states/notice";
import type { AsOfView } from "@/lib/views";

/**
 * The day the page speaks for: a form, so that it works without JavaScript. `kept` are the other parts of the address,
 * which travel along.
 */
export function AsOfBar({
  view,
  path,
  kept = {},
  banner = true,
  unread = null,
  unreadParts = [],
}: {
  view: AsOfView;
  path: string;
  kept?: Record<string, string | null>;
  /** false where the page prints the banners itself. */
  banner?: boolean;
  /** What the address says in place of a day, where that is none. */
  unread?: string | null;
  /** Filters and the like that the address gives and that were not understood, each with its name. */
  unreadParts?: readonly string[];
}) {
  const rest = Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const latest = new URLSearchParams(rest.map(([name, value]) => [name, value]));
  const latestHref = rest.length > 0 ? `${path}?${latest}` : path;
  const here = new URLSearchParams(latest);
  if (view.isPast) here.set("asOf", view.day);
  return (
    <Still className="mb-5">
      <p className="print-only text-xs">
        <cite className="not-italic">{here.size > 0 ? `${path}?${here}` : path}</cite> · as known on{" "}
        <time>{view.day}</time>
      </p>
      <form
        action={path}
        method="get"
        data-carries-assumptions="own"
        className="no-print flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-xs text-ink-2"
      >
        {rest.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="as-of" className="text-ink-3">
          As known on
        </label>
        {/* A text, which can be typed and pasted. A pointer makes it a field of dates (`day-fields.tsx`), whose many parts would delay the
            first paint of every page. */}
        <input
          id="as-of"
          type="text"
          name="asOf"
          defaultValue={view.day}
          pattern="\s*\d{4}-\d{2}-\d{2}\s*"
          title="A day, written like 2026-03-31"
          data-newest-day={view.newest}
          autoComplete="off"
          required
          data-action="Change the as-of day"
          className="min-h-7 w-32 rounded border border-line-strong bg-panel px-1.5 py-1 text-ink"
        />
        <button
          type="submit"
          className="min-h-7 rounded border border-line-strong bg-panel px-2 py-1 text-ink hover:border-ink"
        >
          Show
        </button>
        {view.isPast ? (
          <a href={latestHref} data-carries-assumptions="own">
            Latest: {view.newest}
          </a>
        ) : null}
      </form>
      {unread ? (
        <Notice kind="fault">
          <span role="status">
            The address asks for the day <cite className="not-italic">“{unread}”</cite>, which is no day of the
            calendar: shown is what is known now. A day is written like <time>{view.newest}</time>.
          </span>
        </Notice>
      ) : null}
      {unreadParts.length > 0 ? (
        <Notice kind="fault">
          <span role="status">
            The address has parts that were not understood: <cite className="not-italic">{unreadParts.join(", ")}</cite>
            . The page is shown without them.
          </span>
        </Notice>
      ) : null}
      {banner && view.banner ? (
        <Notice kind="past">
          <span role="status">{view.banner} </span>
          <a href={latestHref} className="no-print" data-carries-assumptions="own">
            Show what is known now
          </a>
        </Notice>
      ) : null}
      {banner && view.staleness ? (
        <Notice kind="stale">
          <span data-trace="all/formula/age">{view.staleness}</span> Verdicts hold for that day; whoever runs this site
          can load newer facts.
        </Notice>
      ) : null}
      {banner && view.assumed ? <p className="mt-1 text-right text-xs text-ink-3">{view.assumed}</p> : null}
    </Still>
  );
}
