import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChartFrame } from "@/components/charts";
import { Answers } from "@/components/network/answers";
import { Bridge } from "@/components/network/bridge";
import { Checks } from "@/components/network/checks";
import { Conflicts } from "@/components/network/conflicts";
import { DefinitionSwitch } from "@/components/network/definition-switch";
import { Evidence } from "@/components/network/evidence";
import { Flips } from "@/components/network/flips";
import { Hero } from "@/components/network/hero";
import { Profile } from "@/components/network/profile";
import { Sources } from "@/components/network/sources";
import { Section } from "@/components/ui/section";
import { loadNetwork } from "@/lib/loaders/network";
import { canonical } from "../../canonical";
import { type PageInput, parseNetworkParams } from "../../search-params";

export async function generateMetadata({ params, searchParams }: PageInput<{ slug: string }>): Promise<Metadata> {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(await searchParams);
  const view = await loadNetwork(slug, asOf, definition);
  if (!view) return { title: "Unknown network" };
  return {
    title: `${view.name}: ${view.verdict.label}`,
    description: view.sentence,
    ...canonical(`/networks/${slug}`),
    ...(asOf || definition ? { robots: { index: false } } : {}),
  };
}

export default async function NetworkPage({ params, searchParams }: PageInput<{ slug: string }>) {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(await searchParams);
  const view = await loadNetwork(slug, asOf, definition);
  if (!view) notFound();
  return (
    <article className="page">
      <Hero view={view} />

      <Section id="flips" title="For, against, and what would change it">
        <Flips view={view} />
      </Section>

      <Section
        id="who-pays"
        title="Who pays"
        question="The half-year that decides: what was paid and by whom, what of it is demand, and what was emitted beside it."
      >
        {view.bridge ? (
          <Bridge bridge={view.bridge} />
        ) : (
          <p className="text-sm text-ink-2">
            No quarter of the record has both revenue and emissions, so there is nothing to set against each other.
          </p>
        )}
        <DefinitionSwitch definitions={view.definitions} robust={view.definitionRobust} />
      </Section>

      <Section
        id="checks"
        title="Checks"
        question="Nine factors make the score; gates can only lower the class. Unknown earns nothing and is drawn as unknown."
      >
        <Checks view={view.checks} />
      </Section>

      <Section id="series" title="Through the quarters">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          <ChartFrame spec={view.charts.demandVsSubsidy} />
          <div id="utilisation">
            <ChartFrame spec={view.charts.utilisationVsCapacity} />
          </div>
        </div>
      </Section>

      <Section id="profile" title="The network">
        <Profile view={view} />
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
        <Answers sections={view.answers} unknown={view.answersUnknown} />
      </Section>

      <Section
        id="conflicts"
        title="Conflicts between sources"
        question="What sources disagree on, which reading is used and why, and the verdict under each."
      >
        <Conflicts conflicts={view.conflicts} />
      </Section>

      <Section
        id="inputs"
        title="Every input, with its source"
        question="Figures by quarter as the assessment uses them; under each, what every source claimed."
      >
        <p className="mb-4 text-sm">
          Shown: what can enter the verdict, two years to {view.quarter ?? "the as-of day"}.{" "}
          <Link href={view.inputsHref} prefetch={false}>
            The whole record: {view.claimCount} claims
          </Link>
          , with the context that enters no verdict.
        </p>
        <Evidence series={view.evidence} />
      </Section>

      <Section id="sources" title="Sources">
        <Sources sources={view.sources} />
      </Section>
    </article>
  );
}
