import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { Evidence } from "@/components/network/evidence";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { LeadLink } from "@/components/ui/lead-link";
import { Section } from "@/components/ui/section";
import { SourceTable } from "@/components/ui/source-table";
import { loadAsOf } from "@/lib/loaders/as-of";
import { loadInputs } from "@/lib/loaders/network";
import { networkTableHref } from "@/lib/views/tables";
import { type PageInput, parseNetworkParams } from "../../../search-params";

export async function generateMetadata({ params }: PageInput<{ slug: string }>): Promise<Metadata> {
  const { slug } = await params;
  const view = await loadInputs(slug, null, null);
  return { title: view ? `${view.name}: the whole record` : "Unknown network", robots: { index: false } };
}

export default async function InputsPage({ params, searchParams }: PageInput<{ slug: string }>) {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(await searchParams);
  const view = await loadInputs(slug, asOf, definition);
  if (!view) notFound();
  return (
    <article className="page">
      <AsOfBar view={await loadAsOf(asOf, false)} path={`/networks/${slug}/inputs`} kept={{ definition }} />
      <p className="eyebrow">The whole record · as of {view.asOf}</p>
      <h1 className="headline mt-2">{view.name}: every claim we hold</h1>
      <p className="mt-3 max-w-[70ch] text-ink-2">
        <LeadLink to={view.counts.claims} className="prose-number">
          {view.claimCount} claims
        </LeadLink>{" "}
        by{" "}
        <LeadLink to={view.counts.sources} className="prose-number">
          {view.sources.length} sources
        </LeadLink>
        , by series and quarter; context that enters no verdict included. Back to{" "}
        <SoftLink href={view.verdictHref}>the verdict</SoftLink>.
      </p>
      <Section id="inputs" title="Series">
        <Still of={view} part="inputs">
          <Evidence series={view.evidence} csv={networkTableHref(slug, "record", view.query)} />
        </Still>
      </Section>
      <Section id="sources" title="Sources">
        <Still of={view} part="sources">
          <SourceTable sources={view.sources} csv={networkTableHref(slug, "record-sources", view.query)} />
        </Still>
      </Section>
    </article>
  );
}
