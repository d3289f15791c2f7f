import type { Metadata } from "next";
import { ClaimList } from "@/components/claims/claim-list";
import { Still } from "@/components/markup/still";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { NothingFits } from "@/components/states/nothing-fits";
import { Count } from "@/components/ui/count";
import { FilterLinks } from "@/components/ui/filter-links";
import { Section } from "@/components/ui/section";
import { TableFile } from "@/components/ui/table-file";
import { loadClaims } from "@/lib/loaders/claims";
import { boardTableHref, queryText } from "@/lib/views/tables";
import { canonicalOf } from "../canonical";
import { FACETS, type PageInput, parseAsOf, parseFacets, unreadIn } from "../search-params";

export const generateMetadata = async ({ searchParams }: PageInput): Promise<Metadata> => ({
  title: "Claims against the record",
  description: "What five articles on DePIN say, statement by statement, against what the record shows.",
  ...(await canonicalOf("/claims", searchParams)),
});

export default async function ClaimsPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const query = parseFacets(raw, FACETS.claims);
  const asked = parseAsOf(raw);
  const { view, asOf } = await loadClaims(query, asked);
  const suffix = asked ? `?asOf=${asked}` : "";
  const all = `/claims${suffix}`;
  return (
    <div className="page">
      <AsOfBar view={asOf} path="/claims" kept={query} {...unreadIn(raw, FACETS.claims)} />
      <Still of={view} part="claims">
        <p className="eyebrow">Claims</p>
        <h1 className="headline mt-2 max-w-[30ch]">What the articles say, against what the record shows</h1>
        <p className="mt-3 max-w-[70ch] text-ink-2">
          <Count value={view.total} of="[data-claim]" at={all} /> statements of the articles that started this project,
          in our own words. <em>Not supported by the record we hold</em> says something about our record; only
          arithmetic refutes.
        </p>
        <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
          {view.tally.map(({ status, words, count }) => (
            <div key={status}>
              <dt className="text-xs text-ink-3">{words}</dt>
              <dd className="font-serif text-xl">
                <Count value={count} of={`[data-claim="${status}"]`} at={all} />
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-5 grid gap-2">
          <FilterLinks label="Result" choices={view.choices.status} of="[data-claim]" />
          <FilterLinks label="Article" choices={view.choices.article} of="[data-claim]" />
          <FilterLinks label="About" choices={view.choices.network} of="[data-claim]" />
        </div>
        {view.articles.length === 0 ? (
          <NothingFits what="statement" isFiltered={Object.values(query).some(Boolean)} allHref={all} day={asOf} />
        ) : (
          <TableFile
            href={boardTableHref("claims", queryText({ ...query, asOf: asked }))}
            of="claims as filtered"
            at="above"
            className="mt-6"
          >
            {view.articles.map(({ title, rows }, index) => (
              <div key={title} data-row-group="">
                <Section id={`article-${index + 1}`} title={title}>
                  <ClaimList rows={rows} query={suffix} />
                </Section>
              </div>
            ))}
          </TableFile>
        )}
      </Still>
    </div>
  );
}
