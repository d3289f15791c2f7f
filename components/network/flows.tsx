import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { FlowView } from "@/lib/views";
import { StatementSources } from "./statement-sources";

/** How a pipe is drawn: solid where it flows by rule, thinner and broken the less sure it is. Words say the same. */
const PIPE: Record<FlowView["state"], { width: number; dash: string; colour: string }> = {
  programmatic: { width: 6, dash: "", colour: "var(--demand)" },
  discretionary: { width: 4, dash: "10 4", colour: "var(--demand-2)" },
  promised: { width: 2, dash: "2 5", colour: "var(--unknown)" },
  suspended: { width: 2, dash: "10 8", colour: "var(--subsidy)" },
};

/** Value-capture pipe: from whom, to what, and whether it really flows. */
export function Flows({ flows, csv }: { flows: FlowView[]; csv: string }) {
  return (
    <TableFile href={csv} of="what reaches the token">
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {flows.map((flow) => (
          <li
            key={flow.id}
            data-row=""
            id={`flow-${flow.id}`}
            className="border-t border-line py-3 text-sm first:border-t-0 first:pt-0"
          >
            <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-3">
              <span className="text-sm font-semibold text-ink">
                <Prose view={flow.label} />
              </span>
              <span className="tag">{flow.kind}</span>
              <span className="font-medium text-ink-2">{flow.stateWords}</span>
              {flow.days ? <span>{flow.days}</span> : null}
            </p>
            <div className="mt-2 grid items-center gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,2fr)_minmax(6rem,3fr)_minmax(0,2fr)]">
              <span>
                <Prose view={flow.from} />
              </span>
              <span className="relative flex items-center gap-2">
                <Pipe state={flow.state} />
                <span className="shrink-0 text-xs text-ink-2">
                  {flow.share ? (
                    <>
                      <FigureNumber view={flow.share} /> of revenue
                    </>
                  ) : (
                    <span className="text-ink-3 italic">share not stated</span>
                  )}
                </span>
              </span>
              <span>
                <Prose view={flow.to} />
              </span>
            </div>
            {flow.text.prose ? (
              <p className="mt-1.5 max-w-[80ch] text-xs text-ink-2">
                <Prose view={flow.text.prose} /> <StatementSources sources={flow.text.sources} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </TableFile>
  );
}

function Pipe({ state }: { state: FlowView["state"] }) {
  const { width, dash, colour } = PIPE[state];
  return (
    <span className="flex min-w-12 flex-1 items-center" aria-hidden="true">
      <svg width="100%" height="12" aria-hidden="true" className="block min-w-0 flex-1">
        <line x1="0" y1="6" x2="100%" y2="6" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
      </svg>
      <svg width="9" height="12" aria-hidden="true" className="block shrink-0">
        <path d="M0 1 L9 6 L0 11 Z" fill={colour} />
      </svg>
    </span>
  );
}
