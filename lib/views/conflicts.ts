import { formatCoverage, formatMultiple } from "@/lib/format";
import type { Assessed, ConflictOutcome, NetworkRecord } from "@/lib/scoring";
import { webAddress } from "./evidence";
import { verdictWord } from "./words";

export interface ConflictView {
  id: string;
  title: string;
  kind: string;
  status: string;
  seriesLabel: string;
  period: string;
  ratio: string | null;
  readings: { claimed: string; standing: string; source: string; url: string | null; verdict: string | null }[];
  reason: string;
  changesVerdict: boolean;
}

const KIND_WORDS: Record<string, string> = {
  definition: "definition",
  period: "period",
  unit: "unit",
  coverage: "coverage",
  stale: "stale",
  arithmetic: "arithmetic",
  direction: "direction of payment",
};

const STANDING_WORDS = { used: "used", set_aside: "set aside", refuted: "refuted", open: "open" } as const;

/** What a reading does to the verdict: the reason why the others matter or not. */
const verdictWords = (reading: ConflictOutcome["readings"][number]): string | null =>
  reading.verdict &&
  `${verdictWord(reading.verdict)}${reading.prudentCoverage === null ? "" : `, C* ${formatCoverage(reading.prudentCoverage)}`}`;

/** Those that could change the verdict first, then open ones, then by how far the readings are apart. */
export function buildConflicts(assessed: Assessed, record: NetworkRecord): ConflictView[] {
  const observations = new Map(record.observations.map((observation) => [observation.id, observation]));
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  return [...assessed.conflicts]
    .sort(
      (a, b) =>
        Number(b.changesVerdict) - Number(a.changesVerdict) ||
        Number(b.status === "open") - Number(a.status === "open") ||
        (b.ratio ?? Infinity) - (a.ratio ?? Infinity) ||
        a.id.localeCompare(b.id, "en"),
    )
    .map((conflict) => ({
      id: conflict.id,
      title: conflict.title,
      kind: KIND_WORDS[conflict.kind] ?? conflict.kind,
      status: conflict.status,
      seriesLabel: record.series.find((series) => series.id === conflict.seriesId)?.label ?? conflict.seriesId,
      period: conflict.period,
      ratio: conflict.ratio === null ? null : formatMultiple(conflict.ratio),
      readings: conflict.readings.map((reading) => {
        const source = sources.get(observations.get(reading.observationId)?.sourceId ?? "");
        return {
          claimed: reading.literal,
          standing: STANDING_WORDS[reading.standing],
          source: source?.publisher ?? "unknown",
          url: source ? webAddress(source.url) : null,
          verdict: verdictWords(reading),
        };
      }),
      reason: conflict.reason,
      changesVerdict: conflict.changesVerdict,
    }));
}
