import { formatCompact, formatCoverage, formatPercent, formatPoints, formatUsd } from "@/lib/format";
import {
  type Assessed,
  type NetworkRecord,
  type Trigger,
  type TriggerMetric,
  type TriggerState,
  triggerStates,
} from "@/lib/scoring";
import type { StatementView, TextReader } from "../known-texts";
import { type NumberView, numberView } from "../number-view";

/** An invalidation condition, where it stands, and what it would mean. */
export interface TriggerView {
  id: string;
  /** "Paid demand, growth a year ≤ −25% in 2 quarters running". */
  condition: string;
  state: TriggerState["state"];
  stateWords: string;
  /** Within a tenth of its threshold. */
  isNear: boolean;
  direction: "up" | "down";
  now: NumberView;
  /** "12% of the threshold away"; null where that cannot be told. */
  distance: string | null;
  text: StatementView;
}

interface MetricWords {
  label: string;
  format: (value: number) => string;
}

const percent: MetricWords["format"] = (value) => formatPercent(value);

export const TRIGGER_WORDS: Readonly<Record<TriggerMetric, MetricWords>> = {
  coverage2q: { label: "coverage of the half-year", format: formatCoverage },
  prudentCoverage: { label: "prudent coverage C*", format: formatCoverage },
  revenueUsd: { label: "paid demand of the quarter", format: formatUsd },
  revenueGrowth: { label: "growth of paid demand a year", format: percent },
  emissionsUsd: { label: "subsidy of the quarter", format: formatUsd },
  utilisation: { label: "utilisation", format: percent },
  glut: { label: "glut", format: (value) => value.toFixed(2) },
  operatorCover: { label: "operators’ cover", format: formatCoverage },
  topCustomerShare: { label: "largest customer’s share", format: percent },
  netDilution: { label: "net dilution a year", format: percent },
  captureYield: { label: "capture yield a year", format: percent },
  netBurnToEmission: { label: "net burn ÷ emission, in tokens", format: formatCoverage },
  incumbentDiscount: { label: "discount to the rival", format: percent },
  relatedShare: { label: "share of related parties", format: percent },
  dataConfidence: { label: "data confidence", format: formatPoints },
};

const COMPARATOR_WORDS = { "<": "<", "<=": "≤", ">=": "≥", ">": ">" } as const;

const STATE_WORDS: Record<TriggerState["state"], string> = {
  armed: "armed: the condition does not hold",
  tripped: "tripped",
  unknown: "cannot be told",
};

/** What keeps it from being told is said with it. */
const stateWords = ({ state, value, distance }: TriggerState): string =>
  state !== "unknown"
    ? STATE_WORDS[state]
    : value !== null && distance === null
      ? `${STATE_WORDS.unknown}: the threshold lies between the bounds`
      : `${STATE_WORDS.unknown}: a number is missing`;

/** "growth of paid demand a year ≤ −25% in 2 quarters running". */
export function conditionWords({ metric, comparator, threshold, windowQuarters }: Trigger): string {
  const { label, format } = TRIGGER_WORDS[metric];
  const quarters = windowQuarters === 1 ? "in the quarter" : `in ${windowQuarters} quarters running`;
  return `${label} ${COMPARATOR_WORDS[comparator]} ${format(threshold)} ${quarters}`;
}

/** From ten times the threshold on, per cent are no longer read. */
const distanceWords = (ratio: number): string =>
  ratio < 10 ? `${formatPercent(ratio)} of the threshold away` : `${formatCompact(ratio)} times the threshold away`;

/** Tripped ones first, then those that are near; empty without a t. */
export function buildTriggers(record: NetworkRecord, assessed: Assessed, reader: TextReader): TriggerView[] {
  const states = new Map(triggerStates(record, assessed).map((state) => [state.id, state]));
  const rank = (view: TriggerView) => (view.state === "tripped" ? 0 : view.isNear ? 1 : view.state === "armed" ? 2 : 3);
  return record.triggers
    .flatMap((trigger) => {
      const state = states.get(trigger.id);
      const about = { kind: "trigger", id: trigger.id } as const;
      const text = reader.read({ ...trigger, about });
      if (!state || text.prose === null) return [];
      const { format } = TRIGGER_WORDS[trigger.metric];
      const view: TriggerView = {
        id: trigger.id,
        condition: conditionWords(trigger),
        state: state.state,
        stateWords: stateWords(state),
        isNear: state.isNear,
        direction: trigger.direction,
        now: numberView(state.value, format, {
          period: assessed.quarter,
          ...reader.to.to("trigger", trigger.id),
        }),
        distance:
          state.distanceRatio === null || state.state === "tripped"
            ? null
            : state.heldQuarters > 0
              ? `past the threshold, held ${state.heldQuarters} of ${trigger.windowQuarters} quarters`
              : state.distanceRatio <= 0
                ? "exactly at the threshold"
                : distanceWords(state.distanceRatio),
        text,
      };
      return [view];
    })
    .sort((a, b) => rank(a) - rank(b));
}
