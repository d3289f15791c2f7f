"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useSearchIndex } from "@/lib/http/use-search-index";
import type { SearchEntry } from "@/lib/views/search/entry";
import { actionsHere, type Found, findAll, sectionsHere } from "./found";

interface SearchPaletteProps {
  onClose: () => void;
  onKeys: () => void;
}

/** A combobox over a list: the field keeps the focus, arrows move through what was found, Enter opens it. */
export function SearchPalette({ onClose, onKeys }: SearchPaletteProps) {
  const id = useId();
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const [asOf] = useState(() => new URLSearchParams(window.location.search).get("asOf"));
  const [here] = useState(() => ({ sections: sectionsHere(), actions: actionsHere(onKeys) }));
  const { entries, hasFailed, retry } = useSearchIndex<SearchEntry>(asOf);
  const groups = findAll(query, entries, here);
  const found = groups.flatMap(({ items }) => items);
  const active = Math.min(at, found.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  const results = new URLSearchParams({ q: query, ...(asOf === null ? {} : { asOf }) });
  const choose = (item: Found) => {
    onClose();
    // The dialog gives the focus back first; then the action may take it.
    if (item.run) return setTimeout(item.run);
    if (item.href?.startsWith("#")) window.location.hash = item.href;
    else if (item.href) router.push(item.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      const item = found[active];
      // Nothing found: the form is sent, and the page of results says so.
      if (!item) return;
      event.preventDefault();
      choose(item);
    }
  };
  const onClick = (event: MouseEvent, item: Found) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(item);
  };
  let index = -1;
  return (
    <Dialog label="Search" className="palette" onClose={onClose}>
      <form action="/search" method="get" className="palette-form">
        {asOf === null ? null : <input type="hidden" name="asOf" value={asOf} />}
        <input
          autoFocus
          type="search"
          name="q"
          role="combobox"
          aria-label="Search networks, pages, claims and actions"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder="Network, ticker, page, claim, action …"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="palette-input"
        />
      </form>
      <div id={`${id}-list`} role="listbox" aria-label="Results" tabIndex={-1} className="palette-list">
        {groups.map(({ label, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={label} role="group" aria-label={label}>
            <div aria-hidden="true" className="palette-group">
              {label}
            </div>
            {items.map((item) => {
              index += 1;
              const own = index;
              const option = {
                id: optionId(own),
                role: "option",
                "aria-selected": own === active,
                tabIndex: -1,
                className: "palette-option",
                onPointerMove: () => setAt(own),
                onClick: (event: MouseEvent) => onClick(event, item),
              } as const;
              const words = (
                <>
                  <span className="palette-title">{item.title}</span>{" "}
                  {item.detail ? <span className="palette-detail">{item.detail}</span> : null}
                </>
              );
              return item.href === null ? (
                <button key={optionId(own)} type="button" {...option}>
                  {words}
                </button>
              ) : (
                <a key={optionId(own)} href={item.href} {...option}>
                  {words}
                </a>
              );
            })}
          </div>
        ))}
      </div>
      <div className="palette-foot">
        <p role="status">
          {hasFailed
            ? "The server did not answer: only this page is searched. "
            : entries === undefined
              ? "Fetching what can be found …"
              : query.trim() === ""
                ? "Type to search claims and conflicts, too."
                : found.length === 0
                  ? "Nothing fits. Try a name, a ticker or a word of a claim."
                  : `${found.length} shown`}
          {hasFailed ? (
            <button type="button" className="underline" onClick={retry}>
              Try again
            </button>
          ) : null}
        </p>
        {query.trim() === "" ? null : <a href={`/search?${results}`}>All results</a>}
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
