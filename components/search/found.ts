import { ENTRY_KINDS, KIND_WORDS, type SearchEntry } from "@/lib/views/search/entry";
import { type Findable, rankEntries, scoreOf } from "@/lib/views/search/rank";
import { setTheme, shownTheme } from "./theme";

/** One line of the palette: a place to go to, or something to do. */
export interface Found extends Findable {
  /** Where it leads; null = it does something. */
  href: string | null;
  run: (() => void) | null;
}

export interface FoundGroup {
  label: string;
  items: Found[];
}

/** Of each kind; the page of results lists all. */
const MOST_PER_KIND = 6;

const toFound = ({ title, detail, href, words }: SearchEntry): Found => ({ title, detail, href, words, run: null });

/** Best first; all in their own order for an empty query. */
function fitting(items: Found[], query: string): Found[] {
  if (query.trim() === "") return items;
  return items
    .map((item) => ({ item, score: scoreOf(item, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** Groups to show, none of them empty. @param entries undefined until the index is there */
export function findAll(
  query: string,
  entries: readonly SearchEntry[] | undefined,
  here: { sections: Found[]; actions: Found[] },
): FoundGroup[] {
  const isEmpty = query.trim() === "";
  const ranked = isEmpty ? (entries ?? []) : rankEntries(entries ?? [], query);
  const of = (kind: SearchEntry["kind"], most: number): FoundGroup => ({
    label: KIND_WORDS[kind],
    items: ranked
      .filter((entry) => entry.kind === kind)
      .slice(0, most)
      .map(toFound),
  });
  const [network, page, ...rest] = ENTRY_KINDS.map((kind) => of(kind, isEmpty ? 40 : MOST_PER_KIND));
  const onPage = [
    { label: "Actions", items: fitting(here.actions, query) },
    { label: "On this page", items: fitting(here.sections, query) },
  ];
  const groups = [
    ...(isEmpty ? [...onPage, network] : [network, ...onPage]),
    page,
    // Hundreds of sentences are looked for, not leafed through.
    ...(isEmpty ? [] : rest),
  ];
  return groups.flatMap((group) => (group && group.items.length > 0 ? [group] : []));
}

/** Sections of the page at hand, by their headings. */
export const sectionsHere = (): Found[] =>
  [...document.querySelectorAll("main section[id]")].flatMap((section) => {
    const title = section.querySelector("h2")?.textContent?.trim();
    return title ? [{ title, detail: "", words: [section.id], href: `#${section.id}`, run: null }] : [];
  });

/** What the page at hand offers (`data-action`), then what every page does. */
export function actionsHere(onKeys: () => void): Found[] {
  const offered = [...document.querySelectorAll<HTMLElement>("main [data-action]")]
    .filter((element) => element.checkVisibility())
    .map((element): Found => {
      const run = () => {
        element.focus();
        element.click();
      };
      return { title: element.dataset.action ?? "", detail: "", words: [], href: null, run };
    });
  const other = shownTheme() === "dark" ? "light" : "dark";
  const own = (title: string, words: string[], run: () => void): Found => ({
    title,
    detail: "",
    words,
    href: null,
    run,
  });
  return [
    ...offered,
    own(`Show this site ${other}`, ["theme", "mode", "colour"], () => setTheme(other)),
    own("Light or dark as the system says", ["theme", "mode", "colour"], () => setTheme(null)),
    own("Show all keys", ["keyboard", "shortcuts", "help"], onKeys),
  ];
}
