interface Claim {
  id: string;
  seriesId: string;
  sourceId: string;
  periodStart: string;
  periodEnd: string;
  knownOn: string;
  contentHash: string;
  supersedesId: string | null;
}

const keyOf = (row: Claim): string =>
  [row.seriesId, row.periodStart, row.periodEnd, row.sourceId, row.knownOn, row.contentHash].join(" ");

/**
 * The claims that stand, in the order given: without those that another row supersedes, and with a claim that several
 * runs hold (loaded once and ingested again) counted once, as its first row.
 */
export function currentClaims<Row extends Claim>(rows: readonly Row[]): Omit<Row, "supersedesId" | "contentHash">[] {
  const superseded = new Set(rows.map((row) => row.supersedesId));
  const seen = new Set<string>();
  const current: Omit<Row, "supersedesId" | "contentHash">[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (superseded.has(row.id) || seen.has(key)) continue;
    seen.add(key);
    const { supersedesId, contentHash, ...claim } = row;
    current.push(claim);
  }
  return current;
}
