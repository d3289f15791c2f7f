import { scoreChecklist } from "../checklist";
import { exceeds, isBelow } from "../numbers";
import { ANSWER_EVIDENCE } from "../rules";
import type { AnswerValue } from "../types";
import { type Grade, qualityOf } from "./grades";
import { isKnownOn } from "./known-on";
import { daysBetween } from "./quarters";
import type { AnswerFact, NetworkRecord, QuestionId, SourceFact } from "./types";

/** An answer after the rules of evidence. */
export interface CountedAnswer {
  question: QuestionId;
  stated: AnswerValue;
  counted: AnswerValue;
  grade: Grade | null;
}

export interface CountedChecklist {
  answers: ReadonlyMap<QuestionId, CountedAnswer>;
  /** F9, 0–100; null when no question has an answer that counts. */
  score: number | null;
  unknown: number;
}

/** What the answers of a record count for on a day (§3.11, §3.15). */
export const countAnswers = (record: NetworkRecord, asOf: string): CountedChecklist => {
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const answers = new Map(record.answers.map((fact) => [fact.question, countAnswer(fact, sources, asOf)]));
  const { score, unknown } = scoreChecklist((question) => find(answers, question)?.counted);
  const isAnswered = [...answers.values()].some(({ counted }) => counted !== "unknown");
  return { answers, score: isAnswered ? score : null, unknown };
};

const find = (answers: ReadonlyMap<string, CountedAnswer>, question: string): CountedAnswer | undefined =>
  answers.get(question);

/**
 * An answer needs evidence that was there on the day. A yes on worse than C3, on evidence older than a year, or without
 * a reviewer counts as partly; a no on worse than C3, or without a reviewer, is unknown.
 */
const countAnswer = (fact: AnswerFact, sources: ReadonlyMap<string, SourceFact>, asOf: string): CountedAnswer => {
  const { question, answer: stated, evidence, reviewedBy } = fact;
  const source = evidence ? sources.get(evidence.sourceId) : undefined;
  if (!evidence || !source || !isKnownOn(evidence.date, asOf))
    return { question, stated, counted: "unknown", grade: null };
  const grade: Grade = { letter: source.letter, credibility: evidence.credibility };
  const isWeak = isBelow(qualityOf(grade), ANSWER_EVIDENCE.quality);
  const isOld = exceeds(daysBetween(evidence.date, asOf), ANSWER_EVIDENCE.maxAgeDays);
  const isUnreviewed = reviewedBy === null;
  let counted = stated;
  if (stated === "yes" && (isWeak || isOld || isUnreviewed)) counted = "partly";
  if (stated === "no" && (isWeak || isUnreviewed)) counted = "unknown";
  return { question, stated, counted, grade: counted === "unknown" ? null : grade };
};
