import type { ChartSpan, EndLabelSpec, LegendEntry, ReadoutSpec, TableSpec } from "./types";

/** One quarter; null = not reported. */
export interface UtilisationRow {
  quarter: string;
  /** Native unit (GPU, PiB, TB …). */
  capacityAvailable: ChartSpan | null;
  capacityUsed: ChartSpan | null;
  /** Used ÷ available, 0–1. */
  utilisation: ChartSpan | null;
  grade?: string | null;
}

/** Numbers as text, handed in by the views. null reads "not reported". */
export interface UtilisationWords {
  amount: (span: ChartSpan | null) => string;
  percent: (span: ChartSpan | null) => string;
}

/** One quarter in words. */
export const capacityReadout = (row: UtilisationRow, words: UtilisationWords): ReadoutSpec => ({
  quarter: row.quarter,
  lines: [
    { label: "Available", text: words.amount(row.capacityAvailable), tone: "ink", fill: "outline" },
    { label: "In use", text: words.amount(row.capacityUsed), tone: "demand", fill: "solid" },
    {
      label: "Utilisation",
      text: words.percent(row.utilisation) + (row.grade ? `, grade ${row.grade}` : ""),
      tone: "ink",
      fill: "line",
    },
  ],
});

/** Everything drawn as text. */
export const capacityTable = (rows: readonly UtilisationRow[], words: UtilisationWords): TableSpec => ({
  columns: ["Quarter", "Available", "In use", "Utilisation"],
  ids: ["", "available", "used", "utilisation"],
  rows: rows.map((row) => [
    row.quarter,
    words.amount(row.capacityAvailable),
    words.amount(row.capacityUsed),
    words.percent(row.utilisation),
  ]),
  spans: rows.map((row) => [row.capacityAvailable, row.capacityUsed, row.utilisation]),
});

/** The last known values; dated where they are not of the last quarter. */
export function capacityEndLabels(rows: readonly UtilisationRow[], words: UtilisationWords): EndLabelSpec[] {
  const latest = (
    panel: string,
    id: string,
    title: string,
    tone: EndLabelSpec["tone"],
    pick: (row: UtilisationRow) => ChartSpan | null,
    text: (span: ChartSpan) => string,
  ): EndLabelSpec[] => {
    const index = rows.findLastIndex((row) => pick(row) !== null);
    const row = rows[index];
    const span = row && pick(row);
    if (!row || !span) return [];
    const value = span.value ?? (Number.isFinite(span.high) ? (span.low + span.high) / 2 : span.low);
    const of = { id, quarter: row.quarter };
    return [
      { panel, value, title, quarter: index === rows.length - 1 ? null : row.quarter, of, text: text(span), tone },
    ];
  };
  return [
    ...latest("capacity", "available", "Available", "ink", (row) => row.capacityAvailable, words.amount),
    ...latest("capacity", "used", "In use", "demand", (row) => row.capacityUsed, words.amount),
    ...latest("utilisation", "utilisation", "Utilisation", "ink", (row) => row.utilisation, words.percent),
  ];
}

/** Entries for what is drawn. */
export function capacityLegend(
  used: ReadonlySet<string>,
  hasBounds: boolean,
  rows: readonly UtilisationRow[],
): LegendEntry[] {
  const entries: LegendEntry[] = [];
  if (used.has("available")) entries.push({ label: "Available", tone: "ink", fill: "outline" });
  if (used.has("used")) entries.push({ label: "In use", tone: "demand", fill: "solid" });
  if (hasBounds) entries.push({ label: "Bounds only", tone: "ink", fill: "hatch" });
  if (rows.some((row) => !row.capacityAvailable || !row.capacityUsed))
    entries.push({ label: "Not reported", tone: "unknown", fill: "missing" });
  return entries;
}

/** What is seen, for those who cannot see it. */
export function capacitySummary(rows: readonly UtilisationRow[], name: string, words: UtilisationWords): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return `No capacity of ${name} is on record.`;
  const latest = rows.findLast((row) => row.utilisation !== null);
  const missing = rows.filter((row) => !row.utilisation).length;
  const now = latest
    ? `Latest: ${latest.quarter}, ${words.percent(latest.utilisation)} in use (${words.amount(latest.capacityUsed)} of ${words.amount(latest.capacityAvailable)}).`
    : "No quarter has a utilisation.";
  return `Capacity of ${name} and its use by quarter, ${first.quarter} to ${last.quarter}. ${now} Not reported in ${missing} of ${rows.length} quarters.`;
}
