import { hasAssessment, type TraceContext } from "../context";
import { bridgeFormulas } from "./bridge";
import { chartSetFormulas } from "./charts";
import { countFormulas } from "./counts";
import type { Formula, FormulaBook } from "./formula";
import { inputFormulas } from "./inputs";
import { productGapFormulas } from "./product-gap";
import { chartFormulas, historyFormulas, quarterFormulas } from "./quarters";
import { ratioFormulas } from "./ratios";
import { scoreFormulas } from "./score";
import { prospectFormulas, surroundingFormulas } from "./surroundings";
import { whatIfFormulas } from "./what-if";

const BOOKS: FormulaBook[] = [
  ratioFormulas,
  inputFormulas,
  quarterFormulas,
  bridgeFormulas,
  historyFormulas,
  chartFormulas,
  scoreFormulas,
  prospectFormulas,
  chartSetFormulas,
  productGapFormulas,
  whatIfFormulas,
];

/** The formula of an id; null where there is none, or where it needs an assessment and nothing is assessed. */
export function formulaOf(context: TraceContext, id: string): Formula | null {
  // The books are read by id; what every object has by birth (`constructor`) is no entry of theirs.
  if (id in Object.prototype) return null;
  const counted = countFormulas(context, id) ?? surroundingFormulas(context, id);
  if (counted || !hasAssessment(context)) return counted;
  for (const book of BOOKS) {
    const formula = book(context, id);
    if (formula) return formula;
  }
  return null;
}
