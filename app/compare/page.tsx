import type { Metadata } from "next";
import { ChartFrame } from "@/components/charts";
import { CompareTable } from "@/components/compare/compare-table";
import { NetworkPicker } from "@/components/compare/network-picker";
import { OpenConflicts } from "@/components/compare/open-conflicts";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Exports } from "@/components/shell/exports";
import { Notice } from "@/components/states/notice";
import { StatePanel } from "@/components/states/state-panel";
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
import { type PageInput, parseCompareParams, unreadAsOf } from "../search-params";
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
  const { slugs, leftOut, asOf } = parseCompareParams(raw);
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
      <AsOfBar
        view={bar}
        path="/compare"
        kept={{ n: slugs.join(",") || null, ...Object.fromEntries(pairs) }}
        unread={unreadAsOf(raw)}
      />
      <p className="eyebrow">Compare · as of {view.asOf}</p>
      <h1 className="headline mt-2">
        {enough ? view.columns.map((column) => column.name).join(" · ") : "Compare two to five networks"}
      </h1>
      {view.unknownSlugs.length > 0 ? (
        <Notice kind="fault">
          Not in the record: <cite className="not-italic">{view.unknownSlugs.join(", ")}</cite>. The address takes the
          names that stand on the <SoftLink href="/">scoreboard</SoftLink>.
        </Notice>
      ) : null}
      {view.unassessed.length > 0 ? (
        <Notice kind="fault">
          Not assessed, so there is no verdict to compare:{" "}
          {view.unassessed.map(({ slug, name }, index) => (
            <span key={slug}>
              {index > 0 ? ", " : ""}
              <SoftLink href={`/networks/${slug}${queryText({ asOf })}`}>{name}</SoftLink>
            </span>
          ))}
          .
        </Notice>
      ) : null}
      {leftOut.length > 0 ? (
        <Notice kind="fault">
          A comparison takes five at most. Left out: <cite className="not-italic">{leftOut.join(", ")}</cite>.
        </Notice>
      ) : null}
      <NetworkPicker choices={view.choices} asOf={asOf} assumed={pairs} />
      {enough ? (
        <>
          <section aria-label="Main differences" className="mt-6 max-w-[80ch]">
            <Still of={view} part="differences">
              <TableFile href={csv("differences")} of="main differences">
                <p data-row="" className="font-serif text-[1.35rem] leading-snug">
                  <Prose view={view.carried} />
                </p>
                <p className="no-print mt-2 text-sm text-ink-2">
                  What would change it:{" "}
                  {view.columns.map(({ slug, name }, index) => (
                    <span key={slug}>
                      {index > 0 ? " · " : ""}
                      <SoftLink href={`/networks/${slug}${queryText({ asOf })}#flips`}>{name}</SoftLink>
                    </span>
                  ))}
                </p>
                <ul className="mt-4 grid gap-1.5">
                  {view.pairs.map((pair) => (
                    <li key={proseText(pair)} data-row="">
                      <Prose view={pair} />
                    </li>
                  ))}
                </ul>
                {view.notices.length > 0 ? (
                  <div data-row-group="" className="mt-4">
                    <Notice kind="mind">
                      <p className="font-medium text-ink">Mind when comparing</p>
                      {view.notices.map((notice) => (
                        <p key={proseText(notice)} data-row="">
                          <Prose view={notice} />
                        </p>
                      ))}
                      <p>Rows are therefore not marked best or worst.</p>
                    </Notice>
                  </div>
                ) : null}
              </TableFile>
            </Still>
          </section>
          <div className="mt-5">
            <Exports view={compareExports(shown, pagePairs(asOf, null), pairs)} />
          </div>
          <Still of={view} part="table">
            <CompareTable view={view} csv={csv("compare")} />
          </Still>
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
          <Section
            id="conflicts"
            title="Open conflicts between sources"
            question="What sources still disagree on, and the verdict with each reading taken at its word; those that could move a verdict most come first."
          >
            <Still of={view} part="open-conflicts">
              <OpenConflicts conflicts={view.conflicts} csv={csv("open-conflicts")} />
            </Still>
          </Section>
        </>
      ) : (
        <StatePanel
          kind="too-few"
          title={view.columns.length === 1 ? `Only ${view.columns[0]?.name} is ticked` : "No network is ticked"}
        >
          A comparison takes two to five: tick {view.columns.length === 1 ? "at least one more" : "them"} above and
          press Compare, or start with{" "}
          <SoftLink href="/compare?n=helium,filecoin,akash">Helium, Filecoin and Akash</SoftLink>.
        </StatePanel>
      )}
    </div>
  );
}
