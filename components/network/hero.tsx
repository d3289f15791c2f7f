import { IntervalBar } from "@/components/charts";
import { SoftLink } from "@/components/markup/soft-link";
import { Exports } from "@/components/shell/exports";
import { Notice } from "@/components/states/notice";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import { type ExportsView, type NetworkView, type ProseView, proseText } from "@/lib/views";
import { keyNumberText } from "@/lib/views/tables";
import { TrendArrow } from "./trend-arrow";
import { VerdictLabel } from "./verdict-label";

/** Verdict, how sure it is, when it stands, and what it covers: the first screen decides. */
export function Hero({
  view,
  csv,
  compareHref,
  exports,
}: {
  view: NetworkView;
  csv: string;
  /** The comparison under the reader’s assumptions. */
  compareHref: string;
  exports: ExportsView;
}) {
  return (
    <header id="verdict">
      <p className="eyebrow">
        {view.category}, {view.resource} · {view.chain}
      </p>
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="font-serif text-[2rem] leading-tight sm:text-[2.5rem]">
          {view.name} <span className="font-sans text-base text-ink-3">{view.token}</span>
        </h1>
        <div className="no-print flex flex-wrap gap-2">
          <a
            href={compareHref}
            className="button"
            data-carries-assumptions="shared"
            data-key="compare"
            data-action="Compare with its peers"
          >
            Compare
          </a>
          <Exports view={exports} />
        </div>
      </div>
      {view.banners.map((banner) => (
        <Notice key={proseText(banner)} kind="mind">
          <Prose view={banner} />
        </Notice>
      ))}

      <div className="mt-5 grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <VerdictLabel verdict={view.verdict} size="large" />
          <p className="mt-2 max-w-[46ch] font-serif text-[1.35rem] leading-snug">
            <Prose view={view.sentence} />
          </p>
          <p className="mt-2 max-w-[62ch] text-sm text-ink-2">
            {view.meaning ? <span data-rule="verdict">{view.meaning}</span> : null}
            {view.valuation ? (
              <>
                {" "}
                <Prose view={view.valuation} />
              </>
            ) : null}
            {view.robustness ? ` ${view.robustness}` : null}
          </p>
          {view.interval ? (
            <div className="mt-4 max-w-xl">
              <IntervalBar
                low={view.interval.low}
                high={view.interval.high}
                trace={view.interval.lead.trace}
                label={`C* ${view.interval.text}: ${view.interval.classes}`}
                ends={intervalEnds(view.interval)}
              />
            </div>
          ) : null}
        </div>
        <dl className="grid h-fit grid-cols-2 gap-x-6 gap-y-3 border-t border-line pt-4 text-sm sm:grid-cols-3 lg:grid-cols-2 lg:border-t-0 lg:pt-0">
          <Fact label="Quarter">
            {view.quarter ?? "none"}{" "}
            {view.quarter ? (
              <span className="text-ink-3">
                ended <Prose view={view.age} /> before the as-of day
              </span>
            ) : null}
          </Fact>
          <Fact label="As of">{view.asOf}</Fact>
          <Fact label="Data confidence">{view.confidence}</Fact>
          <Fact label="Trend">
            <span className="inline-flex items-center gap-1.5">
              <TrendArrow trend={view.trend} isAlone={false} /> {view.trend.text}
            </span>
          </Fact>
          <Fact label="Method">
            <SoftLink href="/method">{view.methodVersion}</SoftLink>
          </Fact>
          <Fact label="Fingerprint">
            <code className="font-mono text-xs">{view.fingerprint}</code>
          </Fact>
        </dl>
      </div>

      <TableFile href={csv} of="six numbers" className="mt-7">
        <dl className="grid grid-cols-2 border-t border-l border-line sm:grid-cols-3">
          {view.keyNumbers.map((key) => (
            <div key={key.label} data-row="" className="border-r border-b border-line p-3">
              <dt className="text-xs text-ink-3">{key.label}</dt>
              <dd className="mt-1 text-lg leading-tight font-medium">
                <FigureNumber view={key.number} />
              </dd>
              <dd data-trace={key.number.trace ?? undefined} className="mt-1 text-2xs text-ink-3">
                {keyNumberText(key)}
              </dd>
            </div>
          ))}
        </dl>
      </TableFile>

      <details className="mt-4 text-sm text-ink-2">
        <summary className="font-medium text-ink">What the verdict covers, and what it leaves out</summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          <List title="In" items={view.scope.included} />
          <List title="Out" items={view.scope.excluded} />
        </div>
      </details>
    </header>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One element where both ends read alike. */
function intervalEnds({ ends }: NonNullable<NetworkView["interval"]>) {
  const low = <Prose view={ends.low} />;
  return { low, high: proseText(ends.low) === proseText(ends.high) ? low : <Prose view={ends.high} /> };
}

function List({ title, items }: { title: string; items: ProseView[] }) {
  return (
    <div>
      <p className="eyebrow">{title}</p>
      <ul className="mt-1 grid list-disc gap-1 pl-4">
        {items.map((item) => (
          <li key={proseText(item)}>
            <Prose view={item} />
          </li>
        ))}
      </ul>
    </div>
  );
}
