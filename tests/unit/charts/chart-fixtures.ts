import {
  type ChartSpan,
  type DemandSubsidyRow,
  demandVsSubsidy,
  type UtilisationRow,
  utilisationVsCapacity,
} from "@/lib/charts";

/** Builders for chart rows; texts are plain numbers, so that a test reads what it put in. */

export const exactly = (value: number): ChartSpan => ({ value, low: value, high: value });
export const between = (low: number, high: number): ChartSpan => ({ value: null, low, high });

const words = (span: ChartSpan | null): string =>
  span === null ? "not reported" : span.low === span.high ? `${span.low}` : `${span.low}–${span.high}`;
export const WORDS = { usd: words, coverage: words, amount: words, percent: words };

export const row = (quarter: string, parts: Partial<DemandSubsidyRow> = {}): DemandSubsidyRow => ({
  quarter,
  revenue: [],
  subsidy: [],
  demandUsd: null,
  subsidyUsd: null,
  coverage: null,
  ...parts,
});

/** A quarter with one customer line and one emission line. */
export const plainRow = (quarter: string, demandUsd: number, subsidyUsd: number): DemandSubsidyRow =>
  row(quarter, {
    revenue: [{ kind: "organic", usd: exactly(demandUsd) }],
    subsidy: [{ kind: "supply", usd: exactly(subsidyUsd) }],
    demandUsd: exactly(demandUsd),
    subsidyUsd: exactly(subsidyUsd),
    coverage: exactly(demandUsd / subsidyUsd),
  });

export const flows = (rows: DemandSubsidyRow[], events: { date: string; label: string; kind: string }[] = []) =>
  demandVsSubsidy(rows, { id: "flows", name: "Testnet", source: "made up", words: WORDS, events });

export const capacity = (
  rows: UtilisationRow[],
  targetRatio: number | null = null,
  events: { date: string; label: string; kind: string }[] = [],
) =>
  utilisationVsCapacity(rows, {
    id: "capacity",
    name: "Testnet",
    unit: "GPU",
    source: "made up",
    words: WORDS,
    events,
    targetRatio,
  });

/** Everything the charts can show at once: split stacks, bounds, an open bound, an estimate, a stub, a hole. */
export const fullFlows = () =>
  flows(
    [
      row("2024Q1", {
        revenue: [
          { kind: "organic", usd: exactly(3e6) },
          { kind: "unclassified", usd: exactly(1e6) },
          { kind: "related", usd: exactly(5e5) },
          { kind: "excluded", usd: exactly(7e5) },
        ],
        subsidy: [
          { kind: "supply", usd: exactly(8e6) },
          { kind: "security", usd: exactly(1e6) },
        ],
        demandUsd: exactly(3.5e6),
        subsidyUsd: exactly(9e6),
        coverage: exactly(3.5 / 9),
      }),
      row("2024Q2", {
        revenue: [{ kind: "organic", usd: between(2e6, 4e6) }],
        subsidy: [{ kind: "supply", usd: exactly(7e6), isEstimated: true }],
        demandUsd: between(2e6, 4e6),
        subsidyUsd: exactly(7e6),
        coverage: between(2 / 7, 4 / 7),
      }),
      // 2024Q3 has no row at all.
      row("2024Q4", { subsidy: [{ kind: "supply", usd: exactly(6e6) }], subsidyUsd: exactly(6e6) }),
      row("2025Q1", {
        revenue: [{ kind: "organic", usd: exactly(5e6) }],
        demandUsd: exactly(5e6),
        subsidyUsd: between(4e6, Number.POSITIVE_INFINITY),
        coverage: between(0, 1.25),
      }),
      plainRow("2025Q2", 6e6, 5e6),
      plainRow("2025Q3", 6.5e6, 5e6),
    ],
    [
      { date: "2024-05-15", label: "Halving", kind: "emission" },
      { date: "2025-01-02", label: "Definition changes", kind: "definition" },
    ],
  );

export const fullCapacity = () =>
  capacity(
    [
      {
        quarter: "2024Q1",
        capacityAvailable: exactly(1000),
        capacityUsed: exactly(300),
        utilisation: exactly(0.3),
      },
      { quarter: "2024Q2", capacityAvailable: exactly(900), capacityUsed: null, utilisation: null },
      {
        quarter: "2024Q4",
        capacityAvailable: between(700, 800),
        capacityUsed: between(200, 240),
        utilisation: between(0.25, 0.34),
      },
      { quarter: "2025Q1", capacityAvailable: exactly(800), capacityUsed: exactly(400), utilisation: exactly(0.5) },
    ],
    0.7,
  );
