import { formatCompact, formatCoverage, formatPercent, formatPriceUsd, formatTokens, formatUsd } from "@/lib/format";
import { product, type QuarterView, type Role, type Span } from "@/lib/scoring";
import { type NumberView, numberView } from "../../number-view";
import type { AssessedContext } from "../context";
import { type Formula, type FormulaBook, idAfter } from "./formula";
import { linePartsIn } from "./lines";

interface ColumnRule {
  title: string;
  what: string;
  span: (quarter: QuarterView, context: AssessedContext) => Span | null;
  format: (value: number, context: AssessedContext) => string;
  /** `@` stands for the quarter. */
  formula: string;
  roles: Role[];
}

/** Lines of one role in USD, token amounts at the quarter’s price; null where none has a number. */
function roleSum(role: Role) {
  return (quarter: QuarterView, context: AssessedContext): Span | null => {
    const spans = quarter.lines
      .filter((line) => line.role === role)
      .flatMap((line) => {
        if (!line.span || context.series(line.seriesId)?.unit === "USD") return line.span ?? [];
        return quarter.tokenPriceUsd ? product(line.span, quarter.tokenPriceUsd) : [];
      });
    if (spans.length === 0) return null;
    const low = spans.reduce((sum, span) => sum + span.low, 0);
    const high = spans.reduce((sum, span) => sum + span.high, 0);
    const values = spans.map((span) => span.value);
    return {
      value: values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
      low,
      high,
    };
  };
}

const paid = (role: Role, title: string, what: string): ColumnRule => ({
  title,
  what,
  span: roleSum(role),
  format: formatUsd,
  formula: "The sum of the series below; token amounts at the quarter’s mean price.",
  roles: [role, "price"],
});

const unitOf = (context: AssessedContext, role: Role): string => {
  const { assessed, record } = context.assessment;
  const line = record.definitions
    .find((candidate) => candidate.id === assessed.definitionId)
    ?.lines.find((candidate) => candidate.role === role);
  return (line && context.series(line.seriesId)?.unit) ?? "";
};

const amountOf = (role: Role) => (value: number, context: AssessedContext) =>
  `${formatCompact(value)}\u00a0${unitOf(context, role)}`.trim();

const EMITTED: Role[] = ["supply", "security", "demand"];

/** Columns of a quarter; the charts’ tables name theirs by these ids. */
const COLUMNS: Record<string, ColumnRule> = {
  demand: {
    title: "Paid demand",
    what: "What customers paid in the quarter: organic + half of unclassified − incentives, not under nothing.",
    span: (quarter) => quarter.demandUsd,
    format: formatUsd,
    formula:
      "Organic {quarter.organic@} + half of unclassified {quarter.unclassified@} − incentives {quarter.incentive@}.",
    roles: ["organic", "unclassified", "incentive"],
  },
  subsidy: {
    title: "Subsidy",
    what: "Market value of the tokens emitted in the quarter at its mean price, plus subsidies in cash.",
    span: (quarter) => quarter.emissionsUsd,
    format: formatUsd,
    formula: "Tokens {quarter.tokens@} × mean price {quarter.price@} + cash {quarter.emission-cash@}.",
    roles: [...EMITTED, "cash_subsidy", "price"],
  },
  coverage: {
    title: "Coverage",
    what: "What customers paid for every dollar of tokens in the quarter.",
    span: (quarter) => quarter.coverage,
    format: formatCoverage,
    formula: "Paid demand {quarter.demand@} ÷ subsidy {quarter.subsidy@}.",
    roles: [],
  },
  tokens: {
    title: "Tokens emitted",
    what: "Tokens issued to suppliers, stakers and for demand in the quarter.",
    span: (quarter) => quarter.emittedTokens,
    format: (value, { record }) => formatTokens(value, record.network.token),
    formula: "The sum of the emission series below.",
    roles: EMITTED,
  },
  price: {
    title: "Token price",
    what: "Mean price of the quarter.",
    span: (quarter) => quarter.tokenPriceUsd,
    format: formatPriceUsd,
    formula: "The price series below.",
    roles: ["price"],
  },
  available: {
    title: "Capacity available",
    what: "Capacity on offer in the quarter.",
    span: (quarter) => quarter.capacityAvailable,
    format: amountOf("capacity_available"),
    formula: "The series below.",
    roles: ["capacity_available"],
  },
  used: {
    title: "Capacity in use",
    what: "Capacity that was paid for in the quarter.",
    span: (quarter) => quarter.capacityUsed,
    format: amountOf("capacity_used"),
    formula: "The series below.",
    roles: ["capacity_used"],
  },
  utilisation: {
    title: "Utilisation",
    what: "Share of the capacity on offer that was paid for.",
    span: (quarter) => quarter.utilisation,
    format: (value) => formatPercent(value),
    formula: "In use {quarter.used@} ÷ available {quarter.available@}, or the share as a source states it.",
    roles: [],
  },
  organic: paid("organic", "Paid by customers", "Revenue of the quarter from identified outside payers."),
  unclassified: paid("unclassified", "Unclassified revenue", "Revenue without a split of who paid; half of it counts."),
  related: paid("related", "Related-party revenue", "Paid by operators, affiliates or the issuer; not demand."),
  excluded: paid("excluded", "Excluded revenue", "Not a payment for service; not demand."),
  incentive: paid("incentive", "Rebates to customers", "Paid back to customers; taken off demand."),
  "emission-supply": paid("supply", "Emissions to suppliers", "Value of tokens issued to suppliers."),
  "emission-security": paid("security", "Emissions for security", "Value of tokens issued to stakers and validators."),
  "emission-demand": paid("demand", "Emissions to users", "Value of tokens issued to those who use the network."),
  "emission-cash": paid("cash_subsidy", "Cash subsidy", "What suppliers are paid in cash rather than in tokens."),
};

function columnNumber(context: AssessedContext, column: string, rule: ColumnRule, quarter: string): NumberView {
  const drawn = context.assessment.assessed.quarters.find((candidate) => candidate.quarter === quarter);
  return numberView(drawn ? rule.span(drawn, context) : null, (value) => rule.format(value, context), {
    period: quarter,
    ...context.to.formula(`quarter.${column}@${quarter}`),
  });
}

/** `quarter.coverage@2025Q4`: one column of one quarter, as drawn and tabled. */
export const quarterFormulas: FormulaBook = (context, id): Formula | null => {
  const [column = "", quarter = ""] = (idAfter(id, "quarter.") ?? "").split("@");
  const rule = COLUMNS[column];
  if (!rule || !/^\d{4}Q[1-4]$/.test(quarter)) return null;
  const { assessed } = context.assessment;
  return {
    title: `${rule.title}, ${quarter}`,
    what: rule.what,
    number: columnNumber(context, column, rule, quarter),
    formula: rule.formula.replaceAll("@}", `@${quarter}}`),
    parts: linePartsIn(context, rule.roles, [quarter]),
    period: quarter,
    series: {
      label: rule.title,
      rows: assessed.quarters.map((drawn) => ({
        label: drawn.quarter,
        number: columnNumber(context, column, rule, drawn.quarter),
        note: drawn.usable ? null : "not a usable quarter",
      })),
    },
  };
};

/** `quarters.flows`, `quarters.capacity`: what a chart shows as a whole. */
export const chartFormulas: FormulaBook = (context, id): Formula | null => {
  const columns = {
    "quarters.flows": ["demand", "subsidy", "coverage"],
    "quarters.capacity": ["available", "used", "utilisation"],
  }[id];
  if (!columns) return null;
  const { assessed } = context.assessment;
  const first = assessed.quarters[0]?.quarter ?? "no quarter";
  const last = assessed.quarters.at(-1)?.quarter ?? "no quarter";
  return {
    title: id === "quarters.flows" ? "Demand and subsidy by quarter" : "Capacity and its use by quarter",
    what: `Every quarter on record, ${first} to ${last}; how many there are, and in how many a side is not fully reported, is counted from these rows.`,
    number: null,
    formula: "One row for each quarter and column.",
    parts: assessed.quarters.flatMap(({ quarter }) =>
      columns.flatMap((column) => {
        const rule = COLUMNS[column];
        return rule
          ? [{ label: `${rule.title}, ${quarter}`, number: columnNumber(context, column, rule, quarter), note: null }]
          : [];
      }),
    ),
    period: `${first} to ${last}`,
  };
};

/** `history@2025Q4`: the verdict as it would have stood, from what is known on the as-of day. */
export const historyFormulas: FormulaBook = (context, id): Formula | null => {
  const quarter = idAfter(id, "history@");
  const step = context.assessment.assessed.history.find((candidate) => candidate.quarter === quarter);
  if (!step) return null;
  const exactly = (value: number | null): Span | null => (value === null ? null : { value, low: value, high: value });
  const own = context.to.formula(id);
  return {
    title: `Verdict at ${step.quarter}`,
    what: "The verdict at the end of that quarter, recomputed from what is known on the as-of day, with hysteresis.",
    number: numberView(exactly(step.prudentCoverage), formatCoverage, { period: step.quarter, ...own }),
    formula: "Prudent coverage C* of the half-year to the quarter; class by corridor, score and gates.",
    parts: [
      {
        label: "Coverage, half-year",
        number: numberView(exactly(step.coverage2q), formatCoverage, { period: step.quarter, ...own }),
        note: null,
      },
      {
        label: "Score",
        number: numberView(exactly(step.score), (value) => value.toFixed(1), { period: step.quarter, ...own }),
        note: "of 100 points",
      },
    ],
    period: step.quarter,
  };
};
