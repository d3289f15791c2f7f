/** Filters of a page as links: each names what it shows, how many there are, and is taken back by a second click. */
export interface Choice {
  value: string;
  label: string;
  count: number;
  /** Address with this choice made, or taken back where it is made. */
  href: string;
  current: boolean;
}

/** Parts of a page's query; null = all. */
export type FilterQuery<Part extends string> = Record<Part, string | null>;

/** How one part of the query reads a row: the value it is filtered by, and the words for it. */
export type Facets<Part extends string, Row> = Record<Part, (row: Row) => { value: string; label: string }>;

export interface Filtered<Part extends string, Row> {
  rows: Row[];
  choices: Record<Part, Choice[]>;
}

/**
 * Rows that fit the query, and for each part its choices, counted among the rows that fit all other parts; the most
 * frequent first. `kept` are further parts of the address, which every choice leaves as they are.
 */
export function filterRows<Part extends string, Row>(
  rows: readonly Row[],
  query: FilterQuery<Part>,
  facets: Facets<Part, Row>,
  path: string,
  asOf: string | null,
  kept: Readonly<Record<string, string | null>> = {},
): Filtered<Part, Row> {
  const parts = Object.keys(facets) as Part[];
  const fits = (row: Row, without?: Part): boolean =>
    parts.every((part) => part === without || query[part] === null || query[part] === facets[part](row).value);
  const hrefOf = (changed: FilterQuery<Part>): string => {
    const search = new URLSearchParams();
    for (const part of parts) if (changed[part] !== null) search.set(part, changed[part]);
    if (asOf) search.set("asOf", asOf);
    for (const [name, value] of Object.entries(kept)) if (value) search.set(name, value);
    const text = search.toString();
    return text ? `${path}?${text}` : path;
  };
  const choicesOf = (part: Part): Choice[] => {
    const counts = new Map<string, { label: string; count: number }>();
    for (const row of rows.filter((candidate) => fits(candidate, part))) {
      const { value, label } = facets[part](row);
      counts.set(value, { label, count: (counts.get(value)?.count ?? 0) + 1 });
    }
    return [...counts]
      .map(([value, { label, count }]) => {
        const current = query[part] === value;
        return { value, label, count, current, href: hrefOf({ ...query, [part]: current ? null : value }) };
      })
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, "en"));
  };
  const choices = Object.fromEntries(parts.map((part) => [part, choicesOf(part)])) as Record<Part, Choice[]>;
  return { rows: rows.filter((row) => fits(row)), choices };
}
