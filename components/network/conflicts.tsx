import type { ReactNode } from "react";
import { Prose } from "@/components/ui/prose";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableFile } from "@/components/ui/table-file";
import { type ConflictView, proseText } from "@/lib/views";
import { UNREACHED } from "@/lib/views/tables";

/** Every disagreement with what it would do to the verdict; decisive and open ones first. */
export function Conflicts({
  conflicts,
  csv,
  assessed = true,
}: {
  conflicts: ConflictView[];
  csv: string;
  assessed?: boolean;
}) {
  if (conflicts.length === 0)
    return <p className="text-sm text-ink-2">Sources agree within a tenth wherever two speak of the same thing.</p>;
  return (
    <TableFile href={csv} of="conflicts between sources" at={conflicts.length > 2 ? "above" : "below"}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {conflicts.map((conflict) => (
          <ConflictItem key={conflict.id} id={conflict.id} conflict={conflict} assessed={assessed} />
        ))}
      </ul>
    </TableFile>
  );
}

/** One disagreement: what each source claims, what became of it, and the verdict under each. */
export function ConflictItem({
  id,
  conflict,
  lead,
  decisive = false,
  assessed = true,
}: {
  id: string;
  conflict: ConflictView;
  /** What stands above its title. */
  lead?: ReactNode;
  decisive?: boolean;
  /** false where there is no verdict for a reading to change. */
  assessed?: boolean;
}) {
  return (
    <li id={`conflict-${id}`} data-conflict={decisive ? "decisive" : ""}>
      {lead}
      <h3 className="text-sm font-semibold">
        <Prose view={conflict.title} />
      </h3>
      <p className="mt-0.5 text-xs text-ink-3">
        {conflict.kind} · {conflict.status}
        {conflict.ratio ? (
          <>
            {" · apart by "}
            <Prose view={conflict.ratio} />
          </>
        ) : null}{" "}
        · {conflict.period} · <span data-trace={conflict.lead.trace}>{conflict.seriesLabel}</span>
        {conflict.changesVerdict ? <span className="tag ml-2">changes the verdict</span> : null}
      </p>
      <Scroll conflict={conflict}>
        <table className="data-table mt-1 min-w-[34rem]">
          <thead>
            <tr>
              <th scope="col" className="w-[30%]">
                Claim
              </th>
              {/* Directly behind the claim: on a narrow screen what lies further right is out of sight. */}
              {assessed ? (
                <th scope="col" className="w-[30%]">
                  Verdict, taken at its word
                </th>
              ) : null}
              <th scope="col" className="w-[28%]">
                Source
              </th>
              <th scope="col">Standing</th>
            </tr>
          </thead>
          <tbody>
            {conflict.readings.map((reading) => (
              <tr key={reading.id}>
                <td>
                  <Prose view={reading.claimed} />
                </td>
                {assessed ? (
                  <td className="text-ink-2">{reading.verdict ? <Prose view={reading.verdict} /> : UNREACHED}</td>
                ) : null}
                <td>{reading.url ? <a href={reading.url}>{reading.source}</a> : reading.source}</td>
                <td>{reading.standing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="mt-1 max-w-[80ch] text-sm text-ink-2">
        <Prose view={conflict.reason} />
      </p>
    </li>
  );
}

/** A table that holds nothing to tab to takes the arrow keys itself where it is wider than its screen. */
function Scroll({ conflict, children }: { conflict: ConflictView; children: ReactNode }) {
  const hasLinks = conflict.readings.some(({ url, claimed, verdict }) =>
    [url, ...claimed.parts.map(({ href }) => href), ...(verdict?.parts ?? []).map(({ href }) => href)].some(Boolean),
  );
  return hasLinks ? (
    <div className="scroll-x">{children}</div>
  ) : (
    <ScrollRegion label={proseText(conflict.title)}>{children}</ScrollRegion>
  );
}
