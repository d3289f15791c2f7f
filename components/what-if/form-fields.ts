import { NUMBER_NAMES, readFields, requestOf, type WhatIfRequest } from "@/lib/views/what-if";
import { numberTexts } from "@/lib/views/what-if/address";

/** What the fields of the panel hold, by name, as they would be sent; a box that is not ticked is not there. */
export type FieldTexts = Record<string, string | undefined>;

/** All fields, those that can do nothing here included: the server says of them why. */
export function formTexts(form: HTMLFormElement): FieldTexts {
  const texts: FieldTexts = {};
  for (const field of form.elements) takeText(texts, field);
  return texts;
}

/** Takes over what one field, or the slider of one, holds now: a step of a slider asks for no other. */
export function takeText(texts: FieldTexts, field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
  const name = field.dataset.whatIfSlider ?? field.name;
  if (name === "") return;
  const isOff = field instanceof HTMLInputElement && field.type === "checkbox" && !field.checked;
  texts[name] = isOff ? undefined : field.value;
}

/** @param defaultReading definition that an address without one means; null where the panel has no definitions. */
export function requestFrom(texts: FieldTexts, defaultReading: string | null): WhatIfRequest {
  const request = requestOf(readFields(texts));
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
