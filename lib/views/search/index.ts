export { buildSearchIndex } from "./build-index";
export { ENTRY_KINDS, type EntryKind, KIND_WORDS, type SearchEntry } from "./entry";
export { rankEntries } from "./rank";
export { SITE_PAGES } from "./site-pages";
