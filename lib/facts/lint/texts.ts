import { countingNumbers, type ReferenceTarget, textParts } from "../../scoring";
import { isDay } from "../days";
import type { Finding } from "../findings";
import type { ParsedFacts } from "../read-network";
import { atItem, type Rule } from "./rule";

interface PlacedText {
  file: string;
  where: string;
  text: string;
}

/** Texts in which every number leads to an observation. Conflicts, definitions and claims list their observations beside the text. */
function referencedTexts({ network, answers, events, flows, incumbents, supply, disputes }: ParsedFacts["record"]) {
  const texts: PlacedText[] = [];
  const add = (file: string, where: string, ...parts: string[]) => {
    for (const text of parts) texts.push({ file, where, text });
  };
  for (const [field, value] of Object.entries(network ?? {})) {
    if (value !== null && typeof value === "object" && "text" in value) add("network.json", field, value.text);
  }
  if (network) {
    add("network.json", "scope.included", ...network.scope.included);
    add("network.json", "scope.excluded", ...network.scope.excluded);
  }
  for (const { question, text } of answers) add("answers.json", question, text);
  for (const { date, label, text } of events) add("events.json", `${date} ${label}`, label, text);
  for (const { id, label, from, to, text } of flows) add("flows.json", id, label, from, to, text);
  for (const { id, service, rival, plan, text } of incumbents) add("incumbents.json", id, service, rival, plan, text);
  for (const { stage, text } of supply) add("supply.json", stage, text);
  for (const { id, claim, reply } of disputes) add("disputes.json", id, claim, reply);
  return texts;
}

/** What is left of a text without its references. */
const plain = (text: string): string =>
  textParts(text)
    .filter(({ target }) => target === null)
    .map((part) => part.text)
    .join(" ");

/** Numbers of a trigger's text that are neither referenced nor its own threshold, as such or in percent. */
const strayNumbers = ({ text, threshold }: { text: string; threshold: number }): string[] => {
  const size = Math.abs(threshold);
  const own = [size, size * 100].flatMap((number) => [`${number}`, `${Math.round(number)}`]);
  return countingNumbers(plain(text)).filter((number) => !own.includes(number.replace(/[.,]$/, "")));
};

const bare = (file: string, where: string, number: string): Finding =>
  atItem(file, where, `${number} stands without its observation: write [${number}](observation-id)`);

/** A number in words leads to the observation that states it. */
export const numbersInTextsAreReferenced: Rule = ({ record }) => [
  ...referencedTexts(record).flatMap(({ file, where, text }) =>
    countingNumbers(plain(text)).map((number) => bare(file, where, number)),
  ),
  ...record.triggers.flatMap((trigger) =>
    strayNumbers(trigger).map((number) => bare("triggers.json", trigger.id, number)),
  ),
];

/** References lead somewhere: to an observation of the folder, or to a quarter of a series. */
export const referencesLeadSomewhere: Rule = ({ record, ids }) => {
  const findings: Finding[] = [];
  const check = (file: string, where: string, text: string) => {
    for (const { target } of textParts(text)) {
      const message = target && faultOf(target, ids);
      if (message) findings.push(atItem(file, where, message));
    }
  };
  for (const { file, where, text } of referencedTexts(record)) check(file, where, text);
  for (const { id, text } of record.triggers) check("triggers.json", id, text);
  for (const { id, title, reason } of record.conflicts)
    for (const text of [title, reason]) check("conflicts.json", id, text);
  for (const { id, reason, differs } of record.definitions) check("definitions.json", id, `${reason} ${differs ?? ""}`);
  for (const { id, statement, text, arithmetic } of record.claims)
    check("claims.json", id, `${statement} ${text} ${arithmetic ?? ""}`);
  return findings;
};

const faultOf = (target: ReferenceTarget, ids: ParsedFacts["ids"]): string | null => {
  if ("observationId" in target)
    return ids.observations.has(target.observationId)
      ? null
      : `expected an id of observations.csv in the reference, found ${target.observationId}`;
  return ids.series.has(target.seriesId)
    ? null
    : `expected an id of series.csv in the reference, found ${target.seriesId}`;
};

/** A day on which something happened lies in the calendar and not after the facts were compiled. */
export const disputesAreDated: Rule = ({ record: { network, disputes } }) =>
  disputes
    .filter(({ date }) => isDay(date) && network !== null && date > network.compiledOn)
    .map(({ id, date }) =>
      atItem("disputes.json", id, `${date} is after the facts were compiled (${network?.compiledOn})`),
    );
