import type { Metadata } from "next";
import { FailedIdentities } from "@/components/data/failed-identities";
import { InputMatrix } from "@/components/data/input-matrix";
import { LiveSources } from "@/components/data/live-sources";
import { Origins } from "@/components/data/origins";
import { Still } from "@/components/markup/still";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Count } from "@/components/ui/count";
import { FigureNumber } from "@/components/ui/figure-number";
import { FilterLinks } from "@/components/ui/filter-links";
import { Section } from "@/components/ui/section";
import { AllSourcesTable } from "@/components/ui/source-table";
import { loadData } from "@/lib/loaders/data";
import { loadLiveSources } from "@/lib/loaders/live-sources";
import { boardTableHref, queryText } from "@/lib/views/tables";
import { canonicalOf } from "../canonical";
import { FACETS, type PageInput, parseAsOf, parseFacets, unreadIn } from "../search-params";

export const generateMetadata = async ({ searchParams }: PageInput): Promise<Metadata> => ({
  title: "Data: what the record holds",
  description:
    "Coverage of inputs by network with grade and age, failed identity checks, and every source with its licence.",
  ...(await canonicalOf("/data", searchParams)),
});

export default async function DataPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const query = parseFacets(raw, FACETS.data);
  const asked = parseAsOf(raw);
  const [{ view, asOf }, live] = await Promise.all([loadData(query, asked), loadLiveSources()]);
  const suffix = asked ? `?asOf=${asked}` : "";
  const csv = (id: string) => boardTableHref(id, queryText({ ...query, asOf: asked }));
  return (
    <div className="page page-wide">
      <AsOfBar view={asOf} path="/data" kept={query} {...unreadIn(raw, FACETS.data)} />
      <p className="eyebrow">Data</p>
      <h1 className="headline mt-2 max-w-[30ch]">What the record holds, and what it does not</h1>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        {view.counts.map(({ label, number }) => (
          <div key={label}>
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="font-serif text-xl">
              <FigureNumber view={number} />
            </dd>
          </div>
        ))}
      </dl>

      <Section
        id="coverage"
        title="Inputs of each network"
        question="State of every input of the method, the grade of the weakest claim it rests on, and how old the newest one is. Unknown is not zero."
      >
        <Still of={view} part="coverage">
          <InputMatrix inputs={view.inputs} rows={view.matrix} query={suffix} csv={csv("coverage")} />
        </Still>
      </Section>

      <Section
        id="identities"
        title="Identity checks that fail"
        question="A stated year against the sum of its quarters; more than a twentieth apart fails."
      >
        <Still of={view} part="identities">
          <FailedIdentities rows={view.identities} checked={view.identitiesChecked} csv={csv("identities")} />
        </Still>
      </Section>

      <Section
        id="origins"
        title="Whose word the figures rest on"
        question="Share of each network’s figures that rest on a source of the kind; a figure may rest on several. Last: how much of the research behind them the project paid for."
      >
        <Still of={view} part="origins">
          <Origins rows={view.origins} csv={csv("origins")} />
        </Still>
      </Section>

      <Section
        id="live-sources"
        title="Live sources"
        question="How each source fares that the record is kept current from, and how old its newest value is. While one is away, the last good facts stand."
      >
        <Still of={live} part="live">
          <LiveSources view={live} />
        </Still>
      </Section>

      <Section
        id="sources"
        title="Sources"
        question="With reliability letter, licence and the number of figures that rest on them. Non-commercial sources are not in the record."
      >
        <Still of={view} part="sources">
          <div className="mb-4 grid gap-2">
            <FilterLinks label="Kind" choices={view.choices.kind} of="[data-source]" />
            <FilterLinks label="Licence" choices={view.choices.licence} of="[data-source]" />
          </div>
          <p className="text-sm text-ink-2">
            <Count value={view.sources.length} of="[data-source]" /> of{" "}
            <Count value={view.sourceTotal} of="[data-source]" at={`/data${suffix}`} /> sources.
          </p>
          <AllSourcesTable rows={view.sources} csv={csv("sources")} />
        </Still>
      </Section>
    </div>
  );
}
