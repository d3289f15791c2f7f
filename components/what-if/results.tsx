import { memo } from "react";
import { VerdictLabel } from "@/components/network/verdict-label";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import type { VerdictView } from "@/lib/views";
import { proseText } from "@/lib/views/prose";
import type { ReadoutView, WhatIfGrids, WhatIfView } from "@/lib/views/what-if";
import { StressGrid } from "./stress-grid";
import { Watermark } from "./watermark";

interface ResultsProps {
  view: WhatIfView;
  grids: WhatIfGrids;
  /** Something that is shown is about to be replaced. */
  isBusy?: boolean;
}

/**
 * House verdict and result side by side, three readouts, two grids. Drawn by the server and by the browser alike; what is
 * under assumptions stands in `data-custom`.
 */
export function Results({ view, grids, isBusy = false }: ResultsProps) {
  return (
    <div className="what-if-results" aria-busy={isBusy}>
      <div className="what-if-verdicts">
        <House verdict={view.house} />
        <div data-custom={view.isCustom ? "" : undefined} className={view.isCustom ? "what-if-custom" : undefined}>
          <p className="eyebrow">{view.isCustom ? "Under your assumptions" : "Nothing assumed: as recorded"}</p>
          <div role="status">
            <VerdictLabel verdict={view.result} />
          </div>
          {view.isCustom ? <Watermark /> : null}
        </div>
      </div>
      <div className="what-if-rest">
        <p className="mt-2 text-xs text-ink-3">
          {view.under}{" "}
          <span className="hidden sm:inline">
            The candidate class, without the buffer that the published verdict has from quarter to quarter.
          </span>
        </p>
        {view.result.step === null ? (
          <p className="mt-1 max-w-[68ch] text-sm text-ink-2" data-rule="verdict">
            {view.result.explanation}
          </p>
        ) : null}
        {view.unapplied.map((sentence) => (
          <p key={sentence} className="mt-2 border-l-2 border-subsidy pl-3 text-sm">
            {sentence}
          </p>
        ))}
        {view.readouts.length > 0 ? (
          <dl
            className="mt-4 grid border-t border-l border-line md:grid-cols-3"
            data-custom={view.isCustom ? "" : undefined}
          >
            {view.readouts.map((readout) => (
              <Readout key={readout.id} readout={readout} />
            ))}
          </dl>
        ) : null}
        <Grids {...grids} />
      </div>
    </div>
  );
}

const isSameReadout = ({ readout: a }: { readout: ReadoutView }, { readout: b }: { readout: ReadoutView }): boolean =>
  a.number.text === b.number.text &&
  a.number.trace === b.number.trace &&
  a.note === b.note &&
  proseText(a.formula) === proseText(b.formula);

const Readout = memo(function Readout({ readout }: { readout: ReadoutView }) {
  return (
    <div className="border-r border-b border-line p-3">
      <dt className="text-xs text-ink-3">
        <b className="font-semibold text-ink">{readout.symbol}</b> {readout.label}
      </dt>
      <dd className="mt-1 text-lg leading-tight font-medium" data-what-if-readout={readout.id}>
        <FigureNumber view={readout.number} />
      </dd>
      <dd className="mt-1 text-2xs text-ink-3">
        <Prose view={readout.formula} />
      </dd>
      {readout.note ? <dd className="mt-1 text-2xs text-ink-2">{readout.note}</dd> : null}
    </div>
  );
}, isSameReadout);

const House = memo(function House({ verdict }: { verdict: VerdictView }) {
  return (
    <div>
      <p className="eyebrow">House verdict</p>
      <VerdictLabel verdict={verdict} />
    </div>
  );
});

/** Left alone while only the verdict moves. */
const Grids = memo(function Grids({ isCustom, grids }: WhatIfGrids) {
  return grids.map((grid) => <StressGrid key={grid.id} grid={grid} isCustom={isCustom} />);
});
