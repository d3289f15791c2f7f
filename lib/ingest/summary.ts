import type { IngestReport } from "./ingest";

const HEAD = ["source", "network", "new", "changed", "unchanged", "null", "rejected", "newest day"];

/** The report of an ingest as lines of text: the table, what was off, what failed, what became of the verdicts. */
export function reportLines(report: IngestReport, isDryRun: boolean): string[] {
  const rows = report.tallies.map((tally) => [
    tally.adapterId,
    tally.networkSlug,
    ...[tally.added, tally.changed, tally.unchanged, tally.unknown, tally.rejected].map(String),
    tally.newestDay ?? "none",
  ]);
  return [
    ...(rows.length === 0 ? ["Nothing new: no source gave a value."] : table([HEAD, ...rows])),
    ...report.off.map(({ adapterId, keyName }) => `${adapterId}: off; set ${keyName} to switch it on.`),
    ...report.failures.map(({ adapterId, failure }) => `${adapterId}: ${failure}`),
    ...report.quarantined.map(({ adapterId, address, reason }) => `${adapterId}: set aside ${address}: ${reason}`),
    ...report.verdicts.map(
      ({ networkSlug, before, after }) =>
        `${networkSlug}: verdict ${before.verdict} (${before.quarter ?? "no quarter"}) is now ${after.verdict} (${after.quarter ?? "no quarter"}).`,
    ),
    ...(isDryRun ? ["Dry run: nothing was stored."] : []),
  ];
}

/** Columns in line; numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column >= 2 && column <= 6 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
