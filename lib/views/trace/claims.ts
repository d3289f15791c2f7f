import { daysBetween, formatAge, groupClaim } from "@/lib/format";
import type { ConflictOutcome, ObservationFact } from "@/lib/scoring";
import { claimedAmount, claimedPeriod, webAddress } from "../claim-words";
import { type DailyClaims, daysAmount, daysKnown, daysNote, daysPeriod, tellTogether } from "../daily-claims";
import { gradeWords } from "../grade-words";
import { joinProse, type ProseView } from "../prose";
import { readingVerdict } from "../reading-verdict";
import type { TraceContext } from "./context";
import type { TraceClaim, TraceConflict } from "./trace-view";

const STANDING = { used: "used", set_aside: "set aside", refuted: "refuted", open: "open" } as const;

const SOURCE_KIND = {
  onchain: "on-chain record",
  issuer: "issuer",
  research: "research",
  aggregator: "aggregator",
  news: "news",
  article: "one of the articles that started the project",
} as const;

const LICENCE = {
  open: "open licence",
  attribution: "free with attribution",
  "non-commercial": "non-commercial use only",
  restricted: "restricted: figures only",
  unknown: "licence not stated",
} as const;

/** How a reading is ruled on, and the verdict under it, by the first conflict that says so. */
function rulingOf(
  context: TraceContext,
  id: string,
): { conflict: ConflictOutcome; reading: ConflictOutcome["readings"][number] } | null {
  for (const conflict of context.held.conflicts) {
    const reading = conflict.readings.find((candidate) => candidate.observationId === id);
    if (reading) return { conflict, reading };
  }
  return null;
}

export function traceClaim(context: TraceContext, observation: ObservationFact, isUsed: boolean): TraceClaim {
  const { id } = observation;
  const source = context.source(observation.sourceId);
  const unit = context.series(observation.seriesId)?.unit ?? "";
  const grade = `${source?.letter ?? "F"}${observation.credibility}`;
  const ruling = rulingOf(context, id);
  const value = claimedAmount(observation, unit);
  const isOut = ruling?.reading.standing === "refuted" || ruling?.reading.standing === "set_aside";
  const { knownOn, knownOnBasis, publishedOn } = observation;
  const published = publishedOn ? `published ${publishedOn}` : "undated";
  const since = {
    published: publishedOn === knownOn ? "" : `; known since ${knownOn}`,
    reconstructible: `; could be read off from ${knownOn} on`,
    assumed: `; taken as known from ${knownOn} on, an assumed day`,
    recorded: `; recorded by us on ${knownOn}`,
  }[knownOnBasis];
  return {
    id,
    ...context.to.to("observation", id),
    claimed: observation.literal === null ? value : groupClaim(observation.literal),
    value,
    period: claimedPeriod(observation),
    standing: isUsed ? "used" : isOut && ruling ? STANDING[ruling.reading.standing] : openOr(ruling?.reading.standing),
    grade,
    gradeWords: gradeWords(grade),
    basis: observation.derivation ? derivedWords(context, observation.derivation) : context.to.prose("as reported"),
    published,
    known: published + since,
    age: ageWords(knownOn, context.asOf),
    note: observation.note === null ? null : context.to.prose(observation.note),
    verdict: ruling ? readingVerdict(ruling.reading, context.record.definitions) : null,
    days: null,
    source: {
      publisher: source?.publisher ?? "unknown",
      title: source?.title ?? "",
      url: source ? webAddress(source.url) : null,
      address: source?.url ?? "",
      readVia: source?.readVia ?? null,
      kind: source ? SOURCE_KIND[source.kind] : "unknown",
      licence: source ? LICENCE[source.licence] : LICENCE.unknown,
    },
  };
}

const ID = /([a-z0-9][a-z0-9._-]*[a-z0-9])/;

/** How it was derived; the claims it names by their ids lead to themselves. */
function derivedWords(context: TraceContext, derivation: string): ProseView {
  const pieces = derivation.split(ID).map((piece, index): ProseView => {
    if (index % 2 === 0 || !context.observation(piece)) return context.to.prose(piece);
    return { parts: [{ at: 0, text: piece, ...context.to.to("observation", piece) }] };
  });
  return joinProse("derived: ", ...pieces);
}

/** A reading that a ruling calls used may still be no part of this very figure. */
const openOr = (standing: keyof typeof STANDING | undefined): TraceClaim["standing"] =>
  standing === "open" ? "open" : "not used";

export const ageWords = (day: string, asOf: string): string => {
  const days = daysBetween(day, asOf);
  return days <= 0 ? "known on the as-of day" : `${formatAge(days)} before the as-of day`;
};

function traceDays(context: TraceContext, together: DailyClaims, isUsed: boolean): TraceClaim {
  const unit = context.series(together.last.seriesId)?.unit ?? "";
  const [from, until] = daysKnown(together);
  const note = daysNote(together);
  const claim = traceClaim(context, together.last, isUsed);
  const amount = daysAmount(together, unit);
  return {
    ...claim,
    ...{ claimed: amount, value: amount, period: daysPeriod(together) },
    known: from === until ? claim.known : `known day by day, from ${from} to ${until}`,
    note: note === null ? null : context.to.prose(note),
    days: together.days.map((day) => ({
      id: day.id,
      ...context.to.to("observation", day.id),
      value: claimedAmount(day, unit),
      period: claimedPeriod(day),
    })),
  };
}

/** Claims by id: those used first, then the others; the days of a source told together. */
export function traceClaims(
  context: TraceContext,
  usedIds: readonly string[],
  otherIds: readonly string[] = [],
): TraceClaim[] {
  const pick = (ids: readonly string[], isUsed: boolean) =>
    tellTogether(
      [...new Set(ids)].flatMap((id) => context.observation(id) ?? []),
      (id) => rulingOf(context, id) !== null,
    ).map((told) => ("one" in told ? traceClaim(context, told.one, isUsed) : traceDays(context, told, isUsed)));
  const used = new Set(usedIds);
  return [
    ...pick(usedIds, true),
    ...pick(
      otherIds.filter((id) => !used.has(id)),
      false,
    ),
  ];
}

/** Conflicts in which any of these observations is a reading. */
export function conflictsOf(context: TraceContext, ids: readonly string[]): TraceConflict[] {
  const wanted = new Set(ids);
  return context.held.conflicts
    .filter((conflict) => conflict.readings.some((reading) => wanted.has(reading.observationId)))
    .map((conflict) => ({
      title: conflict.title,
      status: conflict.status,
      changesVerdict: conflict.changesVerdict,
      ...context.to.to("conflict", conflict.id),
    }));
}
