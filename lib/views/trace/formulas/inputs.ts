import { formatCoverage, formatMultiple, formatPercent, formatPoints, formatPriceUsd, formatUsd } from "@/lib/format";
import type { InputId, InputState, Role } from "@/lib/scoring";
import { formatGrowth } from "../../growth-words";
import { type NumberView, notApplicable, numberView } from "../../number-view";
import type { AssessedContext } from "../context";
import { type Formula, type FormulaBook, idAfter } from "./formula";
import { lineParts } from "./lines";

interface InputRule {
  what: string;
  format: (value: number) => string;
  /** Lines of the definition it takes, and over how many quarters to t. */
  roles: Role[];
  quarters: number;
}

const signed = (value: number) => formatPercent(value, { signed: true });
const DEMAND: Role[] = ["organic", "unclassified", "incentive"];
const EMISSIONS: Role[] = ["supply", "security", "demand", "cash_subsidy", "price"];
const TOKENS: Role[] = ["supply", "security", "demand"];

const INPUTS: Record<InputId, InputRule> = {
  revenue: {
    what: "What outside customers paid, net of what the network paid back to them, over the half-year that decides.",
    format: formatUsd,
    roles: DEMAND,
    quarters: 2,
  },
  emissions: {
    what: "Market value of the tokens emitted over the same days at each quarter’s mean price, plus subsidies in cash.",
    format: formatUsd,
    roles: EMISSIONS,
    quarters: 2,
  },
  price: {
    what: "Mean price of the token in the latest quarter of the window.",
    format: formatPriceUsd,
    roles: ["price"],
    quarters: 1,
  },
  cashSubsidy: {
    what: "What suppliers are paid in cash rather than in tokens.",
    format: formatUsd,
    roles: ["cash_subsidy"],
    quarters: 2,
  },
  incentives: {
    what: "Rebates, credits and free use paid to customers by the network; taken off demand.",
    format: formatUsd,
    roles: ["incentive"],
    quarters: 2,
  },
  growth: { what: "How paid demand changes in a year.", format: formatGrowth, roles: DEMAND, quarters: 8 },
  topCustomerShare: {
    what: "Share of organic revenue that the largest customer pays.",
    format: formatPercent,
    roles: ["largest_customer_share"],
    quarters: 4,
  },
  utilisation: {
    what: "Share of the capacity on offer that is paid for.",
    format: formatPercent,
    roles: ["capacity_used", "capacity_available"],
    quarters: 1,
  },
  glut: {
    what: "Whether capacity grows faster than its use.",
    format: (value) => `${signed(Math.expm1(value))} a year`,
    roles: ["capacity_used", "capacity_available"],
    quarters: 5,
  },
  operatorCover: {
    what: "Operators’ income from customers against what running the hardware costs them.",
    format: formatMultiple,
    roles: ["operator_cost", "operator_revenue_share", "organic"],
    quarters: 1,
  },
  netDilution: {
    what: "Tokens that come into circulation in a year, net of burns, against what circulates.",
    format: signed,
    roles: [...TOKENS, "burn", "remint", "insider_unlock", "circulating_supply"],
    quarters: 4,
  },
  captureYield: {
    what: "Value passed to the token out of what customers pay, against its market capitalisation, in a year.",
    format: formatPercent,
    roles: ["captured_value", "market_cap"],
    quarters: 4,
  },
  checklist: {
    what: "Points of the fifteen questions after the rules of evidence.",
    format: formatPoints,
    roles: [],
    quarters: 0,
  },
  supplyScopeCoverage: {
    what: "Coverage with the rewards of suppliers alone in the denominator.",
    format: formatCoverage,
    roles: TOKENS,
    quarters: 2,
  },
};

const BECAUSE = {
  not_disclosed: "searched for, not disclosed",
  not_researched: "not researched yet",
  derived: "follows from other unknowns",
} as const;

/** `input.utilisation`: one input of the assessment, with what it rests on or what is missing. */
export const inputFormulas: FormulaBook = (context, id) => {
  const inputId = idAfter(id, "input.");
  const input = context.assessment.assessed.inputs.find((candidate) => candidate.id === inputId);
  return input ? inputFormula(context, input) : null;
};

function inputFormula(context: AssessedContext, input: InputState): Formula {
  const rule = INPUTS[input.id];
  const why = input.state === "unknown" && input.unknownBecause ? ` Unknown: ${BECAUSE[input.unknownBecause]}.` : "";
  return {
    title: input.label,
    what: rule.what,
    number: inputNumber(context, input, rule),
    formula: input.formula + why,
    parts: lineParts(context, rule.roles, rule.quarters),
    observationIds: input.observationIds,
    period: context.assessment.assessed.quarter && `to ${context.assessment.assessed.quarter}`,
  };
}

function inputNumber({ to }: AssessedContext, input: InputState, rule: InputRule): NumberView {
  const lead = to.formula(`input.${input.id}`);
  if (input.state === "not_applicable") return { ...notApplicable(input.formula), ...lead };
  return numberView(input.span, rule.format, { grade: input.grade, ...lead });
}
