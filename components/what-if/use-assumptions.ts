import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { readFields, requestOf, type WhatIfRequest, whatIfQuery } from "@/lib/views/what-if";
import { NO_REQUEST } from "@/lib/views/what-if/address";
import { carryAssumptions } from "./carry-assumptions";
import { readForm, readStep, requestFrom, writeForm } from "./form-fields";

/** A slider that has not moved for this long rests. */
const REST_MS = 120;

interface PanelForm {
  form: HTMLFormElement;
  path: string;
  /** Parts of the address that are not assumptions. */
  kept: [string, string][];
  /** Definition that an address without one means; null where the panel has no definitions. */
  defaultReading: string | null;
  /** Draws a step of a drag by itself; false where it cannot, and the results are to be drawn anew. */
  drawStep: (next: WhatIfRequest) => boolean;
}

/**
 * What the form of the panel asks for: `request` at once but for the steps that `drawStep` draws, `rested` when a slider
 * rests. The address follows when a change
 * is finished, and so does the list of what can be undone; another definition is another record, which the server hands
 * over.
 */
export function useAssumptions({ form, path, kept, defaultReading, drawStep }: PanelForm): {
  request: WhatIfRequest;
  rested: WhatIfRequest;
} {
  const router = useRouter();
  const [request, setRequest] = useState(() => requestFrom(readForm(form), defaultReading));
  const [rested, setRested] = useState(request);
  // What the address says: a change that was made while this was loading is not in it yet.
  const committed = useRef<WhatIfRequest>(null);
  const undoable = useRef<WhatIfRequest[]>([]);
  const draw = useRef(drawStep);
  useEffect(() => {
    draw.current = drawStep;
  });

  useEffect(() => {
    committed.current ??= addressRequest(defaultReading !== null);
    const addressOf = (next: WhatIfRequest): string => `${path}${whatIfQuery(kept, next)}#what-if`;
    const undo = form.querySelector<HTMLButtonElement>("[data-what-if-undo]");
    let fields = readForm(form);
    let moved: WhatIfRequest | null = null;
    let restsAt = 0;
    // One timer for a whole drag: setting one anew at every step costs as much as the step.
    let resting: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      const leftMs = restsAt - performance.now();
      resting = leftMs > 0 ? setTimeout(rest, leftMs) : undefined;
      if (leftMs > 0 || !moved) return;
      setRequest(moved);
      setRested(moved);
    };
    const move = (next: WhatIfRequest) => {
      moved = next;
      restsAt = performance.now() + REST_MS;
      const isFirst = resting === undefined;
      resting ??= setTimeout(rest, REST_MS);
      // The first step says that something is about to be replaced.
      if (!draw.current(next) || isFirst) setRequest(next);
    };
    const show = (next: WhatIfRequest) => {
      moved = null;
      draw.current(next);
      setRequest(next);
      setRested(next);
      if (undo) {
        undo.hidden = false;
        undo.disabled = undoable.current.length === 0;
      }
    };
    const settle = (next: WhatIfRequest) => {
      const isOtherRecord = next.reading !== committed.current?.reading;
      committed.current = next;
      if (isOtherRecord) router.replace(addressOf(next), { scroll: false });
      else window.history.replaceState(null, "", addressOf(next));
      carryAssumptions(next);
      show(next);
    };
    const isCommitted = (next: WhatIfRequest): boolean =>
      committed.current !== null && addressOf(next) === addressOf(committed.current);
    const remember = () => {
      if (committed.current) undoable.current.push(committed.current);
    };
    const onInput = ({ target }: Event) => {
      fields = readStep(form, fields, target);
      move(requestFrom(fields, defaultReading));
    };
    const onChange = () => {
      fields = readForm(form);
      const next = requestFrom(fields, defaultReading);
      if (isCommitted(next)) return show(next);
      remember();
      settle(next);
    };
    const restore = (next: WhatIfRequest) => {
      writeForm(form, next, defaultReading);
      fields = readForm(form);
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
        if (isCommitted(NO_REQUEST)) return;
        remember();
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

  return { request, rested };
}

function addressRequest(hasReading: boolean): WhatIfRequest {
  const request = requestOf(readFields(Object.fromEntries(new URLSearchParams(window.location.search))));
  return hasReading ? request : { ...request, reading: null };
}
