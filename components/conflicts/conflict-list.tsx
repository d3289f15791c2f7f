import { SoftLink } from "@/components/markup/soft-link";
import { ConflictItem } from "@/components/network/conflicts";
import { TableFile } from "@/components/ui/table-file";
import type { ConflictRow } from "@/lib/views";

/** Conflicts of several networks, in the order given: the one that moves a verdict most comes first. */
export function ConflictList({ rows, query, csv }: { rows: ConflictRow[]; query: string; csv: string }) {
  return (
    <TableFile href={csv} of="conflicts as filtered" at="above">
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {rows.map(({ slug, name, effect, isDecisive, isAssessed, conflict }) => (
          <ConflictItem
            key={`${slug}/${conflict.id}`}
            id={`${slug}-${conflict.id}`}
            conflict={conflict}
            decisive={isDecisive}
            assessed={isAssessed}
            lead={
              <p className="eyebrow">
                <SoftLink
                  href={`/networks/${slug}${query}`}
                  className="inline-block min-h-[24px] leading-[24px] no-underline hover:underline"
                >
                  {name}
                </SoftLink>{" "}
                · {effect}
              </p>
            }
          />
        ))}
      </ol>
    </TableFile>
  );
}
