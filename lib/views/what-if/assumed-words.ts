import { formatUsd } from "@/lib/format";
import { COST_CASES, HOUSE_PILLAR_WEIGHTS, NO_ASSUMPTIONS, PILLARS, TAPER } from "@/lib/scoring";
import { type NumberName, numberTexts, WEIGHT_NAMES, type WhatIfRequest } from "./address";

/**
 * What a reader assumed, one short phrase each, in the order of the panel: for wherever the panel is not beside the
 * result. Empty = nothing.
 */
export function assumedWords(request: WhatIfRequest): string[] {
  const { assumptions } = request;
  const texts = numberTexts(request);
  const differs = (key: "emissions" | "demand" | "price") => assumptions[key] !== NO_ASSUMPTIONS[key];
  const percent = (name: NumberName, words: string): string => `${words} ${texts[name]}%`;
  const { taperStart, withoutLargestPayer, costCase, operatorCostUsd, operatorShare, pillarWeights } = assumptions;
  return [
    ...(differs("emissions") ? [`${percent("emissions", "emissions")} of what is issued`] : []),
    ...(differs("demand") ? [`${percent("demand", "demand")} of what is paid`] : []),
    ...(differs("price") ? [`${percent("price", "token price")} of the record’s`] : []),
    ...(taperStart > 0
      ? [
          `taper ${taperStart} ${taperStart === 1 ? "quarter" : "quarters"} after the latest, read after ${TAPER.horizonQuarters}`,
        ]
      : []),
    ...(withoutLargestPayer ? ["without the largest payer"] : []),
    ...COST_CASES.filter(({ id }) => id === costCase && id !== NO_ASSUMPTIONS.costCase).map(
      ({ label }) => `operators’ ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    ),
    ...(operatorCostUsd === null ? [] : [`operators’ cost ${formatUsd(operatorCostUsd)} a quarter`]),
    ...(operatorShare === null ? [] : [`${percent("operatorShare", "operators’ share")} of demand`]),
    ...(pillarWeights === null
      ? []
      : PILLARS.filter(({ id }) => pillarWeights[id] !== HOUSE_PILLAR_WEIGHTS[id]).map(
          ({ id, label }) => `weight of “${label}” ${texts[WEIGHT_NAMES[id]]} points`,
        )),
  ];
}
