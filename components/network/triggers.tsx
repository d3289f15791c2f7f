import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { TriggerView } from "@/lib/views";
import { TRIGGER_DIRECTION_WORDS } from "@/lib/views/tables";
import { StatementSources } from "./statement-sources";

/** Conditions stated before they happen: what would overturn the thesis, and how near it is. */
export function Triggers({ triggers, csv }: { triggers: TriggerView[]; csv: string }) {
  return (
    <TableFile href={csv} of="conditions stated beforehand">
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {triggers.map((trigger) => (
          <li
            key={trigger.id}
            data-row=""
            id={`trigger-${trigger.id}`}
            className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]"
          >
            <div>
              <p className="font-medium">
                <a
                  href={trigger.now.href ?? undefined}
                  data-trace={trigger.now.trace ?? undefined}
                  className="inline-block min-h-[24px] leading-[24px] no-underline hover:underline"
                >
                  <span aria-hidden="true">{trigger.direction === "up" ? "↑ " : "↓ "}</span>
                  <span className="sr-only">{TRIGGER_DIRECTION_WORDS[trigger.direction]} </span>
                  {trigger.condition}
                </a>
              </p>
              {trigger.text.prose ? (
                <p className="text-xs text-ink-2">
                  <Prose view={trigger.text.prose} /> <StatementSources sources={trigger.text.sources} />
                </p>
              ) : null}
            </div>
            <p className="text-ink-2">
              <span
                className={
                  trigger.state === "tripped" ? "font-semibold text-alert" : trigger.isNear ? "font-semibold" : ""
                }
              >
                {trigger.stateWords}
                {trigger.isNear ? ", near" : ""}
              </span>
              <span className="block text-xs">
                now <FigureNumber view={trigger.now} />
                {trigger.distance ? (
                  <>
                    {" · "}
                    <a
                      href={trigger.now.href ?? undefined}
                      data-trace={trigger.now.trace ?? undefined}
                      className="inline-block min-h-[24px] leading-[24px] no-underline hover:underline"
                    >
                      {trigger.distance}
                    </a>
                  </>
                ) : null}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </TableFile>
  );
}
