import { quarterIndex, quarterLabel } from "@/lib/charts/quarters";
import { COST_CASES, type NetworkRecord, PILLARS, TAPER } from "@/lib/scoring";
import {
  NUMBER_FIELDS,
  type NumberField,
  type NumberName,
  numberTexts,
  WEIGHT_NAMES,
  type WhatIfRequest,
} from "./address";
import type { WhatIfSubject } from "./subject";

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
  reading: ChoiceControl;
}

interface ControlsRequest {
  record: NetworkRecord;
  subject: WhatIfSubject;
  request: WhatIfRequest;
  kept: [string, string][];
}

export function whatIfControls({ record, subject, request, kept }: ControlsRequest): WhatIfControls {
  const { base } = subject;
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
  const knowsLargest = base.corners[0]?.factors.topCustomerShare != null;
  const noPrices = base.isAnnual ? "The record holds one common year, without prices." : null;
  return {
    path: `/networks/${subject.slug}`,
    kept,
    isVariable: base.quarter !== null && base.corners.length > 0,
    sliders: [
      number("emissions", "Emissions", "% of what is issued", "All the way down is off."),
      number("demand", "Demand", "% of what is paid", "All revenue, in every quarter."),
      number(
        "price",
        "Token price",
        "% of the record’s",
        noPrices ?? "In the half-year that decides. Older prices stand, so a crash is held back.",
        noPrices !== null,
      ),
    ],
    taper: {
      name: "taperIn",
      label: "Taper starts",
      value: String(assumptions.taperStart),
      options: [
        { value: "0", label: "at once, as if always so" },
        ...(base.isAnnual || base.quarter === null ? [] : laterStarts(base.quarter)),
      ],
      hint: base.isAnnual
        ? "A later start needs quarters; the record holds one common year."
        : "A later start is read a year after the latest quarter.",
      isDisabled: base.isAnnual,
    },
    withoutLargestPayer: {
      isChecked: assumptions.withoutLargestPayer,
      isDisabled: !knowsLargest,
      hint: knowsLargest
        ? "Its share goes; the next one is taken to be as large as it can be."
        : "Its share of demand is not on record, so nobody knows what would be left.",
    },
    costCase: {
      name: "costCase",
      label: "Operators’ cost case",
      value: assumptions.costCase,
      options: COST_CASES.map(({ id, label }) => ({ value: id, label })),
      hint:
        base.operators.cover === null
          ? "The record holds no operators’ cost: give one, and their share, for the case to have an effect."
          : "Applied to the cost on record, or to the one given here.",
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
    reading: {
      name: "reading",
      label: "Definition",
      value: subject.definition.id,
      options: record.definitions.map(({ id, label, house }) => ({
        value: id,
        label: house ? `${label} (house)` : label,
      })),
      hint: "What counts as demand.",
      isDisabled: false,
    },
  };
}

const laterStarts = (quarter: string): ChoiceControl["options"] =>
  Array.from({ length: TAPER.horizonQuarters }, (_, index) => ({
    value: String(index + 1),
    label: `in ${quarterLabel(quarterIndex(quarter) + index + 1)}`,
  }));
