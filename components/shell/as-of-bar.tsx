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
}: {
  view: AsOfView;
  path: string;
  kept?: Record<string, string | null>;
  /** false where the page prints the banners itself. */
  banner?: boolean;
}) {
  const rest = Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const latest = new URLSearchParams(rest.map(([name, value]) => [name, value]));
  const latestHref = rest.length > 0 ? `${path}?${latest}` : path;
  return (
    <div className="mb-5">
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
        <input
          id="as-of"
          type="date"
          name="asOf"
          defaultValue={view.day}
          max={view.newest}
          required
          className="rounded border border-line-strong bg-panel px-1.5 py-1 text-ink"
        />
        <button
          type="submit"
          className="rounded border border-line-strong bg-panel px-2 py-1 text-ink hover:border-ink"
        >
          Show
        </button>
        {view.isPast ? (
          <a href={latestHref} data-carries-assumptions="own">
            Latest: {view.newest}
          </a>
        ) : null}
      </form>
      {banner && view.banner ? (
        <p role="status" className="mt-2 border-l-2 border-subsidy bg-subsidy-wash px-3 py-1.5 text-sm">
          {view.banner}{" "}
          <a href={latestHref} data-carries-assumptions="own">
            Show what is known now
          </a>
        </p>
      ) : null}
      {banner && view.assumed ? <p className="mt-1 text-right text-xs text-ink-3">{view.assumed}</p> : null}
    </div>
  );
}
