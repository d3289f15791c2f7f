/** Parts of a page's query; null and "" are left out. */
export type QueryParts = Readonly<Record<string, string | null | undefined>>;

/** "" or `?a=b&…`, in the order given. */
export function queryText(parts: QueryParts): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `?${text}` : "";
}

/** Address of a table by its name, on the day and under the reading of the page. */
export type CsvHref = (id: string) => string;

/** Address of a table of one network. @param query of its page: "" or `?asOf=…` */
export const networkTableHref = (slug: string, id: string, query: string): string =>
  `/networks/${slug}/tables/${id}/table.csv${query}`;

/** Address of a table of a page over all networks. */
export const boardTableHref = (id: string, query: string): string => `/tables/${id}/table.csv${query}`;

/** Address of a table of the comparison. */
export const compareTableHref = (id: string, query: string): string => `/compare/tables/${id}/table.csv${query}`;
