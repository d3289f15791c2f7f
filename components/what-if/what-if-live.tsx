"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  buildWhatIf,
  buildWhatIfGrids,
  readFields,
  requestOf,
  type WhatIfRequest,
  whatIfQuery,
} from "@/lib/views/what-if";
import { NO_REQUEST } from "@/lib/views/what-if/address";
import { readForm, writeForm } from "./form-fields";
import type { LiveProps } from "./live-props";
import { Results } from "./results";

/** A slider that has not moved for this long rests. */
const REST_MS = 120;

/**
 * Verdict and readouts follow the form at once, the grids when a slider rests. The address follows when a change is finished, and so does the list of what can
 * be undone; another definition is another record, which the server hands over.
 */
export function WhatIfLive({ subject, form, path, kept }: LiveProps) {
  const router = useRouter();
  const { defaultReading } = subject;
  const [request, setRequest] = useState(() => readForm(form, defaultReading));
  const [rested, setRested] = useState(request);
  // What the address says: a change that was made while this was loading is not in it yet.
  const committed = useRef(addressRequest());
  const undoable = useRef<WhatIfRequest[]>([]);

  useEffect(() => {
    const addressOf = (next: WhatIfRequest): string => `${path}${whatIfQuery(kept, next)}#what-if`;
    const undo = form.querySelector<HTMLButtonElement>("[data-what-if-undo]");
    let resting: ReturnType<typeof setTimeout> | undefined;
    const move = (next: WhatIfRequest) => {
      setRequest(next);
      clearTimeout(resting);
      resting = setTimeout(() => setRested(next), REST_MS);
    };
    const show = (next: WhatIfRequest) => {
      clearTimeout(resting);
      setRequest(next);
      setRested(next);
      if (undo) {
        undo.hidden = false;
        undo.disabled = undoable.current.length === 0;
      }
    };
    const settle = (next: WhatIfRequest) => {
      const isOtherRecord = next.reading !== committed.current.reading;
      committed.current = next;
      if (isOtherRecord) router.replace(addressOf(next), { scroll: false });
      else window.history.replaceState(null, "", addressOf(next));
      show(next);
    };
    const isSame = (next: WhatIfRequest): boolean => addressOf(next) === addressOf(committed.current);
    const read = () => readForm(form, defaultReading);
    const onInput = () => move(read());
    const onChange = () => {
      const next = read();
      if (isSame(next)) return show(next);
      undoable.current.push(committed.current);
      settle(next);
    };
    const restore = (next: WhatIfRequest) => {
      writeForm(form, next, defaultReading);
      settle(next);
    };
    const onSubmit = (event: Event) => {
      event.preventDefault();
      onChange();
    };
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      if (event.target.closest("[data-what-if-undo]")) {
        const last = undoable.current.pop();
        if (last) restore(last);
      } else if (event.target.closest("[data-what-if-reset]") && !(event.metaKey || event.ctrlKey || event.shiftKey)) {
        event.preventDefault();
        if (isSame(NO_REQUEST)) return;
        undoable.current.push(committed.current);
        restore(NO_REQUEST);
      }
    };
    form.addEventListener("input", onInput);
    form.addEventListener("change", onChange);
    form.addEventListener("submit", onSubmit);
    form.addEventListener("click", onClick);
    // What was moved while this was loading, and the button that only works from now on.
    onChange();
    return () => {
      clearTimeout(resting);
      form.removeEventListener("input", onInput);
      form.removeEventListener("change", onChange);
      form.removeEventListener("submit", onSubmit);
      form.removeEventListener("click", onClick);
    };
  }, [form, path, kept, defaultReading, router]);

  const view = useMemo(() => buildWhatIf(subject, request), [subject, request]);
  const grids = useMemo(() => buildWhatIfGrids(subject, rested), [subject, rested]);
  const isBusy = rested !== request || (request.reading ?? defaultReading) !== subject.definition.id;
  return <Results view={view} grids={grids} isBusy={isBusy} />;
}

const addressRequest = (): WhatIfRequest =>
  requestOf(readFields(Object.fromEntries(new URLSearchParams(window.location.search))));
