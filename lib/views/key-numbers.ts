import { formatCoverage, formatPercent, formatTokens, formatUsd } from "@/lib/format";
import { type Assessed, type InputId, isScored, type NetworkRecord, type Span } from "@/lib/scoring";
import { formatGrowth } from "./checks";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { cornerSpan } from "./verdict";
import { sumSpans, windowQuarters } from "./windows";

/** The six numbers of page 1. */
export interface KeyNumber {
  label: string;
  note: string;
  number: NumberView;
}

export function buildKeyNumbers(assessed: Assessed, record: NetworkRecord): KeyNumber[] {
  const quarters = windowQuarters(assessed, 2).filter((quarter) => quarter.usable);
  const period = quarters.map((quarter) => quarter.quarter).join(" + ") || null;
  const input = (id: InputId) => assessed.inputs.find((candidate) => candidate.id === id);
  const ofResult = (pick: Parameters<typeof cornerSpan>[1]): Span | null => cornerSpan(assessed, pick);
  const graded = (id: InputId, href: string) => ({
    grade: input(id)?.grade ?? null,
    period,
    href,
    note: input(id)?.formula ?? null,
  });
  const utilisation = input("utilisation");
  const annual = isScored(assessed.result) && quarters.length === 0;
  return [
    {
      label: "Prudent coverage C*",
      note: "customers’ dollars per dollar of tokens",
      number: numberView(
        ofResult((r) => r.ratios.prudentCoverage),
        formatCoverage,
        { period },
      ),
    },
    {
      label: annual ? "Paid demand, year" : "Paid demand, half-year",
      note: "organic + ½ unclassified − incentives",
      number: numberView(
        ofResult((r) => r.ratios.revenue2qUsd) ?? sumSpans(quarters.map((q) => q.demandUsd)),
        formatUsd,
        graded("revenue", "#who-pays"),
      ),
    },
    {
      label: annual ? "Subsidy, year" : "Subsidy, half-year",
      note: "tokens emitted at each quarter’s price",
      number: numberView(
        ofResult((r) => r.ratios.emissions2qUsd) ?? sumSpans(quarters.map((q) => q.emissionsUsd)),
        formatUsd,
        graded("emissions", "#who-pays"),
      ),
    },
    {
      label: "Tokens emitted",
      note: "over the same days",
      number: numberView(sumSpans(quarters.map((q) => q.emittedTokens)), (v) => formatTokens(v, record.network.token), {
        ...graded("emissions", "#inputs"),
        grade: null,
      }),
    },
    {
      label: "Growth of paid demand",
      note: "a year, organic",
      number: numberView(
        ofResult((r) => r.ratios.revenueGrowth),
        formatGrowth,
        graded("growth", "#checks"),
      ),
    },
    {
      label: "Utilisation",
      note: "paid use ÷ capacity",
      number:
        utilisation?.state === "not_applicable"
          ? notApplicable(utilisation.formula)
          : numberView(utilisation?.span ?? null, formatPercent, graded("utilisation", "#utilisation")),
    },
  ];
}
