const QUARTER_AT_END = /^(.*), (\d{4}Q[1-4])$/;

/** Inputs nobody has researched, each once with its quarters: `Tenant credits (2025Q4, 2026Q1); Operator cost`. */
export function draftWords(inputs: readonly string[]): string {
  const quarters = new Map<string, string[]>();
  for (const input of inputs) {
    const [, label = input, quarter] = QUARTER_AT_END.exec(input) ?? [];
    quarters.set(label, [...(quarters.get(label) ?? []), ...(quarter ? [quarter] : [])]);
  }
  return [...quarters].map(([label, of]) => (of.length > 0 ? `${label} (${of.sort().join(", ")})` : label)).join("; ");
}
