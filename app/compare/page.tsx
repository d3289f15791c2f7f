import type { Metadata } from "next";
import Link from "next/link";
import { ChartFrame } from "@/components/charts";
import { CompareTable } from "@/components/compare/compare-table";
import { NetworkPicker } from "@/components/compare/network-picker";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Exports } from "@/components/shell/exports";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { TableFile } from "@/components/ui/table-file";
import { CompareWhatIf } from "@/components/what-if/compare-what-if";
import { loadAsOf } from "@/lib/loaders/as-of";
import { loadCompare } from "@/lib/loaders/compare";
import { loadCompareWhatIf } from "@/lib/loaders/what-if";
import { compareExports, pagePairs, proseText } from "@/lib/views";
import { compareTableHref, queryText } from "@/lib/views/tables";
import { requestPairs } from "@/lib/views/what-if";
import { canonical } from "../canonical";
import { linkPicture } from "../link-picture";
import { type PageInput, parseCompareParams } from "../search-params";
import { parseSharedWhatIfParams } from "../what-if-params";

export async function generateMetadata({ searchParams }: PageInput): Promise<Metadata> {
  const raw = await searchParams;
  const { slugs } = parseCompareParams(raw);
  const view = await loadCompare(slugs, null);
  const names = view.columns.map((column) => column.name).join(", ");
  const isAssumed = requestPairs(parseSharedWhatIfParams(raw)).length > 0;
  return {
    title: names ? `Compare ${names}` : "Compare",
    ...canonical("/compare"),
    ...(view.columns.length >= 2
      ? await linkPicture(
          "/compare",
          `The verdicts on ${names} under their house definitions`,
          `?n=${view.columns.map(({ slug }) => slug).join(",")}`,
        )
      : {}),
    ...(isAssumed ? { robots: { index: false } } : {}),
  };
}

export default async function ComparePage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const { slugs, asOf } = parseCompareParams(raw);
  const assumed = parseSharedWhatIfParams(raw);
  const pairs = requestPairs(assumed);
  const view = await loadCompare(slugs, asOf);
  const [bar, whatIf] = await Promise.all([
    loadAsOf(asOf, view.hasAssumedDays),
    loadCompareWhatIf(slugs, asOf, assumed),
  ]);
  const enough = view.columns.length >= 2;
  const shown = view.columns.map((column) => column.slug);
  const csv = (id: string) => compareTableHref(id, queryText({ n: shown.join(","), asOf }));
  return (
    <div className="page">
      <AsOfBar view={bar} path="/compare" kept={{ n: slugs.join(",") || null, ...Object.fromEntries(pairs) }} />
      <p className="eyebrow">Compare · as of {view.asOf}</p>
      <h1 className="headline mt-2">
        {enough ? view.columns.map((column) => column.name).join(" · ") : "Compare two to five networks"}
      </h1>
      {view.unknownSlugs.length > 0 ? (
        <p className="mt-3 border-l-2 border-alert pl-3 text-sm">
          Not in the record: {view.unknownSlugs.join(", ")}. The address takes the names that stand on the{" "}
          <Link href="/" prefetch={false}>
            scoreboard
          </Link>
          .
        </p>
      ) : null}
      <NetworkPicker choices={view.choices} asOf={asOf} assumed={pairs} />
      {enough ? (
        <>
          <section aria-label="Main differences" className="mt-6 max-w-[80ch]">
            <TableFile href={csv("differences")} of="main differences">
              <ul className="grid gap-1.5">
                {view.pairs.map((pair) => (
                  <li key={proseText(pair)} data-row="">
                    <Prose view={pair} />
                  </li>
                ))}
              </ul>
              {view.notices.length > 0 ? (
                <div data-row-group="" className="mt-4 border-l-2 border-subsidy pl-3 text-sm text-ink-2">
                  <p className="font-medium text-ink">Mind when comparing</p>
                  {view.notices.map((notice) => (
                    <p key={proseText(notice)} data-row="">
                      <Prose view={notice} />
                    </p>
                  ))}
                  <p>Rows are therefore not marked best or worst.</p>
                </div>
              ) : null}
            </TableFile>
          </section>
          <div className="mt-5">
            <Exports view={compareExports(shown, pagePairs(asOf, null), pairs)} />
          </div>
          <CompareTable view={view} csv={csv("compare")} />
          {whatIf ? (
            <Section
              id="what-if"
              title="What if"
              question="One set of assumptions for all of them. Nothing here changes a house verdict."
            >
              <CompareWhatIf {...whatIf} />
            </Section>
          ) : null}
          <Section
            id="series"
            title="Demand against subsidy, on one scale"
            question="The same dollars per quarter in every chart, so that sizes can be compared as well as shapes."
          >
            <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
              {view.charts.map((chart) => (
                <div key={chart.slug}>
                  <p className="mb-1 text-sm font-semibold">{chart.name}</p>
                  <ChartFrame spec={chart.spec} />
                </div>
              ))}
            </div>
          </Section>
        </>
      ) : (
        <p className="mt-6 text-sm text-ink-2">
          {view.columns.length === 1
            ? "One network is ticked; a comparison takes at least one more. "
            : "Tick networks above. "}
          Or start with{" "}
          <Link href="/compare?n=helium,filecoin,akash" prefetch={false}>
            Helium, Filecoin and Akash
          </Link>
          .
        </p>
      )}
    </div>
  );
}
