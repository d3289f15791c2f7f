import type { ScoreboardRow } from "./scoreboard-rows";

const MAX_PEERS = 8;

/** The network itself, then those of its category, then the ones a comparison opens with; in the order of the board. */
export function peersOf(rows: ScoreboardRow[], slug: string, headlines: readonly string[]): ScoreboardRow[] {
  const own = rows.find((row) => row.slug === slug);
  if (!own) return [];
  const isNear = (row: ScoreboardRow) => row.category === own.category || headlines.includes(row.slug);
  const others = rows.filter((row) => row !== own && isNear(row));
  const nearest = [...others].sort((a, b) => Number(b.category === own.category) - Number(a.category === own.category));
  const chosen = new Set([own, ...nearest.slice(0, MAX_PEERS - 1)]);
  return rows.filter((row) => chosen.has(row));
}
