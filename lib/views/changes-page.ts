import type { ChangeCause } from "@/lib/scoring";
import { byDay, CAUSE_WORDS, type ChangeItem } from "./change-items";
import { type Choice, type FilterQuery, filterRows } from "./choices";

/** Query of `/changes`: every part has a fallback. */
export type ChangesQuery = FilterQuery<"network" | "cause" | "basis">;

/** Changes that became known in one calendar quarter. */
export interface ChangeGroup {
  quarter: string;
  items: ChangeItem[];
}

export interface ChangesPageView {
  asOf: string;
  /** true: quarter by quarter in today's record; false: as it was known. */
  isHistory: boolean;
  /** Before any filter but the basis. */
  total: number;
  /** Newest first. */
  groups: ChangeGroup[];
  rows: ChangeItem[];
  choices: Record<"network" | "cause", Choice[]>;
  /** Links to the other way of comparing, the present one marked. */
  bases: { label: string; href: string; current: boolean }[];
}

const PATH = "/changes";

const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Changes of verdict as filtered, grouped by the quarter in which they became known. */
export function buildChangesPage(
  items: readonly ChangeItem[],
  query: ChangesQuery,
  asOf: string,
  asked: string | null,
): ChangesPageView {
  const isHistory = query.basis === "history";
  const { rows, choices } = filterRows<keyof ChangesQuery, ChangeItem>(
    items.toSorted(byDay),
    { ...query, basis: isHistory ? "history" : null },
    {
      network: ({ slug, name }) => ({ value: slug, label: name }),
      cause: ({ cause }: { cause: ChangeCause }) => ({ value: cause, label: CAUSE_WORDS[cause] }),
      // Chosen before the items were made; it travels along in every link.
      basis: () => ({ value: "history", label: "" }),
    },
    PATH,
    asked,
  );
  const groups = new Map<string, ChangeItem[]>();
  for (const item of rows) groups.set(quarterOf(item.date), [...(groups.get(quarterOf(item.date)) ?? []), item]);
  const href = (basis: string | null): string => {
    const search = new URLSearchParams();
    if (query.network) search.set("network", query.network);
    if (basis) search.set("basis", basis);
    if (asked) search.set("asOf", asked);
    const text = search.toString();
    return text ? `${PATH}?${text}` : PATH;
  };
  return {
    asOf,
    isHistory,
    total: items.length,
    groups: [...groups].map(([quarter, of]) => ({ quarter, items: of })),
    rows,
    choices: { network: choices.network, cause: choices.cause },
    bases: [
      { label: "As it was known on each day", href: href(null), current: !isHistory },
      { label: "Quarter by quarter, in what is known now", href: href("history"), current: isHistory },
    ],
  };
}
