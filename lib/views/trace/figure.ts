import type { Figure, ObservationFact, SeriesFact } from "@/lib/scoring";
import { claimedAmount, claimedPeriod, missingWords } from "../claim-words";
import { figureNumber } from "../figure-number";
import { gradeWords } from "../grade-words";
import type { NumberView } from "../number-view";
import { ageFact } from "./age";
import { citation } from "./citation";
import { ageWords, conflictsOf, traceClaim, traceClaims } from "./claims";
import type { TraceContext } from "./context";
import { subjectOf } from "./subject";
import type { TracePart, TraceView } from "./trace-view";

const STATE_WORDS: Record<NumberView["state"], string> = {
  known: "known",
  bounded: "only bounds are known",
  unknown: "not known",
  not_applicable: "not applicable",
};

const ROLE_WORDS = (role: string): string => role.replaceAll("_", " ");

/** A series in a quarter: the reconciled figure with everything that was claimed about it. */
export function traceFigure(context: TraceContext, id: string): TraceView | null {
  const [seriesId = "", quarter = ""] = id.split("@");
  const series = context.series(seriesId);
  const figure = context.figure(seriesId, quarter);
  if (!series || !figure) return null;
  const number = figureNumber(figure, series, context.to);
  const about = { kind: "figure", id } as const;
  const say = (text: string) => context.to.prose(text);
  const role = roleOf(context, seriesId);
  const claims = traceClaims(context, figure.usedIds, figure.otherIds);
  const ids = figure.usedIds.length > 0 ? figure.usedIds : figure.otherIds;
  const spoken = ids.flatMap((one) => context.observation(one) ?? []);
  return {
    ...context.to.to("figure", id),
    key: context.to.to("figure", id).trace,
    kind: "figure",
    kindWords: "Reconciled figure",
    title: `${series.label}, ${quarter}`,
    subject: subjectOf(context),
    asOf: context.asOf,
    what: say(series.measure),
    number: { ...number, note: null },
    facts: [
      { label: "Quarter", text: say(quarter) },
      { label: "State", text: say(figure.missing ? missingWords(figure.missing) : STATE_WORDS[number.state]) },
      ...rangeFact(number, figure).map(({ label, text }) => ({ label, text: say(text) })),
      { label: "Why this reading", text: say(figure.reason) },
      ...(figure.missing ? [] : [{ label: "Reconciled by", text: say(figure.method) }]),
      ...(figure.grade ? [{ label: `Grade ${figure.grade}`, text: say(gradeWords(figure.grade)) }] : []),
      ...(figure.knownOn
        ? [{ label: "Known since", text: say(`${figure.knownOn}, ${ageWords(figure.knownOn, context.asOf)}`) }]
        : []),
      ...ageFact(context, spoken, { metric: series.metric, isNewest: isNewest(context, figure) }),
      ...(role ? [{ label: "Counts as", text: say(role) }] : []),
    ],
    formula: null,
    parts: [],
    claims,
    sources: [],
    series: courseOf(context, series),
    conflicts: conflictsOf(context, [...figure.usedIds, ...figure.otherIds]),
    citation: citation(context, { title: series.label, number, period: quarter, claims, key: about }),
  };
}

/** No later quarter of the series has a number. */
const isNewest = ({ held }: TraceContext, { seriesId, quarter }: Figure): boolean =>
  !held.figures.some((later) => later.seriesId === seriesId && later.quarter > quarter && later.span !== null);

/** The ends where a value has them: the number itself prints the value alone. */
function rangeFact(number: NumberView, figure: Figure): { label: string; text: string }[] {
  const range = /\((between .+)\)$|^(between .+)$/.exec(number.note ?? "");
  const text = range?.[1] ?? range?.[2];
  return text && figure.span ? [{ label: "Range", text }] : [];
}

function roleOf(context: TraceContext, seriesId: string): string | null {
  if (!context.assessment) return null;
  const { assessed, record } = context.assessment;
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const line = definition?.lines.find((candidate) => candidate.seriesId === seriesId);
  return line ? `${ROLE_WORDS(line.role)}, under “${definition?.label}”` : "nothing: context that enters no verdict";
}

/** Every quarter anything was said about, oldest first. */
export function courseOf(context: TraceContext, series: SeriesFact): { label: string; rows: TracePart[] } | null {
  const rows = context.held.figures
    .filter((figure) => figure.seriesId === series.id)
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1))
    .map((figure) => ({
      label: figure.quarter,
      number: figureNumber(figure, series, context.to),
      // "Not reported" stands there as the number already.
      note: figure.missing && figure.missing !== "no_claim" ? missingWords(figure.missing) : null,
    }));
  return rows.length > 1 ? { label: series.label, rows } : null;
}

/** One claim as it was made, and the figures it helps to make. */
export function traceObservation(context: TraceContext, id: string): TraceView | null {
  const observation = context.observation(id);
  const series = observation && context.series(observation.seriesId);
  if (!observation || !series) return null;
  const used = context.held.figures.filter((figure) => figure.usedIds.includes(id));
  const rivals = context.held.figures
    .filter((figure) => [...figure.usedIds, ...figure.otherIds].includes(id))
    .flatMap((figure) => [...figure.usedIds, ...figure.otherIds]);
  const own = traceClaim(context, observation, used.length > 0);
  const about = { kind: "observation", id } as const;
  const say = (text: string) => context.to.prose(text);
  const number = claimNumber(context, observation, series);
  const others = traceClaims(
    context,
    [],
    rivals.filter((rival) => rival !== id),
  );
  return {
    ...context.to.to("observation", id),
    key: own.trace,
    kind: "observation",
    kindWords: "One claim",
    title: `${series.label}, ${claimedPeriod(observation)}`,
    subject: subjectOf(context),
    asOf: context.asOf,
    what: say(series.measure),
    number,
    facts: [
      { label: "Period", text: say(claimedPeriod(observation)) },
      ...ageFact(context, [observation], { metric: series.metric, isNewest: false }),
      { label: "Nature", text: say(NATURE_WORDS[observation.nature]) },
      {
        label: "Enters",
        text: say(used.length === 0 ? "no figure" : `figures of ${used.map((figure) => figure.quarter).join(", ")}`),
      },
    ],
    formula: null,
    parts: used.map((figure) => ({
      label: `${series.label}, ${figure.quarter}`,
      number: figureNumber(figure, series, context.to),
      note: "the figure it helps to make",
    })),
    claims: [
      own,
      ...others.map((claim) => ({ ...claim, standing: standingBeside(context, claim.id, claim.standing) })),
    ],
    sources: [],
    series: courseOf(context, series),
    conflicts: conflictsOf(context, [id]),
    citation: citation(context, {
      title: series.label,
      number,
      period: claimedPeriod(observation),
      claims: [own],
      key: about,
    }),
  };
}

/** A rival that makes some figure is used, whatever this one is. */
const standingBeside = (context: TraceContext, id: string, standing: TraceView["claims"][number]["standing"]) =>
  standing === "not used" && context.held.figures.some((figure) => figure.usedIds.includes(id)) ? "used" : standing;

const NATURE_WORDS: Record<ObservationFact["nature"], string> = {
  measured: "measured: a value",
  programmatic: "programmatic: follows from a schedule",
  ceiling: "ceiling: a bound, not a value",
  budget: "budget: a bound, not a value",
  "run-rate": "run-rate: a bound, not a value",
};

function claimNumber(context: TraceContext, observation: ObservationFact, series: SeriesFact): NumberView {
  const source = context.source(observation.sourceId);
  const isMissing = observation.value === null && observation.low === null && observation.high === null;
  const isBound = observation.value === null || NATURE_WORDS[observation.nature].includes("bound");
  return {
    text: claimedAmount(observation, series.unit),
    state: isMissing && observation.nullReason !== "observed_zero" ? "unknown" : isBound ? "bounded" : "known",
    grade: `${source?.letter ?? "F"}${observation.credibility}`,
    period: claimedPeriod(observation),
    age: null,
    ...context.to.to("observation", observation.id),
    note: null,
  };
}
