import { TAPER } from "@/lib/scoring";
import type { WhatIfRequest } from "./address";
import { type CompareWhatIfSubject, comparePairs } from "./compare-what-if";
import { controlsFor, type Effect, type WhatIfControls } from "./controls";
import { isVariable, knowsLargestPayer, knowsOperators, type WhatIfSubject } from "./subject";

/** The panel that several networks share; of each control it says for which of them it does nothing. */
export function compareControls(subject: CompareWhatIfSubject, request: WhatIfRequest): WhatIfControls {
  const varied = subject.networks.filter(isVariable);
  return controlsFor(request, {
    path: "/compare",
    kept: comparePairs(subject),
    isVariable: varied.length > 0,
    price: effectOn(varied, ({ base }) => !base.isAnnual, {
      does: "In the half-year that decides. Older prices stand, so a crash is held back.",
      lacks: "one common year on record, without prices",
    }),
    taper: {
      ...effectOn(varied, ({ base }) => !base.isAnnual, {
        does: "A later start is read a year after each network’s latest quarter.",
        lacks: "one common year on record, without quarters",
      }),
      later: varied.every(({ base }) => base.isAnnual) ? [] : LATER_STARTS,
    },
    withoutLargestPayer: effectOn(varied, knowsLargestPayer, {
      does: "Its share goes; the next one is taken to be as large as it can be.",
      lacks: "its share of demand is not on record",
    }),
    costCaseHint: costHint(varied),
    reading: null,
  });
}

/** What a control does, and where it cannot; switched off where it can nowhere. */
function effectOn(
  networks: readonly WhatIfSubject[],
  works: (network: WhatIfSubject) => boolean,
  { does, lacks }: { does: string; lacks: string },
): Effect {
  const without = networks.filter((network) => !works(network));
  if (without.length === 0) return { hint: does, isDisabled: false };
  const names = without.map(({ name }) => name).join(", ");
  const isDisabled = without.length === networks.length;
  return { hint: `${isDisabled ? "" : `${does} `}No effect on ${names}: ${lacks}.`, isDisabled };
}

function costHint(networks: readonly WhatIfSubject[]): string {
  const without = networks.filter((network) => !knowsOperators(network)).map(({ name }) => name);
  const does = "Applied to the cost on record, or to the one given here.";
  return without.length === 0
    ? does
    : `${does} Not on record for ${without.join(", ")}: give a cost, and their share, for the case to have an effect.`;
}

/** In words: they count quarters of a reader’s plan, not of the record. */
const QUARTERS_LATER = ["one quarter", "two quarters", "three quarters", "four quarters"] as const;

const LATER_STARTS = QUARTERS_LATER.slice(0, TAPER.horizonQuarters).map((words, index) => ({
  value: String(index + 1),
  label: `${words} after the latest`,
}));
