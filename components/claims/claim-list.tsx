import { SoftLink } from "@/components/markup/soft-link";
import { Prose } from "@/components/ui/prose";
import type { ClaimRow } from "@/lib/views";

const STATUS_STYLE: Record<ClaimRow["status"], string> = {
  supported: "border-ink bg-ink text-paper",
  partly: "border-ink text-ink",
  not_supported: "border-dashed border-ink text-ink",
  refuted: "border-alert text-alert",
  unverifiable: "border-dashed border-line-strong text-ink-3",
};

/** Statements of one article, each with what the record says to it. */
export function ClaimList({ rows, query }: { rows: ClaimRow[]; query: string }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)]">
      {rows.map((row) => (
        <li
          key={`${row.slug}/${row.id}`}
          id={`claim-${row.slug}-${row.id}`}
          data-claim={row.status}
          data-row=""
          className="grid gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]"
        >
          <div>
            <p className="text-xs text-ink-3">
              <SoftLink
                href={`/networks/${row.slug}${query}`}
                className="inline-block min-h-[24px] leading-[24px] no-underline hover:underline"
              >
                {row.name}
              </SoftLink>
            </p>
            <p className="text-sm">
              <Prose view={row.statement} />
            </p>
          </div>
          <div className="text-sm">
            <p>
              <span
                className={`inline-block rounded-sm border px-1.5 text-2xs leading-5 font-semibold ${STATUS_STYLE[row.status]}`}
              >
                {row.statusWords}
              </span>
            </p>
            <p className="mt-1 text-ink-2">
              <Prose view={row.text} />
            </p>
            {row.arithmetic ? (
              <p className="mt-1 font-medium">
                <Prose view={row.arithmetic} />
              </p>
            ) : null}
            {row.evidence.length > 0 ? (
              <ul className="mt-1 grid gap-0.5 text-xs text-ink-3">
                {row.evidence.map((one) => (
                  <li key={one.trace}>
                    <a href={one.href} data-trace={one.trace}>
                      {one.text}
                    </a>{" "}
                    · {one.period} · {one.source}
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
