import { SoftLink } from "@/components/markup/soft-link";
import { VerdictLabel } from "@/components/network/verdict-label";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { ChangeItem, ChangesPageView } from "@/lib/views";

/** Changes of verdict by the quarter in which they became known, newest first. */
export function ChangeList({ view, csv }: { view: ChangesPageView; csv: string }) {
  return (
    <TableFile href={csv} of="changes of verdict as filtered" at="above">
      {view.groups.map(({ quarter, items }) => (
        <section key={quarter} aria-labelledby={`known-${quarter}`} className="mt-8 border-t border-line-strong pt-4">
          <h2 id={`known-${quarter}`} className="section-title">
            {view.isHistory ? "Settled" : "Known"} in {quarter}
          </h2>
          <ol className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-6">
            {items.map((item) => (
              <Change key={item.id} item={item} />
            ))}
          </ol>
        </section>
      ))}
    </TableFile>
  );
}

function Change({ item }: { item: ChangeItem }) {
  const { id, date, slug, name, quarter, from, to, cause, causeWords, moved, priceShare, path, origin } = item;
  return (
    <li
      id={id.replace("urn:uuid:", "change-")}
      data-row=""
      data-change={cause}
      className="grid gap-x-8 gap-y-2 md:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <div className="text-sm">
        <p>
          <time dateTime={date}>{date}</time>
        </p>
        <h3 className="font-medium">
          <SoftLink href={`/networks/${slug}`} className="inline-block min-h-6 no-underline hover:underline">
            {name}
          </SoftLink>
        </h3>
        <p className="text-xs text-ink-3">t: {quarter ?? "none usable"}</p>
      </div>
      <div className="min-w-0">
        <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          <span className="text-xs leading-5 text-ink-3">before</span>
          <span className="text-ink-2">
            <VerdictLabel verdict={from} />
          </span>
          <span className="text-xs leading-5 text-ink-3">after</span>
          <VerdictLabel verdict={to} />
        </div>
        <p className="mt-2 max-w-[72ch] text-sm text-ink-2">
          <span className="tag mr-2">{causeWords}</span>
          <Prose view={moved} /> {priceShare ? <Prose view={priceShare} /> : null}
        </p>
        <p className="mt-1 text-xs">
          <SoftLink href={path} className="inline-flex min-h-6 items-center">
            {origin === "published" ? `${name} as known on that day` : `${name} as it stands`}
          </SoftLink>
          {origin === "load" ? <span className="text-ink-3"> · facts were loaded, imported or taken back</span> : null}
        </p>
      </div>
    </li>
  );
}
