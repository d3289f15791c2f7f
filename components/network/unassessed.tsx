import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { SourceTable } from "@/components/ui/source-table";
import type { UnassessedView } from "@/lib/views";
import { networkTableHref } from "@/lib/views/tables";
import { Conflicts } from "./conflicts";
import { Evidence } from "./evidence";
import { Profile } from "./profile";
import { Surroundings } from "./surroundings";

/** A sector has no token of its own. */
const NO_TOKEN = "—";

/** A page about what stands beside the networks: everything that is known of it, and no verdict. */
export function Unassessed({ view, bar }: { view: UnassessedView; bar: ReactNode }) {
  const csv = (id: string) => networkTableHref(view.slug, id, view.query);
  return (
    <article className="page">
      {bar}
      <p className="eyebrow">
        Not assessed · {view.resource} · {view.chain}
      </p>
      <h1 className="mt-1 font-serif text-[2rem] leading-tight sm:text-[2.5rem]">
        {view.name}{" "}
        {view.token === NO_TOKEN ? null : <span className="font-sans text-base text-ink-3">{view.token}</span>}
      </h1>
      <p className="mt-3 max-w-[70ch] border-l-2 border-line-strong pl-3 text-ink-2">{view.standing}</p>
      <Section id="profile" title="What it is">
        <Profile items={view.profile} events={[]} csv={{ profile: csv("profile"), events: csv("events") }} />
      </Section>
      <Surroundings view={view.surroundings} csv={csv} assessed={false} />
      <Section
        id="conflicts"
        title="Conflicts between sources"
        question="What sources disagree on and which reading stands; there is no verdict for them to change."
      >
        <Conflicts conflicts={view.conflicts} csv={csv("conflicts")} assessed={false} />
      </Section>
      <Section id="inputs" title="Every figure, with its source">
        <Evidence series={view.evidence} csv={csv("inputs")} />
      </Section>
      <Section id="sources" title="Sources">
        <SourceTable sources={view.sources} csv={csv("sources")} />
      </Section>
    </article>
  );
}
