import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { BOARD_FACETS, boardArrangement, type ScoreboardView } from "@/lib/views";
import { CopyLink } from "./copy-link";

/** Named views, the choice of columns, and the address of what is seen: links and a form, so that all of it travels. */
export function BoardViews({ view }: { view: ScoreboardView }) {
  const { query } = view;
  const kept = [
    ...BOARD_FACETS.map((facet) => [facet, query[facet]] as const),
    ...Object.entries(boardArrangement({ ...query, columns: null })),
  ];
  return (
    <div className="board-views no-print">
      <Still of={view} part="views" className="contents">
        <nav aria-label="Views" className="flex flex-wrap items-center gap-1.5">
          <span className="eyebrow mr-1">View</span>
          {view.presets.map(({ name, href, current }) => (
            <SoftLink key={name} href={href} stays className="chip" aria-current={current ? "true" : undefined}>
              {name}
            </SoftLink>
          ))}
        </nav>
        <details className="menu">
          <summary className="button">Columns</summary>
          <form action="/" method="get" className="menu-body">
            {kept.map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
            <fieldset className="grid gap-1">
              <legend className="sr-only">Columns beside the name and the verdict</legend>
              {view.columns.map(({ id, head, shown }) => (
                <label key={`${id} ${shown}`} className="inline-flex min-h-6 items-center gap-2 text-sm">
                  <input
                    type="checkbox"
                    name="columns"
                    value={id}
                    defaultChecked={shown}
                    className="size-4 accent-[var(--ink)]"
                  />
                  {head}
                </label>
              ))}
            </fieldset>
            <button type="submit" className="button mt-3">
              Show these columns
            </button>
          </form>
        </details>
      </Still>
      <CopyLink href={view.href} />
    </div>
  );
}
