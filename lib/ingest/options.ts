import { parseArgs } from "node:util";
import { isDay } from "@/lib/facts/days";
import type { Adapter } from "./adapter";

export interface IngestArguments {
  /** Ids of adapters; null = all. */
  sources: string[] | null;
  /** Slugs; null = all. */
  networks: string[] | null;
  since: string | null;
  /** From start to start; null = once. */
  everyMs: number | null;
  isDryRun: boolean;
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SHORTEST_MS = 60_000;

const pauseMs = (text: string): number | null => {
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return null;
  const ms = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return ms >= SHORTEST_MS ? ms : null;
};

/** What a call asks for; a sentence when it cannot be understood. */
export function parseArguments(argv: readonly string[], adapters: readonly Adapter[]): IngestArguments | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        source: { type: "string", multiple: true },
        network: { type: "string", multiple: true },
        since: { type: "string" },
        every: { type: "string" },
        "dry-run": { type: "boolean" },
      },
    });
    const ids = adapters.map(({ id }) => id);
    const stranger = values.source?.find((id) => !ids.includes(id));
    if (stranger !== undefined) return `There is no source "${stranger}"; there are ${ids.join(", ")}.`;
    if (values.since !== undefined && !isDay(values.since))
      return `--since takes a day such as 2026-01-31, not "${values.since}".`;
    const everyMs = values.every === undefined ? null : pauseMs(values.every);
    if (values.every !== undefined && everyMs === null)
      return `--every takes a time such as 30m, 6h or 1d, a minute at least, not "${values.every}".`;
    return {
      sources: values.source ?? null,
      networks: values.network ?? null,
      since: values.since ?? null,
      everyMs,
      isDryRun: values["dry-run"] === true,
    };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}
