import { formatCoverage } from "@/lib/format";
import { applyAssumptions, NO_ASSUMPTIONS, whatIfBase } from "@/lib/scoring";
import { numberView } from "../../number-view";
import type { FormulaBook } from "./formula";
import { lineParts } from "./lines";

/** What the panel of assumptions prints of the record as it is, where no other formula has it. */
export const whatIfFormulas: FormulaBook = (context, id) => {
  if (id !== "operator.income") return null;
  const { record, assessed } = context.assessment;
  const { readouts } = applyAssumptions(whatIfBase(record, assessed), NO_ASSUMPTIONS);
  return {
    title: "Total operator income I",
    what: "All that operators take in during the quarter t, tokens included, for every dollar they spend. Under parity capacity leaves.",
    number: numberView(readouts.operatorIncome, formatCoverage, {
      period: assessed.quarter,
      ...context.to.formula(id),
    }),
    formula:
      "(Operators’ share of what customers pay + tokens issued to suppliers at the quarter’s price) ÷ operators’ cost; the first part is operator cover {input.operatorCover}.",
    parts: lineParts(context, ["operator_cost", "operator_revenue_share", "supply", "price"], 1),
    period: assessed.quarter,
  };
};
