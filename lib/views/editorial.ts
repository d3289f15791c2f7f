import { type AnyRecord, CHECKLIST, type ChecklistSection, type NetworkRecord } from "@/lib/scoring";
import { type StatementView, textReader } from "./known-texts";
import type { ProseView } from "./prose";

/** What people wrote of a network, as known on a day: its profile, its events, the answers of the checklist. */

export interface ProfileItem {
  label: string;
  statement: StatementView;
}

export interface EventView {
  date: string;
  label: ProseView;
  text: StatementView;
}

export interface AnswerSection {
  section: string;
  items: { id: string; question: string; answer: string; text: StatementView | null; evidence: string | null }[];
}

const PROFILE: [
  keyof NetworkRecord["network"] &
    ("sells" | "payers" | "booksRevenue" | "verification" | "tokenLoop" | "keyMetric" | "mainRisk" | "upsideCatalyst"),
  string,
][] = [
  ["sells", "What it sells"],
  ["payers", "Who pays"],
  ["booksRevenue", "Who books the revenue"],
  ["verification", "How work is verified"],
  ["tokenLoop", "How the token is tied in"],
  ["keyMetric", "Metric to watch"],
  ["mainRisk", "Main risk"],
  ["upsideCatalyst", "What would help"],
];

/** The profile as known on a day: what rests on later sources is hidden. */
export function profileItems(record: AnyRecord, asOf: string, query: string): ProfileItem[] {
  const reader = textReader(record, asOf, query);
  return PROFILE.map(([field, label]) => ({ label, statement: reader.read(record.network[field]) }));
}

/** An answer whose evidence is of a later day was unknown on this one. */
export function answerViews(record: NetworkRecord, asOf: string, query: string): AnswerSection[] {
  const reader = textReader(record, asOf, query);
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const sections: readonly ChecklistSection[] = CHECKLIST;
  return sections.map((section) => ({
    section: section.label,
    items: section.questions.map((question) => {
      const answer = record.answers.find((candidate) => candidate.question === question.id);
      const evidence = answer?.evidence ?? null;
      const source = evidence && sources.get(evidence.sourceId);
      const isKnown = evidence === null ? asOf >= record.network.compiledOn : evidence.date <= asOf;
      const text =
        answer && reader.read({ text: answer.text, sourceIds: [], date: evidence?.date ?? record.network.compiledOn });
      return {
        id: question.id,
        question: question.text,
        answer: isKnown ? (answer?.answer ?? "unknown") : "unknown",
        text: text ?? null,
        evidence:
          isKnown && evidence && source
            ? `${source.publisher}, ${evidence.date}, ${source.letter}${evidence.credibility}`
            : null,
      };
    }),
  }));
}

/** Events that somebody had told of by the day; those that lie ahead were announced. */
export function eventViews(record: AnyRecord, asOf: string, query: string): EventView[] {
  const reader = textReader(record, asOf, query);
  return record.events
    .map((event) => ({
      date: event.date,
      label: reader.prose(event.label),
      text: reader.read({ text: event.text, sourceIds: [event.sourceId] }),
    }))
    .filter(({ text }) => text.prose !== null);
}
