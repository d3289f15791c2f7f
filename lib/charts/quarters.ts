/** Quarters as labels (`2025Q4`, UTC) and as places on the horizontal axis. */

const PATTERN = /^(\d{4})Q([1-4])$/;

/** Quarters since year 0: consecutive labels differ by one. @throws on anything that is not `2025Q4`. */
export function quarterIndex(label: string): number {
  const match = PATTERN.exec(label);
  if (!match) throw new RangeError(`not a quarter: ${label}`);
  return Number(match[1]) * 4 + Number(match[2]) - 1;
}

export const quarterLabel = (index: number): string => `${Math.floor(index / 4)}Q${(index % 4) + 1}`;

/** Every quarter from the first to the last of `labels` (any order), without holes; empty for none. */
export function everyQuarter(labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  const indices = labels.map(quarterIndex);
  const first = Math.min(...indices);
  return Array.from({ length: Math.max(...indices) - first + 1 }, (_, offset) => quarterLabel(first + offset));
}

/** Where a day lies, in quarters from the left edge of `first`; null when it is outside `count` quarters or no day. */
export function dayPosition(day: string, first: string, count: number): number | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const date = new Date(at);
  const month = Math.floor(date.getUTCMonth() / 3) * 3;
  const start = Date.UTC(date.getUTCFullYear(), month, 1);
  const end = Date.UTC(date.getUTCFullYear(), month + 3, 1);
  const index = date.getUTCFullYear() * 4 + month / 3 - quarterIndex(first);
  return index < 0 || index >= count ? null : index + (at - start) / (end - start);
}
