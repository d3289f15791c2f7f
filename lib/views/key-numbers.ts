import { formatCoverage, formatPercent, formatTokens, formatUsd } from "@/lib/format";
import type { Assessed, InputId, NetworkRecord, Span } from "@/lib/scoring";
import { oldWords } from "./age";
import { formatGrowth } from "./growth-words";
import { halfYearOf } from "./half-year";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { type Tracer, tracer } from "./tracer";
import { cornerSpan } from "./verdict";

/** The six numbers of page 1. */
export interface KeyNumber {
  label: string;
  note: string;
  number: NumberView;
}

export function buildKeyNumbers(
  assessed: Assessed,
  record: NetworkRecord,
  to: Tracer = tracer(assessed.slug),
): KeyNumber[] {
  const { quarters, isAnnual, demandUsd, subsidyUsd, tokens } = halfYearOf(assessed);
  const length = isAnnual ? "year" : quarters.length === 1 ? "one quarter" : "half-year";
  const period = quarters.map((quarter) => quarter.quarter).join(" + ") || null;
  const dated = { period, age: period && oldWords(assessed.ageDays) };
  const input = (id: InputId) => assessed.inputs.find((candidate) => candidate.id === id);
  const ofResult = (pick: Parameters<typeof cornerSpan>[1]): Span | null => cornerSpan(assessed, pick);
  const graded = (id: InputId, formulaId: string) => ({
    grade: input(id)?.grade ?? null,
    ...dated,
    ...to.formula(formulaId),
    note: input(id)?.formula ?? null,
  });
  const utilisation = input("utilisation");
  return [
    {
      label: "Prudent coverage C*",
      note: "customers’ dollars per dollar of tokens",
      number: numberView(
        ofResult((r) => r.ratios.prudentCoverage),
        formatCoverage,
        { ...dated, ...to.formula("coverage.prudent") },
      ),
    },
    {
      label: `Paid demand, ${length}`,
      note: "organic + ½ unclassified − incentives",
      number: numberView(demandUsd, formatUsd, graded("revenue", "demand.half-year")),
    },
    {
      label: `Subsidy, ${length}`,
      note: "tokens emitted at each quarter’s price",
      number: numberView(subsidyUsd, formatUsd, graded("emissions", "subsidy.half-year")),
    },
    {
      label: "Tokens emitted",
      note: "over the same days",
      number: numberView(tokens, (v) => formatTokens(v, record.network.token), {
        ...graded("emissions", "tokens.half-year"),
        grade: null,
      }),
    },
    {
      label: "Growth of paid demand",
      note: "a year, organic",
      number: numberView(
        ofResult((r) => r.ratios.revenueGrowth),
        formatGrowth,
        graded("growth", "growth"),
      ),
    },
    {
      label: "Utilisation",
      note: "paid use ÷ capacity",
      number:
        utilisation?.state === "not_applicable"
          ? { ...notApplicable(utilisation.formula), ...to.formula("input.utilisation") }
          : numberView(utilisation?.span ?? null, formatPercent, graded("utilisation", "input.utilisation")),
    },
  ];
}
