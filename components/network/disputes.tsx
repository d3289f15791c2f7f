import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { DisputeView } from "@/lib/views";
import { replyText } from "@/lib/views/tables";
import { StatementSources } from "./statement-sources";

/** Objections to figures or statements, with the reply and what came of it. */
export function Disputes({ disputes, csv }: { disputes: (DisputeView & { name?: string })[]; csv: string }) {
  return (
    <TableFile href={csv} of="disputes">
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {disputes.map((dispute) => (
          <li
            key={dispute.id}
            data-row=""
            id={`dispute-${dispute.id}`}
            className="border-l-2 border-line-strong pl-3 text-sm"
          >
            <p className="text-xs text-ink-3">
              {dispute.name ? `${dispute.name} · ` : ""}
              {dispute.date} · {dispute.by} · <span className="font-medium text-ink-2">{dispute.outcomeWords}</span>
            </p>
            {dispute.claim.prose ? (
              <p className="mt-1">
                <Prose view={dispute.claim.prose} />
              </p>
            ) : null}
            <p className="mt-1 text-ink-2">
              {dispute.reply.prose ? (
                <>
                  Reply: <Prose view={dispute.reply.prose} />
                </>
              ) : (
                replyText(dispute)
              )}
            </p>
            {dispute.about.length > 0 ? (
              <p className="mt-1 text-xs text-ink-3">
                Concerns{" "}
                {dispute.about.map((figure, index) => (
                  <span key={figure.trace}>
                    {index > 0 ? "; " : ""}
                    <a href={figure.href} data-trace={figure.trace}>
                      {figure.label}
                    </a>
                  </span>
                ))}
              </p>
            ) : null}
            <p className="mt-1">
              <StatementSources sources={dispute.claim.sources} />
            </p>
          </li>
        ))}
      </ul>
    </TableFile>
  );
}
