import type { Metadata } from "next";
import { ConflictList } from "@/components/conflicts/conflict-list";
import { Still } from "@/components/markup/still";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { NothingFits } from "@/components/states/nothing-fits";
import { Count } from "@/components/ui/count";
import { FilterLinks } from "@/components/ui/filter-links";
import { loadConflicts } from "@/lib/loaders/conflicts";
import { boardTableHref, queryText } from "@/lib/views/tables";
import { canonicalOf } from "../canonical";
import { FACETS, type PageInput, parseAsOf, parseFacets, unreadIn } from "../search-params";

export const generateMetadata = async ({ searchParams }: PageInput): Promise<Metadata> => ({
  title: "Conflicts between sources",
  description: "Where sources disagree, which reading is used and why, and what each would do to the verdict.",
  ...(await canonicalOf("/conflicts", searchParams)),
});

export default async function ConflictsPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const query = parseFacets(raw, FACETS.conflicts);
  const asked = parseAsOf(raw);
  const { view, asOf } = await loadConflicts(query, asked);
  const suffix = asked ? `?asOf=${asked}` : "";
  const all = `/conflicts${suffix}`;
  return (
    <div className="page">
      <AsOfBar view={asOf} path="/conflicts" kept={query} {...unreadIn(raw, FACETS.conflicts)} />
      <Still of={view} part="conflicts">
        <p className="eyebrow">Conflicts</p>
        <h1 className="headline mt-2 max-w-[30ch]">Where sources disagree, and what each would do to the verdict</h1>
        <p className="mt-3 max-w-[70ch] text-ink-2">
          <Count value={view.total} of="[data-conflict]" at={all} /> disagreements, those that could change a verdict
          first: <Count value={view.decisive} of='[data-conflict="decisive"]' at={all} /> of them. Each reading is taken
          at its word in turn; the verdict under it is computed by the same method from the same record.
        </p>
        <div className="mt-5 grid gap-2">
          <FilterLinks label="Network" choices={view.choices.network} of="[data-conflict]" />
          <FilterLinks label="Kind" choices={view.choices.kind} of="[data-conflict]" />
          <FilterLinks label="Status" choices={view.choices.status} of="[data-conflict]" />
        </div>
        <div className="mt-8">
          {view.rows.length > 0 ? (
            <ConflictList
              rows={view.rows}
              query={suffix}
              csv={boardTableHref("conflicts", queryText({ ...query, asOf: asked }))}
            />
          ) : (
            <NothingFits what="conflict" isFiltered={Object.values(query).some(Boolean)} allHref={all} day={asOf} />
          )}
        </div>
      </Still>
    </div>
  );
}
