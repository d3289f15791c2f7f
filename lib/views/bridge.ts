import { formatTokens, formatUsd } from "@/lib/format";
import type { Assessed, DefinitionLineFact, NetworkRecord, Role, Span } from "@/lib/scoring";
import { bridgeSpan } from "./bridge-span";
import { missingWords } from "./claim-words";
import { exact, type NumberView, numberView, restated } from "./number-view";
import type { ProseView } from "./prose";
import { type Tracer, tracer } from "./tracer";
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
  measure: ProseView;
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
function seriesRow(assessed: Assessed, record: NetworkRecord, line: DefinitionLineFact, to: Tracer): BridgeRow {
  const series = record.series.find((candidate) => candidate.id === line.seriesId);
  if (!series) throw new Error(`${record.network.slug}: no series ${line.seriesId}`);
  const { span, quarters, spoken, figures } = bridgeSpan(assessed, series, line.role);
  // A series that is silent about a quarter is shown with the one it speaks of, and says so.
  const only = spoken.length > 0 && spoken.length < quarters.length ? `, ${spoken.join(", ")} only` : "";
  const latest = figures.filter((figure) => figure.span).at(-1) ?? figures.at(-1);
  const lead = to.formula(`line.${series.id}.${line.role}`);
  return {
    label: series.label,
    measure: to.words(series.measure, `series.${series.id}`),
    payer: series.payer ? PAYERS[series.payer] : null,
    counts: COUNTS[line.role] ?? line.role,
    number: withSuffix(only, span, {
      grade: span ? (latest?.grade ?? null) : null,
      period: quarters.join(" + "),
      note: span ? (latest?.reason ?? null) : missingWords(latest?.missing ?? "no_claim"),
      ...lead,
    }),
    lowUsd: span?.low ?? null,
    highUsd: span && Number.isFinite(span.high) ? span.high : null,
  };
}

/** The amount, and which quarters it is of where not of all. */
function withSuffix(suffix: string, span: Span | null, details: Parameters<typeof numberView>[2]): NumberView {
  const view = numberView(span, formatUsd, details);
  return view.state === "unknown" ? view : restated(view, { text: view.text + suffix });
}

export function buildBridge(
  assessed: Assessed,
  record: NetworkRecord,
  to: Tracer = tracer(assessed.slug),
): BridgeView | null {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const quarters = windowQuarters(assessed, 2).filter((quarter) => quarter.usable);
  if (!definition || quarters.length === 0) return null;
  const period = quarters.map((quarter) => quarter.quarter).join(" + ");
  const rows = (roles: Role[]) =>
    roles.flatMap((role) =>
      definition.lines.filter((line) => line.role === role).map((line) => seriesRow(assessed, record, line, to)),
    );
  const total = (label: string, span: Span | null, note: string, formulaId: string): BridgeRow => ({
    label,
    measure: to.words(note, formulaId === "subsidy.half-year" ? "tokens.half-year" : formulaId),
    payer: null,
    counts: "",
    number: numberView(span, formatUsd, { period, note, ...to.formula(formulaId) }),
    lowUsd: span?.low ?? null,
    highUsd: span && Number.isFinite(span.high) ? span.high : null,
  });
  const demandTotal = total(
    "Demand",
    sumSpans(quarters.map((quarter) => quarter.demandUsd)),
    "organic + ½ unclassified − incentives",
    "demand.half-year",
  );
  const tokens = sumSpans(quarters.map((quarter) => quarter.emittedTokens));
  const subsidyTotal = total(
    "Subsidy",
    sumSpans(quarters.map((quarter) => quarter.emissionsUsd)),
    `${numberView(tokens ?? exact(null), (value) => formatTokens(value, record.network.token)).text} at each quarter’s mean price, and cash`,
    "subsidy.half-year",
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
