import { FigureNumber } from "@/components/ui/figure-number";
import { LeadLink } from "@/components/ui/lead-link";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { ClaimView, FigureEvidence, SeriesEvidence } from "@/lib/views";
import { figureText, roleText } from "@/lib/views/tables";

/** The appendix of the page: each series, each quarter, each claim. Numbers elsewhere link to the blocks here. */
export function Evidence({ series, csv }: { series: SeriesEvidence[]; csv: string }) {
  return (
    <TableFile href={csv} of="every figure and every claim" at="above">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {series.map((one) => (
          <section key={one.id} data-row-group="" aria-label={one.label} className="border-t border-line pt-3">
            <h3 className="text-sm font-semibold" data-trace={one.lead.trace}>
              {one.label} <span className="font-normal text-ink-3">{one.unit}</span>
              {one.role ? <span className="tag ml-2">{roleText(one)}</span> : null}
            </h3>
            <p className="max-w-[80ch] text-xs text-ink-3">
              <Prose view={one.measure} />
            </p>
            <div className="mt-1">
              {one.figures.map((figure) => (
                <Figure key={figure.anchor} figure={figure} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </TableFile>
  );
}

const COLUMNS = "grid grid-cols-[4rem_minmax(0,9rem)_minmax(0,1fr)] gap-x-3";

/** The number lies over the row that opens: a link inside a summary could not be told from the summary itself. */
function Figure({ figure }: { figure: FigureEvidence }) {
  return (
    <div
      id={figure.anchor}
      data-row={figure.claims.length === 0 ? "" : undefined}
      className={`${COLUMNS} border-b border-line text-sm last:border-b-0`}
    >
      <FigureNumber
        view={figure.number}
        className="z-[1] col-start-2 row-start-1 self-start justify-self-end py-1 text-right font-medium"
      />
      <details className="col-span-full col-start-1 row-start-1">
        <summary className={`${COLUMNS} items-baseline py-1`}>
          <span className="text-ink-3">{figure.quarter}</span>
          <span data-trace={figure.number.trace ?? undefined} className="col-start-3 text-xs text-ink-3">
            {figureText(figure)}
          </span>
        </summary>
        <p className="mt-1 text-xs text-ink-2">
          <Prose view={figure.reason} />
        </p>
        <ul className="mt-2 mb-3 grid gap-2 border-l-2 border-line pl-3 text-xs">
          {figure.claims.map((claim) => (
            <Claim key={claim.id} claim={claim} />
          ))}
        </ul>
      </details>
    </div>
  );
}

function Claim({ claim }: { claim: ClaimView }) {
  return (
    <li data-row="" className={claim.used ? "" : "text-ink-3"}>
      <p>
        <LeadLink to={claim.lead} className="font-medium">
          {claim.claimed}
        </LeadLink>{" "}
        · {claim.period} · {claim.grade} · {claim.used ? "used" : "not used"}
      </p>
      <p>
        {claim.source.url ? <a href={claim.source.url}>{claim.source.publisher}</a> : claim.source.publisher}
        {claim.source.title ? (
          <>
            , <cite className="not-italic">{claim.source.title}</cite>
          </>
        ) : null}
        {claim.source.readVia ? (
          <>
            , read via <cite className="not-italic">{claim.source.readVia}</cite>
          </>
        ) : null}{" "}
        · known {claim.knownOn}
      </p>
      <p className="break-words">
        <Prose view={claim.basis} />
        {claim.note ? (
          <>
            . <Prose view={claim.note} />
          </>
        ) : null}
      </p>
    </li>
  );
}
