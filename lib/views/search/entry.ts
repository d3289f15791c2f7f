/** What can be found. network, page = a place of the site · definition, conflict, claim = words of the record. */
export const ENTRY_KINDS = ["network", "page", "definition", "conflict", "claim"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface SearchEntry {
  kind: EntryKind;
  title: string;
  /** What stands beside the title: ticker and category, the network a conflict belongs to. */
  detail: string;
  href: string;
  /** Further words it is found by: slug, tickers it once had. */
  words: string[];
}

export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  network: "Networks",
  page: "Pages",
  definition: "Definitions",
  conflict: "Conflicts between sources",
  claim: "Claims of the articles",
};
