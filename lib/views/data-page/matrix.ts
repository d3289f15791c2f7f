import { daysBetween, formatAge } from "@/lib/format";
import type { Assessed, InputState, NetworkRecord } from "@/lib/scoring";
import { staleAfterDays } from "../age";
import type { Tracer } from "../tracer";

/** What the record holds for one input of one network. */
export interface MatrixCell {
  id: InputState["id"];
  label: string;
  state: InputState["state"];
  /** "known", "only bounds", "not disclosed", "not researched", "follows from others", "not applicable". */
  words: string;
  grade: string | null;
  /** Age of the newest claim it rests on at the as-of day, and whether that is too old; null without one. */
  age: string | null;
  trace: string;
  href: string;
}

export interface MatrixRow {
  slug: string;
  name: string;
  verdict: string;
  quarter: string;
  /** How many of the inputs that apply are known or bounded. */
  held: number;
  applicable: number;
  cells: MatrixCell[];
}

const UNKNOWN_WORDS: Record<NonNullable<InputState["unknownBecause"]>, string> = {
  not_disclosed: "not disclosed",
  not_researched: "not researched",
  derived: "follows from others",
};

const STATE_WORDS: Record<Exclude<InputState["state"], "unknown">, string> = {
  known: "known",
  bounded: "only bounds",
  not_applicable: "not applicable",
};

const wordsOf = ({ state, unknownBecause }: InputState): string =>
  state === "unknown" ? UNKNOWN_WORDS[unknownBecause ?? "not_researched"] : STATE_WORDS[state];

/** The inputs of one assessed network, in the order of the method. */
export function matrixRow(record: NetworkRecord, assessed: Assessed, verdict: string, to: Tracer): MatrixRow {
  const endOf = new Map(record.observations.map(({ id, periodEnd }) => [id, periodEnd]));
  const ageOf = ({ observationIds }: InputState): string | null => {
    const ends = observationIds.flatMap((id) => endOf.get(id) ?? []).sort();
    const newest = ends.at(-1);
    if (newest === undefined) return null;
    const days = daysBetween(newest, assessed.asOf);
    return days > staleAfterDays(null) ? `${formatAge(days)}, out of date` : formatAge(days);
  };
  const applicable = assessed.inputs.filter(({ state }) => state !== "not_applicable");
  return {
    slug: record.network.slug,
    name: record.network.name,
    verdict,
    quarter: assessed.quarter ?? "none",
    held: applicable.filter(({ state }) => state !== "unknown").length,
    applicable: applicable.length,
    cells: assessed.inputs.map((input) => ({
      id: input.id,
      label: input.label,
      state: input.state,
      words: wordsOf(input),
      grade: input.grade,
      age: ageOf(input),
      ...to.formula(`input.${input.id}`),
    })),
  };
}
