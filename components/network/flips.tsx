import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import { type NetworkView, type ProseView, proseText } from "@/lib/views";
import { missingTitle } from "@/lib/views/tables";

/** Three for, three against; then what would change the verdict, in both directions, and what is not known. */
export function Flips({ view, csv }: { view: NetworkView; csv: string }) {
  return (
    <TableFile href={csv} of="for, against, and what would change it">
      <div className="grid gap-8 md:grid-cols-2">
        <Points title="For customers carrying it" items={view.arguments.for} empty="Nothing measured speaks for it." />
        <Points title="Against" items={view.arguments.against} empty="Nothing measured speaks against it." />
        <div data-row-group="" className="md:col-span-2">
          <h3 className="text-sm font-semibold">What would change it</h3>
          <ul className="mt-2 grid max-w-[80ch] list-disc gap-1.5 pl-4 text-sm">
            {[...view.flips.up, ...view.flips.down, ...view.flips.blocking].map((line) => (
              <li key={proseText(line)} data-row="">
                <Prose view={line} />
              </li>
            ))}
          </ul>
          {view.flips.missing.length > 0 ? (
            <details className="mt-3 text-sm">
              <summary className="font-medium" data-trace={view.counts.missing.trace}>
                {missingTitle(view.flips.missing.length)}
              </summary>
              <ul className="mt-2 grid max-w-[80ch] list-disc gap-1.5 pl-4 text-ink-2">
                {view.flips.missing.map((line) => (
                  <li key={proseText(line)} data-row="">
                    <Prose view={line} />
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      </div>
    </TableFile>
  );
}

function Points({ title, items, empty }: { title: string; items: ProseView[]; empty: string }) {
  return (
    <div data-row-group="">
      <h3 className="text-sm font-semibold">{title}</h3>
      {items.length === 0 ? (
        <p className="mt-2 text-sm text-ink-3 italic">{empty}</p>
      ) : (
        <ol className="mt-2 grid gap-2 text-sm">
          {items.map((item) => (
            <li key={proseText(item)} data-row="" className="border-l-2 border-line-strong pl-3">
              <Prose view={item} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
