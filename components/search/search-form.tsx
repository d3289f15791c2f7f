/** The search as a plain form. */
export function SearchForm({ words = "", asOf = null }: { words?: string; asOf?: string | null }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not in every browser yet
    <form role="search" action="/search" method="get" className="flex max-w-[34rem] flex-wrap gap-2">
      {asOf ? <input type="hidden" name="asOf" value={asOf} /> : null}
      <input
        type="search"
        name="q"
        aria-label="Search words"
        defaultValue={words}
        maxLength={100}
        autoComplete="off"
        placeholder="Network, ticker, claim …"
        className="min-h-9 min-w-0 flex-1 rounded border border-line-strong bg-panel px-3 text-ink"
      />
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}
