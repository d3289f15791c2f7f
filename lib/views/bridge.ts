import { formatTokens, formatUsd, NOT_REPORTED } from "@/lib/format";
import type { Assessed, NetworkRecord, Role, Span } from "@/lib/scoring";
import { exact, figureAnchor, type NumberView, numberView } from "./number-view";
import { sumSpans, windowQuarters } from "./windows";

/** Who pays, over the half-year that decides: every revenue series by what it counts as, then what was emitted. */
export interface BridgeView {
  period: string;
  /** Largest amount of the picture, USD; the scale of all bars. */
  scaleUsd: number;
  demand: BridgeRow[];
  excluded: BridgeRow[];
  subsidy: BridgeRow[];
  demandTotal: BridgeRow;
  subsidyTotal: BridgeRow;
  /** What the arithmetic does with them, in one line. */
  formula: string;
}

export interface BridgeRow {
  label: string;
  measure: string;
  /** "customer", "company", "unknown payer" … */
  payer: string | null;
  /** What it counts as: "demand", "half", "not demand: related party" … */
  counts: string;
  number: NumberView;
  /** For the bar: a missing low is drawn as an empty dashed box, a missing high as an open end. */
  lowUsd: number | null;
  highUsd: number | null;
}

const DEMAND_ROLES: Role[] = ["organic", "unclassified"];
const OUTSIDE_ROLES: Role[] = ["related", "excluded", "incentive"];
const EMISSION_ROLES: Role[] = ["supply", "security", "demand", "cash_subsidy"];

const COUNTS: Partial<Record<Role, string>> = {
  organic: "counts as demand",
  unclassified: "counts half: payer not identified",
  related: "not demand: related party",
  excluded: "not demand: not a payment for service",
  incentive: "taken off demand: paid back to customers",
  supply: "pays suppliers",
  security: "pays stakers and validators",
  demand: "pays for demand",
  cash_subsidy: "pays suppliers in cash",
};

const PAYERS = {
  customer: "paid by customers",
  operator: "paid by operators",
  company: "paid by the company",
  treasury: "paid by the treasury",
  unknown: "payer unknown",
} as const;

/** Sum over the two quarters of the window, priced where the series counts tokens. */
function seriesRow(assessed: Assessed, record: NetworkRecord, seriesId: string, role: Role, period: string): BridgeRow {
  const series = record.series.find((candidate) => candidate.id === seriesId);
  const quarters = windowQuarters(assessed, 2).filter((quarter) => quarter.usable);
  const spans = quarters.map((quarter) => {
    const span = quarter.lines.find((line) => line.seriesId === seriesId && line.role === role)?.span ?? null;
    if (series?.unit === "USD" || !span) return span;
    const price = quarter.tokenPriceUsd;
    return (
      price && {
        value: span.value !== null && price.value !== null ? span.value * price.value : null,
        low: span.low * price.low,
        high: span.high * price.high,
      }
    );
  });
  // A series that is silent about a quarter is shown with the one it speaks of, and says so.
  const spoken = quarters.filter((_, index) => spans[index] !== null);
  const partial = sumSpans(spans.filter((span) => span !== null));
  const only =
    spoken.length > 0 && spoken.length < quarters.length
      ? `, ${spoken.map((quarter) => quarter.quarter).join(", ")} only`
      : "";
  const figures = assessed.figures.filter(
    (figure) => figure.seriesId === seriesId && quarters.some((quarter) => quarter.quarter === figure.quarter),
  );
  const latest = figures.filter((figure) => figure.span).at(-1) ?? figures.at(-1);
  return {
    label: series?.label ?? seriesId,
    measure: series?.measure ?? "",
    payer: series?.payer ? PAYERS[series.payer] : null,
    counts: COUNTS[role] ?? role,
    number: withSuffix(only, partial, {
      grade: partial ? (latest?.grade ?? null) : null,
      period,
      href: latest ? `#${figureAnchor(latest.seriesId, latest.quarter)}` : null,
      note: partial ? (latest?.reason ?? null) : missingWords(latest?.missing ?? "no_claim"),
    }),
    lowUsd: partial?.low ?? null,
    highUsd: partial && Number.isFinite(partial.high) ? partial.high : null,
  };
}

/** The amount, and which quarters it is of where not of all. */
function withSuffix(suffix: string, span: Span | null, details: Parameters<typeof numberView>[2]): NumberView {
  const view = numberView(span, formatUsd, details);
  return view.state === "unknown" ? view : { ...view, text: view.text + suffix };
}

export function missingWords(missing: "not_disclosed" | "not_researched" | "part_quarter" | "no_claim"): string {
  return {
    not_disclosed: "searched for, not disclosed",
    not_researched: "not researched yet",
    part_quarter: "claims cover only part of the quarter",
    no_claim: NOT_REPORTED,
  }[missing];
}

export function buildBridge(assessed: Assessed, record: NetworkRecord): BridgeView | null {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const quarters = windowQuarters(assessed, 2).filter((quarter) => quarter.usable);
  if (!definition || quarters.length === 0) return null;
  const period = quarters.map((quarter) => quarter.quarter).join(" + ");
  const rows = (roles: Role[]) =>
    roles.flatMap((role) =>
      definition.lines
        .filter((line) => line.role === role)
        .map((line) => seriesRow(assessed, record, line.seriesId, role, period)),
    );
  const total = (label: string, span: Span | null, note: string): BridgeRow => ({
    label,
    measure: note,
    payer: null,
    counts: "",
    number: numberView(span, formatUsd, { period, note }),
    lowUsd: span?.low ?? null,
    highUsd: span && Number.isFinite(span.high) ? span.high : null,
  });
  const demandTotal = total(
    "Demand",
    sumSpans(quarters.map((quarter) => quarter.demandUsd)),
    "organic + ½ unclassified − incentives",
  );
  const tokens = sumSpans(quarters.map((quarter) => quarter.emittedTokens));
  const subsidyTotal = total(
    "Subsidy",
    sumSpans(quarters.map((quarter) => quarter.emissionsUsd)),
    `${numberView(tokens ?? exact(null), (value) => formatTokens(value, record.network.token)).text} at each quarter’s mean price, and cash`,
  );
  const demand = rows(DEMAND_ROLES);
  const excluded = rows(OUTSIDE_ROLES);
  const subsidy = rows(EMISSION_ROLES);
  const amounts = [...demand, ...excluded, ...subsidy, demandTotal, subsidyTotal].flatMap(
    (row) => row.highUsd ?? row.lowUsd ?? [],
  );
  return {
    period,
    scaleUsd: Math.max(1, ...amounts),
    demand,
    excluded,
    subsidy,
    demandTotal,
    subsidyTotal,
    formula:
      "Coverage is demand ÷ subsidy over the same days; the prudent one values the tokens at the year’s mean price where that is higher.",
  };
}
