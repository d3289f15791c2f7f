import { SoftLink } from "@/components/markup/soft-link";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import { type AttentionGroup, proseText } from "@/lib/views";
import { boardTableHref } from "@/lib/views/tables";

/** What a reader should look at first: one line a reason, the networks it concerns, the particulars folded away. */
export function Attention({ groups, query }: { groups: AttentionGroup[]; query: string }) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="attention" className="mt-6">
      <h2 id="attention" className="eyebrow">
        Needs attention
      </h2>
      <TableFile href={boardTableHref("attention", query)} of="what needs attention" className="mt-1">
        {groups.map((group) => (
          <details key={group.id} data-row-group="" className="border-b border-line py-1.5 text-sm">
            <summary>
              <span className="font-medium">{group.title}:</span>{" "}
              <span className="text-ink-2">{namesOf(group).join(", ")}</span>
            </summary>
            <ul className="mt-1.5 mb-1 grid gap-1 pl-4">
              {group.items.map((item) => (
                <li key={item.slug + proseText(item.text)} data-row="">
                  <SoftLink href={`/networks/${item.slug}${query}`}>{item.name}</SoftLink>
                  <span className="text-ink-2">
                    : <Prose view={item.text} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </TableFile>
    </section>
  );
}

const namesOf = ({ items }: AttentionGroup): string[] => [...new Set(items.map(({ name }) => name))];
