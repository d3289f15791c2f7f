import { QUESTION_IDS } from "../../scoring/record/types";
import { atItem, type Rule } from "./rule";

/** The checklist has 15 questions; each is answered once. */
export const everyQuestionIsAnsweredOnce: Rule = ({ record: { answers } }) =>
  QUESTION_IDS.flatMap((question) => {
    const count = answers.filter((answer) => answer.question === question).length;
    return count === 1 ? [] : [atItem("answers.json", question, `expected one answer, found ${count}`)];
  });

/** An answer other than unknown names its evidence. */
export const answersHaveEvidence: Rule = ({ record: { answers } }) =>
  answers
    .filter(({ answer, evidence }) => answer !== "unknown" && evidence === null)
    .map(({ question, answer }) => atItem("answers.json", question, `${answer} without evidence`));
