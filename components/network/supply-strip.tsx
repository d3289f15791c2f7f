import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import { periodWords, type SupplyStageView } from "@/lib/views";

/** Registered → online → useful → paid: how much of the supply is really used by somebody who pays. */
export function SupplyStrip({ stages, csv }: { stages: SupplyStageView[]; csv: string }) {
  return (
    <TableFile href={csv} of="how much of the supply is real">
      <ol className="grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {stages.map((stage, index) => (
          <li key={stage.stage} data-row="" className="border-t-2 border-line-strong pt-2">
            <p className="eyebrow">
              {index > 0 ? <span aria-hidden="true">→ </span> : null}
              {stage.label}
            </p>
            <p className="mt-1 font-serif text-xl leading-tight">
              <FigureNumber view={stage.number} />
            </p>
            {stage.quarter ? (
              <p data-trace={stage.number.trace ?? undefined} className="text-xs text-ink-3">
                {periodWords(stage.number)}
              </p>
            ) : null}
            <Bar share={stage.share} />
            {stage.text.prose ? (
              <p className="mt-1 text-xs text-ink-2">
                <Prose view={stage.text.prose} />
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </TableFile>
  );
}

/** Share of the first stage that is counted in the same unit; dashed where it cannot be told. */
function Bar({ share }: { share: number | null }) {
  return (
    <svg width="100%" height="8" aria-hidden="true" className="mt-1 block">
      <rect x="0" y="0" width="100%" height="8" className="fill-[var(--well)]" />
      {share === null ? (
        <line x1="0" y1="4" x2="100%" y2="4" stroke="var(--unknown)" strokeDasharray="3 4" />
      ) : (
        <rect x="0" y="0" width={`${Math.max(0.5, share * 100)}%`} height="8" fill="var(--demand)" />
      )}
    </svg>
  );
}
