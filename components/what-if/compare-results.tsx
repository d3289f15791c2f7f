import { memo, type Ref } from "react";
import { VerdictLabel } from "@/components/network/verdict-label";
import { CsvLink } from "@/components/ui/table-file";
import type { VerdictView } from "@/lib/views";
import {
  type CompareWhatIfGrids,
  type CompareWhatIfNetwork,
  type CompareWhatIfView,
  RESULT_HEAD,
} from "@/lib/views/what-if";
import { CompareGrids } from "./compare-grids";
import { CompareReadouts } from "./compare-readouts";
import { isSameVerdict } from "./same-view";
import { Watermark } from "./watermark";

interface CompareResultsProps {
  ref?: Ref<HTMLDivElement>;
  view: CompareWhatIfView;
  grids: CompareWhatIfGrids;
  /** Something that is shown is about to be replaced. */
  isBusy?: boolean;
}

/**
 * Every house verdict with its result beside it, the readouts side by side, the grids side by side. Drawn by the server
 * and by the browser alike; what is under assumptions stands in `data-custom`.
 */
export function CompareResults({ ref, view, grids, isBusy = false }: CompareResultsProps) {
  const { isCustom, assumed, networks, reportHref, csvHrefs } = view;
  return (
    <div ref={ref} className="what-if-results" aria-busy={isBusy} data-table-file="">
      <div className="what-if-verdicts what-if-verdicts-many">
        <table>
          <caption className="sr-only">House verdict and result under the assumptions, by network</caption>
          <thead>
            <tr className="eyebrow">
              <th scope="col">Network</th>
              <th scope="col">House verdict</th>
              <th scope="col" data-custom={isCustom ? "" : undefined} data-column={RESULT_HEAD}>
                {isCustom ? "Under your assumptions " : "Nothing assumed: as recorded"}
                {isCustom ? (
                  <span className="font-normal normal-case tracking-normal">
                    <Watermark />
                  </span>
                ) : null}
              </th>
            </tr>
          </thead>
          <tbody>
            {networks.map((network) => (
              <VerdictRow key={network.slug} network={network} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="what-if-rest">
        <CsvLink href={csvHrefs.verdicts} of="verdicts under these assumptions" />
        {assumed.length > 0 ? (
          <p className="mt-2 max-w-[68ch] text-sm" data-custom="">
            Assumed of every network: {assumed.join("; ")}.
          </p>
        ) : null}
        <CompareReadouts networks={networks} isCustom={isCustom} csvHref={csvHrefs.readouts} />
        <ul className="mt-3 grid gap-1.5 text-xs text-ink-2">
          {networks.map(({ slug, name, under, result, unapplied }) => (
            <Notes
              key={slug}
              name={name}
              under={under}
              explanation={result.step === null ? result.explanation : null}
              unapplied={unapplied.join("\n")}
            />
          ))}
        </ul>
        <p className="mt-2 text-2xs text-ink-3">
          The candidate class of each network in its own latest quarter, under its house definition, without the buffer
          that the published verdict has from quarter to quarter.
        </p>
        <p className="no-print mt-3 text-sm">
          <a href={reportHref} className="inline-block py-0.5">
            Comparison under these assumptions (PDF)
          </a>
        </p>
      </div>
      <CompareGrids {...grids} />
    </div>
  );
}

function VerdictRow({ network }: { network: CompareWhatIfNetwork }) {
  const { name, panelHref, house, result, isCustom } = network;
  return (
    <tr>
      <th scope="row">
        <a href={panelHref} title={`${name} under these assumptions`} className="inline-block py-0.5">
          {name}
        </a>
      </th>
      <td>
        <Verdict verdict={house} />
      </td>
      <td data-custom={isCustom ? "" : undefined} className={isCustom ? "what-if-custom" : undefined}>
        <div role="status">
          <span className="sr-only" data-heard="">
            {name}:{" "}
          </span>
          <Verdict verdict={result} />
        </div>
      </td>
    </tr>
  );
}

const Verdict = memo(
  function Verdict({ verdict }: { verdict: VerdictView }) {
    return <VerdictLabel verdict={verdict} />;
  },
  (a, b) => isSameVerdict(a.verdict, b.verdict),
);

interface NotesProps {
  name: string;
  under: string;
  explanation: string | null;
  /** One sentence a line: as one text it is compared at once. */
  unapplied: string;
}

const Notes = memo(function Notes({ name, under, explanation, unapplied }: NotesProps) {
  return (
    <li>
      <b className="font-semibold text-ink">{name}</b> {under}
      {explanation ? <span data-rule="verdict"> {explanation}</span> : null}
      {unapplied
        .split("\n")
        .filter((sentence) => sentence !== "")
        .map((sentence) => (
          <span key={sentence} className="mt-1 block border-l-2 border-ink pl-2 text-ink">
            {sentence}
          </span>
        ))}
    </li>
  );
});
