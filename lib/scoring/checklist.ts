import { ANSWER_VALUE, CHECKLIST } from "./rules";
import type { AnswerValue } from "./types";

export interface ChecklistResult {
  /** F9, 0–100. */
  score: number;
  /** Questions without an answer, of fifteen. */
  unknown: number;
}

/**
 * F9 = Σ weight × section mean (§3.11). Answers come after the rules of evidence have been applied to them.
 *
 * @param answerTo the answer to a question id; undefined = unknown.
 */
export const scoreChecklist = (answerTo: (questionId: string) => AnswerValue | undefined): ChecklistResult => {
  let score = 0;
  let unknown = 0;
  for (const { weight, questions } of CHECKLIST) {
    const answers = questions.map(({ id }) => answerTo(id) ?? "unknown");
    unknown += answers.filter((answer) => answer === "unknown").length;
    score += (weight * answers.reduce((sum, answer) => sum + ANSWER_VALUE[answer], 0)) / questions.length;
  }
  return { score, unknown };
};
