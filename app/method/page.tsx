import type { Metadata } from "next";
import { Still } from "@/components/markup/still";
import { RuleTable } from "@/components/method/rule-table";
import { TopClass, TrackRecord, WorkedExample } from "@/components/method/today";
import { Section } from "@/components/ui/section";
import { loadMethodToday } from "@/lib/loaders/method";
import { buildMethod } from "@/lib/views";
import { canonical } from "../canonical";

export const generateMetadata = (): Metadata => ({
  title: "Method",
  description:
    "How Offtake decides whether customers or emissions carry a network: every rule, threshold and weight, printed from the code that applies them.",
  ...canonical("/method"),
});

export default async function MethodPage() {
  const view = buildMethod();
  // The rules change with the code alone, so the page follows from today’s numbers.
  const now = await loadMethodToday();
  return (
    <div className="page">
      <Still of={now} part="method">
        <p className="eyebrow">
          Method <code>{view.version}</code>
        </p>
        <h1 className="headline mt-2">How a verdict is reached</h1>
        <p className="mt-3 max-w-[72ch] text-ink-2">
          One question: who pays this network’s bill, its customers or its token? The tables below are printed from the
          rules that the computation itself uses, so the text cannot say anything else than the code does. Thresholds
          marked <em>placeholder</em> wait for a backtest; those marked <em>reasoned</em> have an argument but no
          dataset behind them.
        </p>
        <ol data-rule="steps" className="mt-5 grid max-w-[78ch] list-decimal gap-1.5 pl-5 text-sm">
          {view.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>

        {now.example ? (
          <Section
            id="example"
            title={`The method at work: ${now.example.name}`}
            question={`Today’s numbers of the network with a published class whose evidence is best, as of ${now.asOf}. Each number opens what it rests on.`}
          >
            <WorkedExample view={now.example} />
          </Section>
        ) : null}

        <Section id="classes" title="Four classes, and a refusal">
          <RuleTable id="method-classes" view={view} />
          <TopClass view={now.topClass} />
        </Section>
        <Section
          id="demand"
          title="What counts as demand"
          question="Coverage uses what end customers paid for service delivered by the network’s own supply."
        >
          <RuleTable id="method-demand" view={view} />
        </Section>
        <Section
          id="corridor"
          title="The corridor"
          question="Prudent coverage C* allows one class or two neighbouring ones; where it allows two, the score chooses."
        >
          <RuleTable id="method-corridor" view={view} />
        </Section>
        <Section
          id="factors"
          title="The score: nine factors"
          question="Straight lines between the anchors. Unknown earns nothing and is drawn as unknown; not applicable is decided by category, never by network."
        >
          <RuleTable id="method-factors" view={view} />
        </Section>
        <Section id="gates" title="Gates" question="They only lower a class.">
          <RuleTable id="method-gates" view={view} />
        </Section>
        <Section id="refusals" title="When there is no verdict">
          <RuleTable id="method-refusals" view={view} />
        </Section>
        <Section
          id="confidence"
          title="Data confidence"
          question="How good the evidence is. Never multiplied into the score: a weak network and a weak record are different things."
        >
          <RuleTable id="method-confidence" view={view} />
          <h3 className="mt-6 text-sm font-semibold">Caps, by name</h3>
          <RuleTable id="method-caps" view={view} />
          <h3 className="mt-6 text-sm font-semibold">Grades of sources</h3>
          <p className="mt-1 max-w-[72ch] text-sm text-ink-2">
            A letter for the origin, a digit for the claim; the weaker of the two is the quality. A page that quotes is
            not an origin.
          </p>
          <RuleTable id="method-letters" view={view} />
          <RuleTable id="method-credibilities" view={view} />
        </Section>
        <Section
          id="checklist"
          title="The checklist"
          question="Fifteen questions; yes is good. An answer nobody has reviewed counts less: its yes as partly, its no as unknown."
        >
          <RuleTable id="method-checklist" view={view} />
        </Section>
        <Section
          id="track-record"
          title="Track record"
          question="What was first said of a quarter, from what was known on that day, beside what the record says of it now. Days before this record was compiled are reconstructed: the method of today on what had been published by then."
        >
          <TrackRecord view={now.trackRecord} />
        </Section>
        <Section
          id="presentation"
          title="How numbers are shown"
          question="Printed from the constants that the pages use."
        >
          <RuleTable id="method-presentation" view={view} />
        </Section>
        <Section
          id="versions"
          title="Versions"
          question="A threshold changes only with a new version; verdicts of earlier ones stay computable."
        >
          <RuleTable id="method-versions" view={view} />
        </Section>
        <Section id="limits" title="Limits">
          <ul data-rule="limits" className="grid max-w-[76ch] list-disc gap-1.5 pl-5 text-sm">
            {view.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Section>
      </Still>
    </div>
  );
}
