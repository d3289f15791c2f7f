import { ENTRY_KINDS, type EntryKind, type SearchEntry } from "./entry";

/** Ranking of the search, for the palette in the browser and for the page of results alike; it knows no more than words. */

/** What may be ranked: entries of the index, and what the page at hand adds to them. */
export interface Findable {
  title: string;
  detail: string;
  words: readonly string[];
}

/** Lower case, without accents; dots and hyphens part words. */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}$%]+/gu, " ")
    .trim();

const wordsOf = (text: string): string[] => fold(text).split(" ").filter(Boolean);

/** One letter too many, too few, changed, or two swapped. */
function isTypoOf(typed: string, word: string): boolean {
  const [short, long] = typed.length <= word.length ? [typed, word] : [word, typed];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/** From here on a word is long enough to be mistyped rather than meant. */
const TYPO_FROM = 4;

/** How well one typed word fits a list of words: whole, beginning, inside, mistyped; 0 = not at all. */
function fitOf(typed: string, words: readonly string[]): number {
  let best = 0;
  for (const word of words) {
    if (word === typed) return 10;
    if (word.startsWith(typed)) best = Math.max(best, 7);
    else if (typed.length >= 3 && word.includes(typed)) best = Math.max(best, 3);
    else if (typed.length >= TYPO_FROM && isTypoOf(typed, word)) best = Math.max(best, 2);
  }
  return best;
}

/** Every typed word must fit somewhere. What an entry is called weighs more than what stands beside it. */
export function scoreOf(entry: Findable, query: string): number {
  const typed = wordsOf(query);
  if (typed.length === 0) return 0;
  const title = wordsOf(entry.title);
  const names = entry.words.flatMap(wordsOf);
  const beside = wordsOf(entry.detail);
  let score = 0;
  for (const word of typed) {
    const fit = Math.max(2 * fitOf(word, title), 2 * fitOf(word, names), fitOf(word, beside));
    if (fit === 0) return 0;
    score += fit;
  }
  const whole = typed.join(" ");
  const isNamed = title.join(" ") === whole || entry.words.some((name) => fold(name) === whole);
  // A short title that is found is found whole.
  return score / typed.length + (isNamed ? 20 : 0) + 2 / Math.max(1, title.length);
}

/** A name is looked for more often than a sentence in which it stands. */
const WEIGHTS: Readonly<Record<EntryKind, number>> = { network: 5, page: 4, definition: 1, conflict: 0.5, claim: 0 };

/** Entries that fit, the best first; none for an empty query. */
export const rankEntries = (entries: readonly SearchEntry[], query: string): SearchEntry[] =>
  entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0)
    .map(({ entry, score }) => ({ entry, score: score + WEIGHTS[entry.kind] }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        ENTRY_KINDS.indexOf(a.entry.kind) - ENTRY_KINDS.indexOf(b.entry.kind) ||
        (a.entry.title < b.entry.title ? -1 : 1),
    )
    .map(({ entry }) => entry);
