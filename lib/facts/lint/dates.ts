import { addDays } from "../days";
import { atItem, atRow, forEachObservation, type Rule } from "./rule";

/** Periods run forward, and nobody measures a period before it is over. */
export const periodsArePossible: Rule = (facts) =>
  forEachObservation(facts, (row, report) => {
    if (row.periodEnd < row.periodStart) {
      report("periodEnd", `expected a day on or after periodStart ${row.periodStart}, found ${row.periodEnd}`);
    }
    if (row.nature === "measured" && row.nullReason === null && row.knownOn < row.periodEnd) {
      report(
        "knownOn",
        `a measured figure cannot be known on ${row.knownOn}, before its period ends on ${row.periodEnd}`,
      );
    }
  });

/** Nothing in the folder was said after it was compiled; only schedules may speak of later days. */
export const nothingIsFromTheFuture: Rule = (facts) => {
  const compiledOn = facts.record.network?.compiledOn;
  if (compiledOn === undefined) return [];
  const late = (day: string | null): day is string => day !== null && day > compiledOn;
  const message = (day: string) => `${day} is after the facts were compiled (${compiledOn})`;

  const findings = forEachObservation(facts, (row, report) => {
    if (late(row.knownOn)) report("knownOn", message(row.knownOn));
    if (late(row.publishedOn)) report("publishedOn", message(row.publishedOn));
    if (row.nature === "measured" && late(row.periodEnd)) report("periodEnd", message(row.periodEnd));
  });
  for (const [index, source] of facts.record.sources.entries()) {
    if (late(source.publishedOn)) {
      findings.push(atRow(facts, "sources", index, "publishedOn", message(source.publishedOn)));
    }
  }
  for (const answer of facts.record.answers) {
    const date = answer.evidence?.date ?? null;
    if (late(date)) findings.push(atItem("answers.json", `${answer.question}.evidence.date`, message(date)));
  }
  return findings;
};

/** Known-on follows from its basis (§3.15 Time). Derived rows rest on their inputs, see `derivationsHold`. */
export const knownOnFollowsItsBasis: Rule = (facts) => {
  const publishedOn = new Map(facts.record.sources.map((source) => [source.id, source.publishedOn]));
  return forEachObservation(facts, (row, report) => {
    if (row.basis === "derived") return;
    if (row.knownOnBasis === "published") {
      const published = row.publishedOn ?? publishedOn.get(row.sourceId) ?? null;
      if (published === null) report("knownOnBasis", "published needs publishedOn, here or on the source");
      else if (published !== row.knownOn)
        report("knownOn", `expected the day of publication ${published}, found ${row.knownOn}`);
    }
    const dayAfter = addDays(row.periodEnd, 1);
    if (row.knownOnBasis === "reconstructible" && row.knownOn !== dayAfter) {
      report("knownOn", `reconstructible: expected the day after the period, ${dayAfter}, found ${row.knownOn}`);
    }
  });
};

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A derived row says how, a reported one does not; it is known when the last observation it names is. */
export const derivationsHold: Rule = (facts) => {
  const knownOn = new Map(facts.record.observations.map((row) => [row.id, row.knownOn]));
  const ids = [...knownOn.keys()].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const named = new RegExp(`(?<![a-z0-9._-])(?:${ids.join("|")})(?![a-z0-9_-])`, "g");
  return forEachObservation(facts, (row, report) => {
    if (row.basis === "reported" && row.derivation !== null)
      report("derivation", "only derived rows have a derivation");
    if (row.basis !== "derived") return;
    if (row.derivation === null) {
      report("derivation", "a derived row says how it was computed, with the ids it came from");
      return;
    }
    for (const [id] of row.derivation.matchAll(named)) {
      const inputKnownOn = knownOn.get(id);
      if (id === row.id) report("derivation", "a row cannot be derived from itself");
      else if (inputKnownOn !== undefined && inputKnownOn > row.knownOn) {
        report("knownOn", `rests on ${id}, known on ${inputKnownOn}, and cannot be known earlier`);
      }
    }
  });
};
