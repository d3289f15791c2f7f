import { NUMBER_NAMES, readFields, requestOf, type WhatIfRequest } from "@/lib/views/what-if";
import { numberTexts } from "@/lib/views/what-if/address";

/**
 * The fields of the panel as a request, those that can do nothing here included: the server says of them why.
 *
 * @param defaultReading definition that an address without one means.
 */
export function readForm(form: HTMLFormElement, defaultReading: string): WhatIfRequest {
  const raw: Record<string, string> = {};
  for (const field of form.elements) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (!isField || field.name === "" || (field.type === "checkbox" && !("checked" in field && field.checked)))
      continue;
    raw[field.name] = field.value;
  }
  const request = requestOf(readFields(raw));
  return request.reading === defaultReading ? { ...request, reading: null } : request;
}

/** Puts a request back into the fields. */
export function writeForm(form: HTMLFormElement, request: WhatIfRequest, defaultReading: string): void {
  const texts = numberTexts(request);
  for (const name of NUMBER_NAMES) {
    setValue(form, `[name="${name}"]`, texts[name]);
    setValue(form, `[data-what-if-slider="${name}"]`, texts[name]);
  }
  setValue(form, '[name="costCase"]', request.assumptions.costCase);
  setValue(form, '[name="reading"]', request.reading ?? defaultReading);
  const largest = form.querySelector<HTMLInputElement>('[name="withoutLargestPayer"]');
  if (largest) largest.checked = request.assumptions.withoutLargestPayer;
}

function setValue(form: HTMLFormElement, selector: string, value: string): void {
  const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
  if (field) field.value = value;
}
