import { formatMultiple, groupClaim } from "@/lib/format";
import type { AnyRecord, Assessed } from "@/lib/scoring";
import { webAddress } from "./claim-words";
import { conflictKindWords } from "./conflict-words";
import { type ProseView, plainProse, proseText } from "./prose";
import { readingVerdict } from "./reading-verdict";
import { type Lead, type Tracer, tracer } from "./tracer";

export interface ConflictView {
  id: string;
  title: ProseView;
  kind: string;
  status: string;
  seriesLabel: string;
  /** Where the conflict as a whole leads. */
  lead: Lead;
  period: string;
  ratio: ProseView | null;
  readings: {
    id: string;
    claimed: ProseView;
    standing: string;
    source: string;
    url: string | null;
    verdict: ProseView | null;
  }[];
  reason: ProseView;
  changesVerdict: boolean;
}

const STANDING_WORDS = { used: "used", set_aside: "set aside", refuted: "refuted", open: "open" } as const;

/** Those that could change the verdict first, then open ones, then by how far the readings are apart. */
export function buildConflicts(
  assessed: Pick<Assessed, "conflicts">,
  record: AnyRecord,
  to: Tracer = tracer(record.network.slug),
): ConflictView[] {
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
    .map((conflict) => {
      const say = (text: string) => to.prose(text, { kind: "conflict", id: conflict.id });
      return {
        id: conflict.id,
        title: say(conflict.title),
        kind: conflictKindWords(conflict.kind),
        status: conflict.status,
        seriesLabel: record.series.find((series) => series.id === conflict.seriesId)?.label ?? conflict.seriesId,
        lead: to.to("conflict", conflict.id),
        period: conflict.period,
        ratio: conflict.ratio === null ? null : say(formatMultiple(conflict.ratio)),
        readings: conflict.readings.map((reading) => {
          const source = sources.get(observations.get(reading.observationId)?.sourceId ?? "");
          const verdict = readingVerdict(reading, record.definitions);
          return {
            id: reading.observationId,
            claimed: claimedWords(reading.literal, reading.observationId, to),
            standing: STANDING_WORDS[reading.standing],
            source: source?.publisher ?? "unknown",
            url: source ? webAddress(source.url) : null,
            verdict: verdict === null ? null : say(verdict),
          };
        }),
        reason: say(conflict.reason),
        changesVerdict: conflict.changesVerdict,
      };
    });
}

/** So many are named; the others are counted. */
const NAMED = 3;

/** What is still open between sources, in one sentence; those that could change the verdict come first, as in the list. */
export function openConflictsText(conflicts: readonly ConflictView[]): string {
  const open = conflicts.filter(({ status }) => status === "open");
  if (open.length === 0) return "Open conflicts between sources: none.";
  const titles = open
    .slice(0, NAMED)
    .map(({ title, changesVerdict }) => `${proseText(title)}${changesVerdict ? " (changes the verdict)" : ""}`);
  return `Open conflicts between sources: ${open.length}. ${titles.join("; ")}${open.length > NAMED ? "; and others" : ""}.`;
}

/** The claim as a whole leads to itself: words of a source are not cut at their numbers. */
function claimedWords(literal: string, observationId: string, to: Tracer): ProseView {
  return {
    parts: plainProse(groupClaim(literal)).parts.map((part) => ({ ...part, ...to.to("observation", observationId) })),
  };
}
