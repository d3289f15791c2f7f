import { COST_CASES, PILLARS } from "@/lib/scoring";
import {
  NUMBER_FIELDS,
  type NumberField,
  type NumberName,
  numberTexts,
  WEIGHT_NAMES,
  type WhatIfRequest,
} from "./address";

export interface NumberControl extends NumberField {
  name: NumberName;
  label: string;
  unit: string;
  /** As its field holds it; "" = nothing assumed. */
  text: string;
  /** What it does, or why it can do nothing here. */
  hint: string;
  isDisabled: boolean;
}

export interface ChoiceControl {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  hint: string;
  isDisabled: boolean;
}

/** The panel of assumptions: a form that works by itself. */
export interface WhatIfControls {
  /** Path of the page; the form and the reset lead there. */
  path: string;
  /** Parts of the address that are not assumptions and travel along. */
  kept: [string, string][];
  /** false where the definition has no usable quarter: only another definition can be tried. */
  isVariable: boolean;
  /** What is varied most: drawn as sliders. */
  sliders: NumberControl[];
  taper: ChoiceControl;
  withoutLargestPayer: { isChecked: boolean; isDisabled: boolean; hint: string };
  costCase: ChoiceControl;
  operators: NumberControl[];
  weights: NumberControl[];
  /** The weights are not the method's own, so they are shown. */
  hasOtherWeights: boolean;
  /** null where several networks are varied together: a definition belongs to one. */
  reading: ChoiceControl | null;
}

/** A hint, and whether it says why the control can do nothing here. */
export interface Effect {
  hint: string;
  isDisabled: boolean;
}

/** What of the panel depends on the record, or on the records, that it varies. */
export interface ControlSetting {
  path: string;
  kept: [string, string][];
  isVariable: boolean;
  price: Effect;
  taper: Effect & {
    /** Starts other than at once. */
    later: ChoiceControl["options"];
  };
  withoutLargestPayer: Effect;
  costCaseHint: string;
  reading: ChoiceControl | null;
}

/** The controls of the panel as a request fills them. */
export function controlsFor(request: WhatIfRequest, setting: ControlSetting): WhatIfControls {
  const { assumptions } = request;
  const texts = numberTexts(request);
  const number = (name: NumberName, label: string, unit: string, hint: string, isDisabled = false): NumberControl => ({
    ...NUMBER_FIELDS[name],
    name,
    label,
    unit,
    text: texts[name],
    hint,
    isDisabled,
  });
  return {
    path: setting.path,
    kept: setting.kept,
    isVariable: setting.isVariable,
    sliders: [
      number("emissions", "Emissions", "% of what is issued", "All the way down is off."),
      number("demand", "Demand", "% of what is paid", "All revenue, in every quarter."),
      number("price", "Token price", "% of the record’s", setting.price.hint, setting.price.isDisabled),
    ],
    taper: {
      name: "taperIn",
      label: "Taper starts",
      value: String(assumptions.taperStart),
      options: [{ value: "0", label: "at once, as if always so" }, ...setting.taper.later],
      hint: setting.taper.hint,
      isDisabled: setting.taper.isDisabled,
    },
    withoutLargestPayer: { isChecked: assumptions.withoutLargestPayer, ...setting.withoutLargestPayer },
    costCase: {
      name: "costCase",
      label: "Operators’ cost case",
      value: assumptions.costCase,
      options: COST_CASES.map(({ id, label }) => ({ value: id, label })),
      hint: setting.costCaseHint,
      isDisabled: false,
    },
    operators: [
      number(
        "operatorCost",
        "Operators’ cost",
        "USD a quarter",
        "Running cost and hardware over its life. Empty: as recorded.",
      ),
      number(
        "operatorShare",
        "Operators’ share",
        "% of demand",
        "What of customers’ payments reaches them. Empty: as recorded.",
      ),
    ],
    weights: PILLARS.map(({ id, label }) => number(WEIGHT_NAMES[id], label, "points", "")),
    hasOtherWeights: assumptions.pillarWeights !== null,
    reading: setting.reading,
  };
}
