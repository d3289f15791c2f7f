import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChartFrame } from "@/components/charts";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { Answers } from "@/components/network/answers";
import { Bridge } from "@/components/network/bridge";
import { Checks } from "@/components/network/checks";
import { Conflicts } from "@/components/network/conflicts";
import { Deciding } from "@/components/network/deciding";
import { DefinitionSwitch } from "@/components/network/definition-switch";
import { Evidence } from "@/components/network/evidence";
import { Flips } from "@/components/network/flips";
import { Hero } from "@/components/network/hero";
import { PayerSplit } from "@/components/network/payer-split";
import { Profile } from "@/components/network/profile";
import { Surroundings } from "@/components/network/surroundings";
import { Triggers } from "@/components/network/triggers";
import { Unassessed } from "@/components/network/unassessed";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Section } from "@/components/ui/section";
import { SourceTable } from "@/components/ui/source-table";
import { WhatIf } from "@/components/what-if/what-if";
import { loadAsOf } from "@/lib/loaders/as-of";
import { loadNetwork, loadUnassessed } from "@/lib/loaders/network";
import { loadWhatIf } from "@/lib/loaders/what-if";
import { networkExports, pagePairs, proseText } from "@/lib/views";
import { networkTableHref } from "@/lib/views/tables";
import { requestPairs, sharedRequest, withAssumptions } from "@/lib/views/what-if";
import { canonical } from "../../canonical";
import { linkPicture } from "../../link-picture";
import { type PageInput, parseNetworkParams, unreadAsOf } from "../../search-params";
import { parseWhatIfParams } from "../../what-if-params";

export async function generateMetadata({ params, searchParams }: PageInput<{ slug: string }>): Promise<Metadata> {
  const { slug } = await params;
  const raw = await searchParams;
  const { asOf, definition } = parseNetworkParams(raw);
  const isAssumed = requestPairs(parseWhatIfParams(raw)).length > 0;
  const view = await loadNetwork(slug, asOf, definition);
  if (!view) {
    const other = await loadUnassessed(slug, asOf);
    return other
      ? {
          title: other.name,
          ...canonical(`/networks/${slug}`),
          ...(await linkPicture(`/networks/${slug}`, other.name)),
        }
      : { title: "Unknown network" };
  }
  return {
    // A range has a colon of its own.
    title: `${view.name} · ${view.verdict.label}`,
    description: proseText(view.sentence),
    ...canonical(`/networks/${slug}`),
    ...(await linkPicture(`/networks/${slug}`, `The verdict on ${view.name} under the house definition`)),
    ...(asOf || definition || isAssumed ? { robots: { index: false } } : {}),
  };
}

export default async function NetworkPage({ params, searchParams }: PageInput<{ slug: string }>) {
  const { slug } = await params;
  const raw = await searchParams;
  const { asOf, definition } = parseNetworkParams(raw);
  const assumed = parseWhatIfParams(raw);
  const view = await loadNetwork(slug, asOf, definition);
  const path = `/networks/${slug}`;
  if (!view) {
    const other = await loadUnassessed(slug, asOf);
    if (!other) notFound();
    return (
      <Unassessed
        view={other}
        bar={<AsOfBar view={await loadAsOf(asOf, false)} path={path} unread={unreadAsOf(raw)} />}
      />
    );
  }
  const [bar, whatIf] = await Promise.all([loadAsOf(asOf, false), loadWhatIf(slug, asOf, definition, assumed)]);
  // An unknown definition shows the house's; files are strict about it.
  const shown = view.definitions.some(({ id }) => id === definition) ? definition : null;
  const isAssumed = requestPairs(assumed).length > 0;
  const csv = (id: string) => networkTableHref(slug, id, view.query);
  return (
    <article className="page">
      <AsOfBar
        view={bar}
        path={path}
        kept={{ definition: shown, ...Object.fromEntries(requestPairs(assumed)) }}
        banner={false}
        unread={unreadAsOf(raw)}
      />
      {/* Its links carry the assumptions of this reader, whose text is of no use to another. */}
      <Still of={isAssumed ? undefined : view} part="verdict">
        <Hero
          view={view}
          csv={csv("numbers")}
          compareHref={withAssumptions(view.comparePeersHref, sharedRequest(assumed))}
          exports={networkExports(slug, pagePairs(asOf, shown), requestPairs(assumed))}
        />
      </Still>
      <Section id="flips" title="For, against, and what would change it">
        <Still of={view} part="flips">
          <Flips view={view} csv={csv("arguments")} />
          {view.prospects.deciding ? (
            <div className="mt-6">
              <Deciding view={view.prospects.deciding} csv={csv("deciding")} />
            </div>
          ) : null}
          {view.prospects.triggers.length > 0 ? (
            <div className="mt-6">
              <h3 className="mb-2 text-sm font-semibold">Conditions stated beforehand</h3>
              <Triggers triggers={view.prospects.triggers} csv={csv("triggers")} />
            </div>
          ) : null}
        </Still>
      </Section>

      <Section
        id="who-pays"
        title="Who pays"
        question="The half-year that decides: what was paid and by whom, what of it is demand, and what was emitted beside it."
      >
        <Still of={view} part="who-pays">
          {view.payers ? (
            <div className="mb-6">
              <PayerSplit split={view.payers} csv={csv("payers")} />
            </div>
          ) : null}
          {view.bridge ? (
            <Bridge bridge={view.bridge} csv={csv("bridge")} />
          ) : (
            <p className="text-sm text-ink-2">
              No quarter of the record has both revenue and emissions, so there is nothing to set against each other.
            </p>
          )}
          <DefinitionSwitch definitions={view.definitions} robust={view.definitionRobust} csv={csv("definitions")} />
        </Still>
      </Section>

      <Section id="break-even" title="When it would pay for itself">
        <ChartFrame spec={view.charts.breakEven} />
      </Section>

      {whatIf ? (
        <Section
          id="what-if"
          title="What if"
          question="Move what the verdict rests on and read what it would be. Nothing here changes the house verdict."
        >
          <WhatIf {...whatIf} />
        </Section>
      ) : null}

      <Section
        id="checks"
        title="Checks"
        question="Nine factors make the score; gates can only lower the class. Unknown earns nothing and is drawn as unknown."
      >
        <Still of={view} part="checks">
          <Checks view={view.checks} csv={{ checks: csv("checks"), gates: csv("gates") }} />
        </Still>
        <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-10">
          <ChartFrame spec={view.charts.waterfall} />
          <ChartFrame spec={view.charts.robustness} />
        </div>
      </Section>

      <Section id="series" title="Through the quarters">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          <ChartFrame spec={view.charts.demandVsSubsidy} />
          <div id="utilisation">
            <ChartFrame spec={view.charts.utilisationVsCapacity} />
          </div>
          <ChartFrame spec={view.charts.rivals} />
          <ChartFrame spec={view.charts.productVsToken} />
        </div>
      </Section>

      <Still of={view} part="surroundings">
        <Surroundings view={view.surroundings} csv={csv} />
      </Still>
      <Section id="emission" title="What is issued">
        <ChartFrame spec={view.charts.emission} />
      </Section>

      <Section id="profile" title="The network">
        <Still of={view} part="profile">
          <Profile items={view.profile} events={view.events} csv={{ profile: csv("profile"), events: csv("events") }} />
        </Still>
      </Section>

      <Section
        id="checklist"
        title="Checklist"
        question={
          view.answersReviewed
            ? "Fifteen questions, each with dated evidence."
            : "Fifteen questions. Unreviewed editorial answers: a yes counts as partly, a no as unknown, until a person has reviewed it."
        }
      >
        <Still of={view} part="checklist">
          <Answers
            sections={view.answers}
            unknown={view.answersUnknown}
            lead={view.counts.answersUnknown}
            csv={csv("checklist")}
          />
        </Still>
      </Section>

      <Section
        id="conflicts"
        title="Conflicts between sources"
        question="What sources disagree on, which reading is used and why, and the verdict under each."
      >
        <Still of={view} part="conflicts">
          <Conflicts conflicts={view.conflicts} csv={csv("conflicts")} />
        </Still>
      </Section>

      <Section id="history" title="History">
        <ChartFrame spec={view.charts.timeline} />
        <p className="mt-2 text-sm">
          <SoftLink href={`/changes?network=${slug}`} className="inline-flex min-h-6 items-center">
            Every change of this verdict: its day, and what moved it
          </SoftLink>
        </p>
      </Section>

      <Section
        id="inputs"
        title="Every input, with its source"
        question="Figures by quarter as the assessment uses them; under each, what every source claimed."
      >
        <Still of={view} part="inputs">
          <p className="mb-4 text-sm">
            Shown: what can enter the verdict, two years to {view.quarter ?? "the as-of day"}.{" "}
            <SoftLink href={view.inputsHref}>
              The whole record: <span data-trace={view.counts.claims.trace}>{view.claimCount} claims</span>
            </SoftLink>
            , with the context that enters no verdict.
          </p>
          <Evidence series={view.evidence} csv={csv("inputs")} />
        </Still>
      </Section>

      <Section id="sources" title="Sources">
        <Still of={view} part="sources">
          <SourceTable sources={view.sources} csv={csv("sources")} />
        </Still>
      </Section>
    </article>
  );
}
