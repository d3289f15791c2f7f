import { memo, type Ref } from "react";
import { VerdictLabel } from "@/components/network/verdict-label";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import type { ReadoutView, WhatIfGrids, WhatIfLinks, WhatIfView } from "@/lib/views/what-if";
import { isSameReadout, isSameVerdict } from "./same-view";
import { StressGrid } from "./stress-grid";
import { Watermark } from "./watermark";

interface ResultsProps {
  ref?: Ref<HTMLDivElement>;
  view: WhatIfView;
  grids: WhatIfGrids;
  links: WhatIfLinks;
  /** Something that is shown is about to be replaced. */
  isBusy?: boolean;
}

/**
 * House verdict and result side by side, three readouts, two grids. Drawn by the server and by the browser alike; what is
 * under assumptions stands in `data-custom`.
 */
export function Results({ ref, view, grids, links, isBusy = false }: ResultsProps) {
  const { isCustom, house, result, under, unapplied, readouts } = view;
  return (
    <div ref={ref} className="what-if-results" aria-busy={isBusy}>
      <Verdicts house={house} result={result} isCustom={isCustom} />
      <div className="what-if-rest">
        <Under
          under={under}
          explanation={result.step === null ? result.explanation : null}
          unapplied={unapplied.join("\n")}
        />
        {readouts.length > 0 ? (
          <dl className="what-if-readouts md:grid-cols-3" data-custom={isCustom ? "" : undefined}>
            {readouts.map((readout) => (
              <Readout key={readout.id} readout={readout} />
            ))}
          </dl>
        ) : null}
        <Links {...links} />
        <Grids {...grids} />
      </div>
    </div>
  );
}

type VerdictsProps = Pick<WhatIfView, "house" | "result" | "isCustom">;

const Verdicts = memo(
  function Verdicts({ house, result, isCustom }: VerdictsProps) {
    return (
      <div className="what-if-verdicts">
        <div>
          <p className="eyebrow">House verdict</p>
          <VerdictLabel verdict={house} />
        </div>
        <div data-custom={isCustom ? "" : undefined} className={isCustom ? "what-if-custom" : undefined}>
          <p className="eyebrow">{isCustom ? "Under your assumptions" : "Nothing assumed: as recorded"}</p>
          <div role="status">
            <VerdictLabel verdict={result} />
          </div>
          {isCustom ? <Watermark /> : null}
        </div>
      </div>
    );
  },
  (a, b) => a.isCustom === b.isCustom && isSameVerdict(a.house, b.house) && isSameVerdict(a.result, b.result),
);

interface UnderProps {
  under: string;
  explanation: string | null;
  /** One sentence a line: as one text it is compared at once. */
  unapplied: string;
}

const Under = memo(function Under({ under, explanation, unapplied }: UnderProps) {
  return (
    <div>
      <p className="mt-2 text-xs text-ink-3">
        {under}{" "}
        <span className="hidden sm:inline">
          The candidate class, without the buffer that the published verdict has from quarter to quarter.
        </span>
      </p>
      {explanation ? (
        <p className="mt-1 max-w-[68ch] text-sm text-ink-2" data-rule="verdict">
          {explanation}
        </p>
      ) : null}
      {unapplied
        .split("\n")
        .filter((sentence) => sentence !== "")
        .map((sentence) => (
          <p key={sentence} className="mt-2 border-l-2 border-ink pl-3 text-sm">
            {sentence}
          </p>
        ))}
    </div>
  );
});

const Readout = memo(
  function Readout({ readout }: { readout: ReadoutView }) {
    return (
      <div className="border-r border-b border-line p-3" data-what-if-readout={readout.id}>
        <dt className="text-xs text-ink-3">
          <b className="font-semibold text-ink">{readout.symbol}</b> {readout.label}
        </dt>
        <dd className="what-if-moving mt-1 h-6 text-lg leading-tight font-medium whitespace-nowrap">
          <FigureNumber view={readout.number} />
        </dd>
        <dd
          className={`mt-1 text-2xs text-ink-3 ${readout.id === "coverage" ? "what-if-moving h-12" : ""}`}
          data-formula
        >
          <Prose view={readout.formula} />
        </dd>
        {readout.note ? <dd className="mt-1 text-2xs text-ink-2">{readout.note}</dd> : null}
      </div>
    );
  },
  (a, b) => isSameReadout(a.readout, b.readout),
);

const Links = memo(function Links({ compareHref, reportHref }: WhatIfLinks) {
  return (
    <p className="no-print mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <a href={compareHref} className="inline-block py-0.5">
        Compare under these assumptions
      </a>
      <a href={reportHref} className="inline-block py-0.5">
        Report under these assumptions (PDF)
      </a>
    </p>
  );
});

/** Left alone while only the verdict moves. */
const Grids = memo(function Grids({ isCustom, grids }: WhatIfGrids) {
  return grids.map((grid) => <StressGrid key={grid.id} grid={grid} isCustom={isCustom} />);
});
