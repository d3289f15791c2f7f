import { QUESTION_IDS } from "../../scoring/record/types";
import { atItem, type Rule } from "./rule";

/** The checklist has 15 questions; each is answered once, and none where nothing is assessed. */
export const everyQuestionIsAnsweredOnce: Rule = ({ record: { network, answers } }) => {
  const wanted = network === null || network.kind === "network" ? 1 : 0;
  return QUESTION_IDS.flatMap((question) => {
    const count = answers.filter((answer) => answer.question === question).length;
    return count === wanted
      ? []
      : [atItem("answers.json", question, `expected ${wanted === 1 ? "one answer" : "no answer"}, found ${count}`)];
  });
};

/** An answer other than unknown names its evidence. */
export const answersHaveEvidence: Rule = ({ record: { answers } }) =>
  answers
    .filter(({ answer, evidence }) => answer !== "unknown" && evidence === null)
    .map(({ question, answer }) => atItem("answers.json", question, `${answer} without evidence`));
