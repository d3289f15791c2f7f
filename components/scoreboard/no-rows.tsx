import { SoftLink } from "@/components/markup/soft-link";
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
          <SoftLink key={facet} href={offHref} stays className="chip">
            {facet}: {label} <span aria-hidden="true">×</span>
            <span className="sr-only">, take off</span>
          </SoftLink>
        ))}
        <SoftLink href={view.allHref} stays className="chip">
          Show all
        </SoftLink>
      </p>
    </StatePanel>
  );
}
