import { FigureNumber } from "@/components/ui/figure-number";
import type { ClaimView, FigureEvidence, SeriesEvidence } from "@/lib/views";

/** The appendix of the page: each series, each quarter, each claim. Numbers elsewhere link to the blocks here. */
export function Evidence({ series }: { series: SeriesEvidence[] }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {series.map((one) => (
        <section key={one.id} aria-label={one.label} className="border-t border-line pt-3">
          <h3 className="text-sm font-semibold">
            {one.label} <span className="font-normal text-ink-3">{one.unit}</span>
            {one.role ? <span className="tag ml-2">{one.role.replaceAll("_", " ")}</span> : null}
          </h3>
          <p className="max-w-[80ch] text-xs text-ink-3">{one.measure}</p>
          <div className="mt-1">
            {one.figures.map((figure) => (
              <Figure key={figure.anchor} figure={figure} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Figure({ figure }: { figure: FigureEvidence }) {
  return (
    <details id={figure.anchor} className="border-b border-line py-1 text-sm last:border-b-0">
      <summary className="grid grid-cols-[4rem_minmax(0,9rem)_minmax(0,1fr)] items-baseline gap-x-3">
        <span className="text-ink-3">{figure.quarter}</span>
        <FigureNumber view={{ ...figure.number, href: null }} className="text-right font-medium" />
        <span className="truncate text-xs text-ink-3">
          {figure.method} · {figure.claims.length} {figure.claims.length === 1 ? "claim" : "claims"}
          {figure.unlisted > 0 ? `, ${figure.unlisted} more looked at` : ""}
        </span>
      </summary>
      <p className="mt-1 text-xs text-ink-2">{figure.reason}</p>
      <ul className="mt-2 mb-3 grid gap-2 border-l-2 border-line pl-3 text-xs">
        {figure.claims.map((claim) => (
          <Claim key={claim.id} claim={claim} />
        ))}
      </ul>
    </details>
  );
}

function Claim({ claim }: { claim: ClaimView }) {
  return (
    <li className={claim.used ? "" : "text-ink-3"}>
      <p>
        <span className="font-medium">{claim.claimed}</span> · {claim.period} · {claim.grade} ·{" "}
        {claim.used ? "used" : "not used"}
      </p>
      <p>
        {claim.source.url ? <a href={claim.source.url}>{claim.source.publisher}</a> : claim.source.publisher}
        {claim.source.title ? `, ${claim.source.title}` : ""}
        {claim.source.readVia ? `, read via ${claim.source.readVia}` : ""} · known {claim.knownOn}
      </p>
      <p className="break-words">
        {claim.basis}
        {claim.note ? `. ${claim.note}` : ""}
      </p>
    </li>
  );
}
