import { joinProse, type ProseView, plainProse } from "../prose";
import { parseTraceKey } from "../trace-key";
import { ageFact } from "./age";
import { citation } from "./citation";
import { conflictsOf, traceClaims } from "./claims";
import type { TraceContext } from "./context";
import { formulaOf } from "./formulas";
import { subjectOf } from "./subject";
import type { TraceClaim, TracePart, TraceSource, TraceView } from "./trace-view";

const NAMED = /\{([A-Za-z0-9._@+-]+)\}/;

/** Words of a formula: each `{id}` becomes that formula’s number and leads on; other digits are its own. */
function filled(context: TraceContext, template: string): { words: ProseView; named: TracePart[] } {
  const named: TracePart[] = [];
  const pieces = template.split(NAMED).map((piece, index): ProseView => {
    if (index % 2 === 0) return context.to.prose(piece);
    const formula = formulaOf(context, piece);
    if (!formula?.number) return plainProse("not reported");
    named.push({ label: formula.title, number: formula.number, note: null });
    const { text, trace, href } = formula.number;
    return { parts: [{ at: 0, text, trace, href }] };
  });
  return { words: joinProse(...pieces), named };
}

/** A computed number: the formula in words with its numbers, and every part leading on. */
export function traceFormula(context: TraceContext, id: string): TraceView | null {
  const formula = formulaOf(context, id);
  if (!formula) return null;
  const { words, named } = filled(context, formula.formula);
  const parts = distinct([...named, ...(formula.parts ?? [])]);
  const claims = traceClaims(context, formula.observationIds ?? []);
  const resting = claims.length > 0 ? (formula.observationIds ?? []) : restingOn(context, id);
  const behind = claims.length > 0 ? claims : traceClaims(context, resting);
  const spoken = resting.flatMap((one) => context.observation(one) ?? []);
  const { trace, href } = context.to.formula(id);
  const number = formula.number && { ...formula.number, note: null };
  const say = (text: string) => context.to.prose(text);
  return {
    key: trace,
    href,
    kind: "formula",
    kindWords: "Formula",
    title: formula.title,
    subject: subjectOf(context),
    asOf: context.asOf,
    what: say(formula.what),
    number,
    facts: [
      ...(formula.period ? [{ label: "Period", text: say(formula.period) }] : []),
      ...ageFact(context, spoken, { metric: null, isNewest: true }),
      ...(number?.grade ? [{ label: "Weakest grade", text: say(number.grade) }] : []),
      ...(formula.number?.note ? [{ label: "Note", text: say(formula.number.note) }] : []),
    ],
    formula: words,
    parts,
    claims,
    sources: claims.length > 0 ? [] : sourcesOf(behind),
    series: formula.series ?? null,
    conflicts: conflictsOf(context, formula.observationIds ?? []),
    citation: citation(context, {
      title: formula.title,
      number,
      period: formula.period ?? null,
      claims: behind,
      key: { kind: "formula", id },
    }),
  };
}

/** Each source once, with the grades of its claims. */
function sourcesOf(claims: readonly TraceClaim[]): TraceSource[] {
  const bySource = new Map<string, TraceClaim[]>();
  for (const claim of claims) {
    const key = `${claim.source.publisher}|${claim.source.title}`;
    bySource.set(key, [...(bySource.get(key) ?? []), claim]);
  }
  return [...bySource.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { publisher, title, url } = first.source;
    return [{ publisher, title, url, grades: [...new Set(of.map(({ grade }) => grade))].sort().join(", ") }];
  });
}

const distinct = (parts: TracePart[]): TracePart[] => [
  ...new Map(parts.map((part) => [`${part.label}|${part.number.trace}`, part])).values(),
];

/** How far down the sources of a formula are looked for: a ratio of sums of figures. */
const DEPTH = 3;

/** Observations that a formula rests on, directly or through what it is made of; those nearest first. */
function restingOn(context: TraceContext, id: string, depth = DEPTH): string[] {
  const formula = depth > 0 ? formulaOf(context, id) : null;
  if (!formula) return [];
  const named = [...formula.formula.matchAll(new RegExp(NAMED, "g"))].flatMap((match) => match[1] ?? []);
  const figures = (formula.parts ?? []).flatMap(({ number }) => {
    const trace = number.trace === null ? null : parseTraceKey(number.trace);
    const [seriesId = "", quarter = ""] = trace?.kind === "figure" ? trace.id.split("@") : [];
    return context.figure(seriesId, quarter)?.usedIds ?? [];
  });
  return [
    ...new Set([
      ...(formula.observationIds ?? []),
      ...named.flatMap((part) => restingOn(context, part, depth - 1)),
      ...figures,
    ]),
  ];
}
