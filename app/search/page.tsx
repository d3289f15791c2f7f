import type { Metadata } from "next";
import { SoftLink } from "@/components/markup/soft-link";
import { SearchForm } from "@/components/search/search-form";
import { StatePanel } from "@/components/states/state-panel";
import { loadSearchIndex } from "@/lib/loaders/search";
import { ENTRY_KINDS, KIND_WORDS, rankEntries } from "@/lib/views/search";
import { type PageInput, parseAsOf, parseSearchWords } from "../search-params";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

/** All results: what the palette shows the best of, for readers without scripts and for links. */
export default async function SearchPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const words = parseSearchWords(raw);
  const asOf = parseAsOf(raw);
  const found = words === "" ? [] : rankEntries(await loadSearchIndex(asOf), words);
  return (
    <div className="page">
      <p className="eyebrow">Search</p>
      <h1 className="headline mt-2">{words === "" ? "Search the record" : `Search: ${words}`}</h1>
      <p className="mt-3 mb-4 max-w-[70ch] text-ink-2">
        Networks by name and by the tickers they have and had, pages, definitions, and conflicts and claims by their
        words.
      </p>
      <SearchForm words={words} asOf={asOf} />
      {words !== "" && found.length === 0 ? (
        <StatePanel kind="no-hits" title="Nothing in the record fits all of these words">
          Leave one out, or look at <SoftLink href="/">every network</SoftLink>.
        </StatePanel>
      ) : null}
      {ENTRY_KINDS.map((kind) => {
        const entries = found.filter((entry) => entry.kind === kind);
        return entries.length === 0 ? null : (
          <section key={kind} aria-labelledby={`found-${kind}`} className="section">
            <h2 id={`found-${kind}`} className="section-title">
              {KIND_WORDS[kind]}
            </h2>
            <ul className="mt-3 grid gap-2">
              {entries.map(({ title, detail, href }) => (
                <li key={href + title}>
                  <SoftLink href={href} className="inline-block min-h-6 max-w-[75ch]">
                    {title}
                  </SoftLink>
                  <div className="text-xs text-ink-3">{detail}</div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
