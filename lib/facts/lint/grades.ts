import { forEachObservation, type Rule } from "./rule";

/** Derived, interpolated or of an assumed day: the worst that arithmetic makes of a claim (§3.15 Evidence). */
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

/** A claim without a day of its own is at best a 4 (§3.15 Evidence). */
export const assumedDaysAreWeak: Rule = (facts) =>
  forEachObservation(facts, ({ knownOnBasis, credibility, nullReason }, report) => {
    if (knownOnBasis !== "assumed" || nullReason !== null || credibility >= WORST_OF_DERIVED) return;
    report("credibility", `its day is assumed: expected ${WORST_OF_DERIVED} or weaker, found ${credibility}`);
  });
