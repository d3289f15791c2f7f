import {
  NUMBER_NAMES,
  readFields,
  requestOf,
  type WhatIfFields,
  type WhatIfRequest,
  withNumber,
} from "@/lib/views/what-if";
import { numberTexts } from "@/lib/views/what-if/address";

/** What the panel holds, fields that can do nothing here included: the server says of them why. */
export function readForm(form: HTMLFormElement): WhatIfFields {
  const texts: Record<string, string> = {};
  for (const field of form.elements) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (!isField || field.name === "" || (field.type === "checkbox" && !("checked" in field && field.checked)))
      continue;
    texts[field.name] = field.value;
  }
  return readFields(texts);
}

/**
 * The same after a step of a number, or of its slider, which asks for no other field; the whole form after any other.
 * A slider is read itself: the field beside it may not have followed yet.
 */
export function readStep(form: HTMLFormElement, fields: WhatIfFields, moved: EventTarget | null): WhatIfFields {
  const stepped =
    moved instanceof HTMLInputElement
      ? withNumber(fields, moved.dataset.whatIfSlider ?? moved.name, moved.value)
      : null;
  return stepped ?? readForm(form);
}

/** @param defaultReading definition that an address without one means; null where the panel has no definitions. */
export function requestFrom(fields: WhatIfFields, defaultReading: string | null): WhatIfRequest {
  const request = requestOf(fields);
  return request.reading === defaultReading ? { ...request, reading: null } : request;
}

/** Puts a request back into the fields. */
export function writeForm(form: HTMLFormElement, request: WhatIfRequest, defaultReading: string | null): void {
  const texts = numberTexts(request);
  for (const name of NUMBER_NAMES) {
    setValue(form, `[name="${name}"]`, texts[name]);
    setValue(form, `[data-what-if-slider="${name}"]`, texts[name]);
  }
  setValue(form, '[name="costCase"]', request.assumptions.costCase);
  const reading = request.reading ?? defaultReading;
  if (reading !== null) setValue(form, '[name="reading"]', reading);
  const largest = form.querySelector<HTMLInputElement>('[name="withoutLargestPayer"]');
  if (largest) largest.checked = request.assumptions.withoutLargestPayer;
}

function setValue(form: HTMLFormElement, selector: string, value: string): void {
  const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
  if (field) field.value = value;
}
