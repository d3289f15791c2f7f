import type { Assessed } from "@/lib/scoring";

/** Inputs that are unknown, each with what is missing, in the words of the record. */
export const missingFacts = ({ inputs }: Pick<Assessed, "inputs">): string[] =>
  inputs
    .filter(({ state }) => state === "unknown")
    .map(({ label, formula }) => (formula.startsWith(label) ? formula : `${label}: ${formula}`).replace(/\.$/, ""));
