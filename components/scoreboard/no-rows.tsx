import Link from "next/link";
import { StatePanel } from "@/components/states/state-panel";
import type { ScoreboardView } from "@/lib/views";

/** Why the board has no rows: there are none, or the filters leave none. */
export function NoRows({ view }: { view: ScoreboardView }) {
  if (view.total === 0)
    return (
      <StatePanel kind="empty" title="No network is in the database yet">
        <p>
          Stop the server and run <code>npm start</code> again: it loads the facts that ship with the code. If they were
          removed on purpose, add a network as CONTRIBUTING describes.
        </p>
      </StatePanel>
    );
  return (
    <StatePanel kind="no-hits" title="No network fits these filters">
      <p>
        <span data-trace="all/formula/networks">{view.total}</span> are on record. Take a filter off:
      </p>
      <p className="mt-2 flex flex-wrap gap-1.5">
        {view.filters.map(({ facet, label, offHref }) => (
          <Link key={facet} href={offHref} prefetch={false} scroll={false} className="chip">
            {facet}: {label} <span aria-hidden="true">×</span>
            <span className="sr-only">, take off</span>
          </Link>
        ))}
        <Link href={view.allHref} prefetch={false} scroll={false} className="chip">
          Show all
        </Link>
      </p>
    </StatePanel>
  );
}
