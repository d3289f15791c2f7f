import { numberTexts, requestPairs, type WhatIfRequest } from "./address";
import type { WhatIfControls } from "./controls";

/** What a reader assumed, as a list for a report: `Emissions`, `50 % of what is issued`. */
export interface AssumptionLine {
  label: string;
  value: string;
}

/** What differs from the record, in the words of the panel; empty where nothing does. */
export function assumptionLines(controls: WhatIfControls, request: WhatIfRequest): AssumptionLine[] {
  const texts = numberTexts(request);
  const numbers = [...controls.sliders, ...controls.operators, ...controls.weights];
  const choices = [controls.taper, controls.costCase, controls.reading];
  return requestPairs(request).map(([name, text]) => {
    const choice = choices.find((candidate) => candidate?.name === name);
    if (choice) {
      return { label: choice.label, value: choice.options.find(({ value }) => value === text)?.label ?? text };
    }
    const control = numbers.find((candidate) => candidate.name === name);
    if (!control) return { label: "Largest payer", value: "taken away" };
    const unit = control.unit.startsWith("%") ? `%${control.unit.slice(1)}` : ` ${control.unit}`;
    return { label: control.label, value: `${texts[control.name]}${unit}` };
  });
}
