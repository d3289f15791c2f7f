import { FigureNumber } from "@/components/ui/figure-number";
import { LeadLink } from "@/components/ui/lead-link";
import { Prose } from "@/components/ui/prose";
import type { TraceView } from "@/lib/views";
import { TraceClaims } from "./trace-claims";
import { TraceParts } from "./trace-parts";

/** What stands behind one number: the same in the drawer and on the plain page. Whatever leads nowhere else is its own. */
export function TraceCard({ view, heading: Heading }: { view: TraceView; heading: "h1" | "h2" }) {
  const Part = Heading === "h1" ? "h2" : "h3";
  return (
    <article data-trace={view.key} className="trace-card">
      <p className="eyebrow">
        {view.kindWords} · as of {view.asOf}
      </p>
      <Heading className="mt-1 font-serif text-[1.35rem] leading-tight">{view.title}</Heading>
      <p className="mt-1 text-sm text-ink-2">
        <Prose view={view.what} />
      </p>
      {view.number ? (
        <p className="mt-3 border-l-4 border-ink pl-3 text-2xl leading-tight font-medium">
          <FigureNumber view={{ ...view.number, href: null }} />
        </p>
      ) : null}
      {view.formula ? (
        <Block title="Formula" as={Part}>
          <p className="text-sm">
            <Prose view={view.formula} />
          </p>
        </Block>
      ) : null}
      {view.facts.length > 0 ? (
        <dl className="mt-4 grid grid-cols-[minmax(6.5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {view.facts.map((fact) => (
            <div key={fact.label} className="contents">
              <dt className="text-ink-3">{fact.label}</dt>
              <dd>
                <Prose view={fact.text} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {view.parts.length > 0 ? (
        <Block title={PARTS_TITLE[view.kind]} as={Part}>
          <TraceParts parts={view.parts} />
        </Block>
      ) : null}
      {view.claims.length > 0 ? (
        <Block title={CLAIMS_TITLE[view.kind]} as={Part}>
          <TraceClaims claims={view.claims} />
        </Block>
      ) : null}
      {view.sources.length > 0 ? (
        <Block title="Sources behind it" as={Part}>
          <ul className="grid gap-1 text-sm">
            {view.sources.map((source) => (
              <li key={source.publisher + source.title}>
                {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}
                {source.title ? (
                  <>
                    , <cite className="not-italic">{source.title}</cite>
                  </>
                ) : null}{" "}
                <span className="text-xs text-ink-3">{source.grades}</span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {view.conflicts.length > 0 ? (
        <Block title="Conflicts it is part of" as={Part}>
          <ul className="grid gap-1 text-sm">
            {view.conflicts.map((conflict) => (
              <li key={conflict.trace}>
                <LeadLink to={conflict}>{conflict.title}</LeadLink>{" "}
                <span className="text-xs text-ink-3">{conflict.status}</span>
                {conflict.changesVerdict ? <span className="tag ml-2">changes the verdict</span> : null}
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {view.series ? (
        <Block title="Through the quarters" as={Part}>
          <TraceParts parts={view.series.rows} isSeries />
        </Block>
      ) : null}
      <Block title="As a sentence to cite" as={Part}>
        <p className="bg-well p-3 text-sm break-words select-all">{view.citation}</p>
      </Block>
    </article>
  );
}

const PARTS_TITLE: Record<TraceView["kind"], string> = {
  figure: "Made of",
  observation: "Figures it helps to make",
  formula: "What it is made of",
  conflict: "Figures it bears on",
  claim: "What the record shows",
  definition: "What it counts",
  trigger: "What it watches",
};

const CLAIMS_TITLE: Record<TraceView["kind"], string> = {
  figure: "What the sources say",
  observation: "The claim, and those it competes with",
  formula: "What the sources say",
  conflict: "The readings",
  claim: "What decides",
  definition: "What the sources say",
  trigger: "What the sources say",
};

function Block({ title, as: Title, children }: { title: string; as: "h2" | "h3"; children: React.ReactNode }) {
  return (
    <section className="mt-5">
      <Title className="eyebrow mb-1.5">{title}</Title>
      {children}
    </section>
  );
}
