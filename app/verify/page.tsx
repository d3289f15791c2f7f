import type { Metadata } from "next";
import { Section } from "@/components/ui/section";
import { VerifyHost } from "@/components/verify/verify-host";
import { canonical } from "../canonical";

export const generateMetadata = (): Metadata => ({
  title: "Verify a verdict",
  description:
    "Drop a report or a verdict file: the verdict is recomputed in your browser from the inputs inside it, and every difference is named.",
  ...canonical("/verify"),
});

const ANSWERS = [
  ["Inputs", "rows that were changed, added or removed after the file was made"],
  ["Options", "another day, definition, quarter or assumptions than it was made with"],
  ["Rules", "rows of the method that are not those of its version"],
  [
    "Results",
    "any number or class that does not follow from the inputs (numbers to one part in a billion, classes exactly)",
  ],
  ["Fingerprint", "sixteen digits that do not follow from the inputs"],
  ["Printed pages", "pages of the PDF that draw something else than when the file was attached"],
  ["Record held here", "on request: inputs that this server holds otherwise, and what each alone does to the verdict"],
] as const;

export default function VerifyPage() {
  return (
    <div className="page">
      <p className="eyebrow">Verify</p>
      <h1 className="headline mt-2 max-w-[30ch]">Recompute a verdict from its own file</h1>
      <p className="mt-3 max-w-[72ch] text-ink-2">
        Every report carries its verdict as a file: the facts as known on its day, the options, the rules and the
        result. Here it is recomputed with the same code that made it. The answer is <em>same</em>, or a list of what
        differs and what that did to the verdict.
      </p>
      <div className="mt-6 max-w-[60rem]">
        <VerifyHost />
        <noscript>
          <p className="mt-3 max-w-[72ch] text-sm">
            This page computes in the browser and needs JavaScript. Without it, the command below does the same.
          </p>
        </noscript>
      </div>
      <Section id="command" title="On the command line">
        <p className="max-w-[72ch] text-sm">In a copy of the project, without a server:</p>
        <pre className="mt-2 border border-line p-3 text-sm whitespace-pre-wrap">
          <code>{"npm run verify -- report.pdf\nnpm run verify -- verdict.json --record"}</code>
        </pre>
        <p className="mt-2 max-w-[72ch] text-sm text-ink-2">
          Exit code 0 says same, 1 different, 2 unreadable. <code>--record</code> also compares the inputs with the
          database of that copy.
        </p>
      </Section>
      <Section id="answers" title="What can differ">
        <dl className="grid max-w-[72ch] gap-2 text-sm">
          {ANSWERS.map(([label, words]) => (
            <div key={label} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
              <dt className="font-medium">{label}</dt>
              <dd className="text-ink-2">{words}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="limits" title="What it shows, and what it cannot">
        <p className="max-w-[72ch] text-sm">
          It shows that the verdict follows from the facts in the file by the rules of its method, and that the pages
          are those the file was made with. It does not show that a source was right. It is no signature: somebody who
          makes a whole new file can make one that agrees with itself. The fingerprint on the page of the network, or
          the comparison with the record held here, tells whether it is the published one.
        </p>
      </Section>
    </div>
  );
}
