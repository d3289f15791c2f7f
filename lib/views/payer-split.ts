import { formatPercent, formatUsd } from "@/lib/format";
import type { Assessed, Payer, Role, Span } from "@/lib/scoring";
import { exact, type NumberView, numberView } from "./number-view";
import type { Tracer } from "./tracer";
import { sumSpans, windowQuarters } from "./windows";

/** Everything that was called revenue over the half-year, by who paid it and what of it is demand. */
export interface PayerSplitView {
  period: string;
  quarters: string[];
  segments: PayerSegment[];
}

export interface PayerSegment {
  id: string;
  role: RevenueRole;
  /** "customers", "the company" … */
  payer: string;
  /** "demand", "counts half", "not demand". */
  counts: string;
  tone: "demand" | "half" | "outside";
  number: NumberView;
  /** Of all that was called revenue, low ends against low ends, 0–1; the width of the bar. */
  share: NumberView;
  ratio: number;
}

const PAYER_WORDS: Record<Payer, string> = {
  customer: "customers",
  operator: "operators",
  company: "the company",
  treasury: "the treasury",
  unknown: "payer unknown",
};

export type RevenueRole = Extract<Role, "organic" | "unclassified" | "related" | "excluded">;

const COUNTS: Record<RevenueRole, Pick<PayerSegment, "counts" | "tone">> = {
  organic: { counts: "demand", tone: "demand" },
  unclassified: { counts: "counts half", tone: "half" },
  related: { counts: "not demand: related party", tone: "outside" },
  excluded: { counts: "not demand: no payment for service", tone: "outside" },
};

const ROLES = Object.keys(COUNTS) as RevenueRole[];

/** Sum over quarters of what a series has to say; a quarter it is silent about adds nothing. */
const spoken = (spans: (Span | null)[]): Span | null => sumSpans(spans.filter((span) => span !== null));

const lowEnd = (span: Span): number => span.value ?? span.low;

/** Null without a usable quarter, or where nothing was called revenue. */
export function buildPayerSplit(assessed: Assessed, to: Tracer): PayerSplitView | null {
  const quarters = windowQuarters(assessed, 2).filter(({ usable }) => usable);
  const groups = new Map<string, { role: RevenueRole; payer: Payer; spans: Span[] }>();
  for (const role of ROLES) {
    for (const quarter of quarters) {
      for (const line of quarter.lines) {
        if (line.role !== role || line.span === null) continue;
        const payer = line.payer ?? "unknown";
        const group = groups.get(`${role}-${payer}`) ?? { role, payer, spans: [] };
        groups.set(`${role}-${payer}`, { ...group, spans: [...group.spans, line.span] });
      }
    }
  }
  const sums = [...groups].flatMap(([id, { role, payer, spans }]) => {
    const span = spoken(spans);
    return span ? [{ id, role, payer, span }] : [];
  });
  const whole = sums.reduce((total, { span }) => total + lowEnd(span), 0);
  if (whole <= 0) return null;
  const labels = quarters.map(({ quarter }) => quarter);
  const period = labels.join(" + ");
  return {
    period,
    quarters: labels,
    segments: sums.map(({ id, role, payer, span }) => {
      const ratio = lowEnd(span) / whole;
      const place = to.formula(`payer.${id}`);
      return {
        id,
        role,
        payer: PAYER_WORDS[payer],
        ...COUNTS[role],
        number: numberView(span, formatUsd, { period, ...place }),
        share: numberView(exact(ratio), formatPercent, { period, ...place }),
        ratio,
      };
    }),
  };
}
