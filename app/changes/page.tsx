import type { Metadata } from "next";
import { ChangeList } from "@/components/changes/change-list";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Count } from "@/components/ui/count";
import { FilterLinks } from "@/components/ui/filter-links";
import { loadChangesPage } from "@/lib/loaders/changes";
import { boardTableHref, queryText } from "@/lib/views/tables";
import { canonicalOf } from "../canonical";
import { FACETS, type PageInput, parseAsOf, parseFacets, unreadIn } from "../search-params";

export const generateMetadata = async ({ searchParams }: PageInput): Promise<Metadata> => ({
  title: "Changes of verdict",
  description: "Every change of a verdict with its day, what moved it, and how much of it was token price alone.",
  ...(await canonicalOf("/changes", searchParams)),
});

export default async function ChangesPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const query = parseFacets(raw, FACETS.changes);
  const asked = parseAsOf(raw);
  const { view, asOf } = await loadChangesPage(query, asked);
  const all = `/changes${queryText({ basis: view.isHistory ? "history" : null, asOf: asked })}`;
  const feed = query.network ? `?network=${query.network}` : "";
  return (
    <div className="page">
      <AsOfBar view={asOf} path="/changes" kept={query} {...unreadIn(raw, FACETS.changes)} />
      <Still of={view} part={`changes ${feed}`}>
        <p className="eyebrow">Changes</p>
        <h1 className="headline mt-2 max-w-[30ch]">Which verdicts changed, and what changed them</h1>
        <p className="mt-3 max-w-[70ch] text-ink-2">
          <Count value={view.total} of="[data-change]" at={all} /> changes of a class, of its range or of the reason for
          giving none, under the house definition. The method is run again with one group of inputs swapped at a time:
          rules, definition, restated figures, new figures. What each swap did to coverage is told, and how much of it
          was token price alone.
        </p>
        <p className="mt-2 text-sm text-ink-2">
          Follow: <a href={`/changes/feed.atom${feed}`}>Atom feed</a>,{" "}
          <a href={`/changes/feed.json${feed}`}>JSON Feed</a>,{" "}
          <a
            href={`/api/v1/changes${queryText({ network: query.network, asOf: asked, basis: view.isHistory ? "history" : "published" })}`}
          >
            numbers by the API
          </a>
          . How a change is attributed: <SoftLink href="/method#track-record">method and track record</SoftLink>.
        </p>
        <div className="mt-5 grid gap-2">
          <nav aria-label="What is compared" className="no-print flex flex-wrap items-center gap-1.5">
            <span className="eyebrow mr-1">Compared</span>
            {view.bases.map(({ label, href, current }) => (
              <SoftLink key={label} href={href} className="chip" aria-current={current ? "true" : undefined}>
                {label}
              </SoftLink>
            ))}
          </nav>
          <FilterLinks label="Network" choices={view.choices.network} of="[data-change]" />
          <FilterLinks label="Cause" choices={view.choices.cause} of="[data-change]" />
        </div>
        <div className="mt-6">
          {view.rows.length > 0 ? (
            <ChangeList view={view} csv={boardTableHref("changes", queryText({ ...query, asOf: asked }))} />
          ) : (
            <p className="border border-dashed border-line-strong p-6 text-sm text-ink-2">
              {view.total > 0
                ? "No change fits these filters. Take a filter off."
                : "No verdict had changed by this day: there is one reading of each network on record, or none. A change appears here as soon as figures become known that read otherwise."}
            </p>
          )}
        </div>
      </Still>
    </div>
  );
}
