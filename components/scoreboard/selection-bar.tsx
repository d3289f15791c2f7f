"use client";

import { useLayoutEffect, useRef, useState } from "react";

const [LEAST, MOST] = [2, 5];

/**
 * What is ticked, under the board and in sight: how many, and what is still missing. Without scripts it says what a
 * comparison takes, and the button sends the form as it stands.
 */
export function SelectionBar({
  shown,
}: {
  /** What the board shows. Its rows are text, so a tick of the reader’s has to be set again in other ones. */
  shown: string;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const ticked = useRef<Set<string> | null>(null);
  const [names, setNames] = useState<string[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows come with another `shown`.
  useLayoutEffect(() => {
    const form = bar.current?.closest("form");
    if (!form) return;
    const boxesIn = () => [...form.querySelectorAll<HTMLInputElement>("input[name=n]")];
    const count = () => {
      const boxes = boxesIn();
      const checked = boxes.filter((box) => box.checked);
      // What a filter hides stays ticked for when it is shown again.
      const hidden = [...(ticked.current ?? [])].filter((slug) => !boxes.some(({ value }) => value === slug));
      ticked.current = new Set([...hidden, ...checked.map(({ value }) => value)]);
      setNames(checked.map(({ dataset }) => dataset.name ?? ""));
    };
    const setAgain = () => {
      for (const box of boxesIn()) if (ticked.current) box.checked = ticked.current.has(box.value);
      count();
    };
    setAgain();
    form.addEventListener("change", count);
    // The same rows as another text have boxes of their own.
    const rows = new MutationObserver(setAgain);
    for (const body of form.querySelectorAll("tbody")) rows.observe(body, { childList: true });
    return () => {
      form.removeEventListener("change", count);
      rows.disconnect();
    };
  }, [shown]);
  const clear = () => {
    const form = bar.current?.closest("form");
    ticked.current = null;
    for (const box of form?.querySelectorAll<HTMLInputElement>("input[name=n]:checked") ?? []) box.checked = false;
    form?.dispatchEvent(new Event("change"));
  };
  const isTooFew = names !== null && names.length < LEAST;
  const isTooMany = names !== null && names.length > MOST;
  return (
    <div ref={bar} className="selection-bar no-print">
      <button
        type="submit"
        className="button-strong"
        aria-disabled={isTooFew || isTooMany || undefined}
        onClick={(event) => {
          if (isTooFew || isTooMany) event.preventDefault();
        }}
        data-key="compare"
        data-action="Compare the ticked networks"
      >
        Compare the ticked networks
      </button>
      <p role="status" className="min-w-0 flex-1 text-xs text-ink-2">
        {names === null ? (
          "Two to five. The address of the comparison can be sent to others."
        ) : (
          <>
            <strong className="text-ink" data-ticked={names.length}>
              {names.length} ticked
            </strong>
            {names.length > 0 ? `: ${names.join(", ")}. ` : ". "}
            {isTooFew ? "A comparison takes at least two." : null}
            {isTooMany ? `A comparison takes five at most: take ${names.length - MOST} off.` : null}
          </>
        )}
      </p>
      {names !== null && names.length > 0 ? (
        <button type="button" className="button" onClick={clear}>
          Untick all
        </button>
      ) : null}
    </div>
  );
}
