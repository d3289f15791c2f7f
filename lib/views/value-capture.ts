import type { FlowFact, NetworkRecord } from "@/lib/scoring";
import { textReader } from "./known-texts";
import { buildFlows } from "./surroundings/flows";

/** How what customers pay reaches the token, at its surest. */
export interface ValueCapture {
  text: string;
  /** The surest first; null = nothing on record. */
  state: FlowFact["state"] | null;
}

/** Payments and collateral move value to operators, not to the token. */
const TO_THE_TOKEN: readonly string[] = ["burn", "buyback", "distribution"];

/** As known on the day; `discretionary buyback`. */
export function valueCapture(record: NetworkRecord, asOf: string): ValueCapture {
  const [surest] = buildFlows(record, textReader(record, asOf, "")).filter(({ kind }) => TO_THE_TOKEN.includes(kind));
  return surest
    ? { text: `${surest.state} ${surest.kind}`, state: surest.state }
    : { text: "none on record", state: null };
}
