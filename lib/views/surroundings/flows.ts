import { formatPercent } from "@/lib/format";
import type { AnyRecord, FlowFact } from "@/lib/scoring";
import type { StatementView, TextReader } from "../known-texts";
import { exact, type NumberView, numberView } from "../number-view";
import type { ProseView } from "../prose";

/** One pipe of value capture: from whom, to what, and whether it really flows. */
export interface FlowView {
  id: string;
  label: ProseView;
  kind: string;
  from: ProseView;
  to: ProseView;
  state: FlowFact["state"];
  stateWords: string;
  /** "since 2025-01-01", "2025-08-01 to 2026-01-02"; null = no day is stated. */
  days: string | null;
  /** Share of revenue; null = not stated. */
  share: NumberView | null;
  text: StatementView;
}

const KIND_WORDS: Record<FlowFact["kind"], string> = {
  burn: "burn",
  buyback: "buyback",
  distribution: "distribution",
  payment: "payment",
  remint: "re-mint",
  collateral: "collateral",
};

const STATE_WORDS: Record<FlowFact["state"], string> = {
  programmatic: "programmatic: it happens by rule",
  discretionary: "discretionary: somebody decides each time",
  promised: "promised: not seen yet",
  suspended: "suspended",
};

/** Those that flow by rule first, those that do not flow last. */
const STATE_ORDER: readonly FlowFact["state"][] = ["programmatic", "discretionary", "promised", "suspended"];

const daysOf = ({ since, until }: FlowFact): string | null =>
  since && until ? `${since} to ${until}` : since ? `since ${since}` : until ? `until ${until}` : null;

/** Flows that were known on the day of `reader`, in order of how sure they are. */
export function buildFlows(record: AnyRecord, reader: TextReader): FlowView[] {
  return record.flows
    .map((flow) => ({ flow, text: reader.read({ ...flow, observationIds: [flow.shareObservationId] }) }))
    .filter(({ text }) => text.prose !== null)
    .sort((a, b) => STATE_ORDER.indexOf(a.flow.state) - STATE_ORDER.indexOf(b.flow.state))
    .map(({ flow, text }) => ({
      id: flow.id,
      label: reader.prose(flow.label),
      kind: KIND_WORDS[flow.kind],
      from: reader.prose(flow.from),
      to: reader.prose(flow.to),
      state: flow.state,
      stateWords: STATE_WORDS[flow.state],
      days: daysOf(flow),
      share:
        flow.share === null || flow.shareObservationId === null
          ? null
          : numberView(exact(flow.share), formatPercent, reader.to.to("observation", flow.shareObservationId)),
      text,
    }));
}
