import { quarterIndex, quarterLabel } from "@/lib/charts/quarters";
import { type NetworkRecord, TAPER } from "@/lib/scoring";
import type { WhatIfRequest } from "./address";
import { type ChoiceControl, controlsFor, type WhatIfControls } from "./controls";
import { isVariable, knowsLargestPayer, knowsOperators, type WhatIfSubject } from "./subject";

interface ControlsRequest {
  record: NetworkRecord;
  subject: WhatIfSubject;
  request: WhatIfRequest;
  kept: [string, string][];
}

/** The panel of one network. */
export function whatIfControls({ record, subject, request, kept }: ControlsRequest): WhatIfControls {
  const { base } = subject;
  const knowsLargest = knowsLargestPayer(subject);
  return controlsFor(request, {
    path: `/networks/${subject.slug}`,
    kept,
    isVariable: isVariable(subject),
    price: {
      hint: base.isAnnual
        ? "The record holds one common year, without prices."
        : "In the half-year that decides. Older prices stand, so a crash is held back.",
      isDisabled: base.isAnnual,
    },
    taper: {
      later: base.isAnnual || base.quarter === null ? [] : laterStarts(base.quarter),
      hint: base.isAnnual
        ? "A later start needs quarters; the record holds one common year."
        : "A later start is read a year after the latest quarter.",
      isDisabled: base.isAnnual,
    },
    withoutLargestPayer: {
      isDisabled: !knowsLargest,
      hint: knowsLargest
        ? "Its share goes; the next one is taken to be as large as it can be."
        : "Its share of demand is not on record, so nobody knows what would be left.",
    },
    costCaseHint: knowsOperators(subject)
      ? "Applied to the cost on record, or to the one given here."
      : "The record holds no operators’ cost: give one, and their share, for the case to have an effect.",
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
  });
}

const laterStarts = (quarter: string): ChoiceControl["options"] =>
  Array.from({ length: TAPER.horizonQuarters }, (_, index) => ({
    value: String(index + 1),
    label: `in ${quarterLabel(quarterIndex(quarter) + index + 1)}`,
  }));
