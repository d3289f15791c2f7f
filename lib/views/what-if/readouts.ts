import { formatCoverage, formatPercent, formatUsd } from "@/lib/format";
import type { AssumedResult, Span, WhatIfBase } from "@/lib/scoring";
import { type NumberView, numberView } from "../number-view";
import { type ProseView, plainProse } from "../prose";
import type { Tracer } from "../tracer";

export interface ReadoutView {
  id: "coverage" | "cover" | "income";
  /** `C*`. */
  symbol: string;
  label: string;
  number: NumberView;
  /** What it is made of, with its numbers. */
  formula: ProseView;
  /** What follows from it, or why it is not known. */
  note: string | null;
}

const NOT_KNOWN = "not known";

/** An unknown is said with what would make it known; it is never a zero. */
const unknownNumber = (note: string): NumberView => ({
  text: NOT_KNOWN,
  state: "unknown",
  grade: null,
  period: null,
  age: null,
  trace: null,
  href: null,
  note,
});

/** Numbers as recorded lead to their formula; those under assumptions lead nowhere and show theirs beside them. */
export function readoutViews(
  { readouts, unapplied }: AssumedResult,
  { base, isCustom, to }: { base: WhatIfBase; isCustom: boolean; to: Tracer },
): ReadoutView[] {
  const { prudentCoverage, revenue2qUsd, prudentEmissionsUsd, operatorCover, operatorIncome, survivingShare } =
    readouts;
  const lead = (id: string) => (isCustom ? {} : to.formula(id));
  const say = (text: string, id: string): ProseView => (isCustom ? plainProse(text) : to.words(text, id));
  const usd = (span: Span | null): string => numberView(span, formatUsd).text;
  const window = base.isAnnual ? "year" : "half-year";
  const isStuck = unapplied.some(({ because }) => because === "no_quarter");
  return [
    {
      id: "coverage",
      symbol: "C*",
      label: "prudent coverage",
      number: prudentCoverage
        ? numberView(prudentCoverage, formatCoverage, lead("coverage.prudent"))
        : unknownNumber("nothing to judge"),
      formula: prudentCoverage
        ? say(
            `Paid demand of the ${window} ${usd(revenue2qUsd)} ÷ prudent subsidy ${usd(prudentEmissionsUsd)}.`,
            "coverage.prudent",
          )
        : plainProse("Paid demand ÷ prudent subsidy."),
      note: prudentCoverage || isStuck ? null : "Revenue or emissions of the deciding quarters are not on record.",
    },
    {
      id: "cover",
      symbol: "O",
      label: "operator cover",
      number: operatorCover
        ? numberView(operatorCover, formatCoverage, lead("input.operatorCover"))
        : unknownNumber("operators’ cost or share is missing"),
      formula: plainProse("Operators’ share of what customers pay in the quarter ÷ operators’ cost."),
      note: operatorCover
        ? survivingShare &&
          `Modelled: ${numberView(survivingShare, formatPercent).text} of the capacity covers its cost when nothing is issued.`
        : "The record does not hold both operators’ cost and their share of what customers pay. Assume both to see it.",
    },
    {
      id: "income",
      symbol: "I",
      label: "total operator income",
      number: operatorIncome
        ? numberView(operatorIncome, formatCoverage, lead("operator.income"))
        : unknownNumber("operators’ cost, share or supply emissions are missing"),
      formula: plainProse("(Operators’ share of what customers pay + tokens issued to suppliers) ÷ operators’ cost."),
      note: incomeNote(operatorIncome, base),
    },
  ];
}

function incomeNote(income: Span | null, { operators }: WhatIfBase): string {
  if (income === null)
    return operators.supplyEmissionsUsd === null
      ? "The record does not say what suppliers are issued, or what operators spend."
      : "The record does not hold what operators spend and keep. Assume both to see it.";
  if (income.high < 1) return "Below parity: operators lose money, and capacity leaves.";
  return income.low < 1 ? "Parity lies between the bounds: capacity may leave." : "Operators’ costs are covered.";
}
