import type { Metadata } from "next";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { buildMethod } from "@/lib/views";
import { canonical } from "../canonical";

export const generateMetadata = (): Metadata => ({
  title: "Method",
  description:
    "How Offtake decides whether customers or emissions carry a network: every rule, threshold and weight, printed from the code that applies them.",
  ...canonical("/method"),
});

export default function MethodPage() {
  const view = buildMethod();
  return (
    <div className="page">
      <p className="eyebrow">
        Method <code>{view.version}</code>
      </p>
      <h1 className="headline mt-2">How a verdict is reached</h1>
      <p className="mt-3 max-w-[72ch] text-ink-2">
        One question: who pays this network’s bill, its customers or its token? The tables below are printed from the
        rules that the computation itself uses, so the text cannot say anything else than the code does. Thresholds
        marked <em>placeholder</em> wait for a backtest; those marked <em>reasoned</em> have an argument but no dataset
        behind them.
      </p>
      <ol data-rule="steps" className="mt-5 grid max-w-[78ch] list-decimal gap-1.5 pl-5 text-sm">
        {view.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>

      <Section id="classes" title="Four classes, and a refusal">
        <Table
          head={["Class", "What it says", "Coverage needed"]}
          rows={view.classes.map((row) => [row.label, row.meaning, row.needs])}
        />
      </Section>
      <Section
        id="demand"
        title="What counts as demand"
        question="Coverage uses what end customers paid for service delivered by the network’s own supply."
      >
        <Table
          head={["Class of revenue", "Counts", "Examples"]}
          rows={view.revenue.map((row) => [row.label, row.weight, row.examples])}
        />
      </Section>
      <Section
        id="corridor"
        title="The corridor"
        question="Prudent coverage C* allows one class or two neighbouring ones; where it allows two, the score chooses."
      >
        <Table
          head={["C* from", "Halvings to parity", "Classes allowed", "Upper one from a score of"]}
          rows={view.corridor.map((row) => [row.from, row.halvings, row.classes, row.hurdle])}
        />
      </Section>
      <Section
        id="factors"
        title="The score: nine factors"
        question="Straight lines between the anchors. Unknown earns nothing and is drawn as unknown; not applicable is decided by category, never by network."
      >
        <Table
          head={["Factor", "Question", "Weight", "Anchors: value → points", "Not asked of", "Standing"]}
          rows={view.factors.map((row) => [
            row.label,
            row.question,
            row.weight,
            row.anchors,
            row.notApplicable,
            row.status,
          ])}
        />
      </Section>
      <Section id="gates" title="Gates" question="They only lower a class.">
        <Table
          head={["Gate", "Question", "Closes when", "Threshold", "Class at most"]}
          rows={view.gates.map((row) => [row.id, row.question, row.condition, row.threshold, row.cap])}
        />
      </Section>
      <Section id="refusals" title="When there is no verdict">
        <Table head={["Reason", "When"]} rows={view.refusals.map((row) => [row.label, row.sentence])} />
      </Section>
      <Section
        id="confidence"
        title="Data confidence"
        question="How good the evidence is. Never multiplied into the score: a weak network and a weak record are different things."
      >
        <Table head={["Part", "Weight"]} rows={view.confidence.map((row) => [row.label, row.weight])} />
        <h3 className="mt-6 text-sm font-semibold">Caps, by name</h3>
        <Table head={["When", "Confidence at most"]} rows={view.caps.map((row) => [row.label, row.cap])} />
        <h3 className="mt-6 text-sm font-semibold">Grades of sources</h3>
        <p className="mt-1 max-w-[72ch] text-sm text-ink-2">
          A letter for the origin, a digit for the claim; the weaker of the two is the quality. A page that quotes is
          not an origin.
        </p>
        <Table
          head={["Letter", "Origin", "Quality"]}
          rows={view.letters.map((row) => [row.id, row.meaning, row.quality])}
        />
        <Table
          head={["Digit", "Claim", "Quality"]}
          rows={view.credibilities.map((row) => [row.id, row.meaning, row.quality])}
        />
      </Section>
      <Section
        id="checklist"
        title="The checklist"
        question="Fifteen questions; yes is good. An answer nobody has reviewed counts less: its yes as partly, its no as unknown."
      >
        <Table
          head={["Section", "Weight", "Questions"]}
          rows={view.checklist.map((row) => [row.label, row.weight, row.questions])}
        />
      </Section>
      <Section id="limits" title="Limits">
        <ul data-rule="limits" className="grid max-w-[76ch] list-disc gap-1.5 pl-5 text-sm">
          {view.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** Rows of text; the first column is the row head. */
function Table({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <ScrollRegion label={head.join(", ")}>
      <table className="data-table min-w-[36rem]">
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join("|")} data-rule={row[0]}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th
                    key={head[index]}
                    scope="row"
                    className="!border-line !py-2 !align-top !text-sm !font-medium !text-ink"
                  >
                    {cell}
                  </th>
                ) : (
                  <td key={head[index]} className="text-ink-2">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
