import { forEachObservation, type Rule } from "./rule";

/** A derived row is graded no better than this (§3.15 Evidence). */
const WORST_OF_DERIVED = 4;
/** Refuted, or not to be judged: whoever derives from such a row has to grade the result by hand. */
const NO_GRADE = 5;

/** Derived = worst input + 1, at most 4: arithmetic adds no evidence. Inputs are the observations the derivation names. */
export const derivedRowsAreWeaker: Rule = (facts) => {
  const credibilityOf = new Map(facts.record.observations.map(({ id, credibility }) => [id, credibility]));
  return forEachObservation(facts, ({ id, basis, derivation, credibility }, report) => {
    if (basis !== "derived" || derivation === null) return;
    const named = derivation.split(/[^a-z0-9._-]+/).map((word) => word.replace(/[.-]+$/, ""));
    const inputs = named.flatMap((word) => (word === id ? [] : (credibilityOf.get(word) ?? [])));
    const worst = Math.max(0, ...inputs);
    const least = Math.min(WORST_OF_DERIVED, worst + 1);
    if (inputs.length === 0 || worst >= NO_GRADE || credibility >= least) return;
    report("credibility", `derived from a ${worst}: expected ${least} or weaker, found ${credibility}`);
  });
};
