import { quarterIndex } from "../quarters";
import type { RobustnessOptions } from "../robustness";
import { METHOD_VERSION } from "../rules";
import { isScored, type VerdictClass } from "../types";
import { compareText } from "./claims";
import { listConflicts } from "./conflicts";
import { settle } from "./contests";
import { foldHistory } from "./history";
import { checkIdentities } from "./identities";
import { describeInputs } from "./input-states";
import { drawInterval } from "./interval";
import { type Judgement, judge } from "./judge";
import { knownFigures } from "./known-figures";
import type { Assessed, AssessmentTag, DefinitionOutcome, Figure, InputState, Span } from "./output";
import { drawQuarters } from "./quarter-views";
import { quarterAt } from "./quarters";
import { between, exactly } from "./spans";
import type { AnyRecord, DefinitionFact, NetworkRecord } from "./types";
import { buildView, type View } from "./view";

export interface AssessRecordOptions {
  /** Only what was known on or before this day exists, `YYYY-MM-DD`. */
  asOf: string;
  /** Default: the house definition. */
  definitionId?: string;
  /** Force t, `2025Q4`; default: the latest usable quarter. */
  quarter?: string;
  /** As in `assess`; default none. */
  robustness?: RobustnessOptions | boolean;
}

/** The day facts were last recorded: the default as-of. Never the wall clock (§3.15). */
export const defaultAsOf = (records: readonly AnyRecord[]): string =>
  records
    .flatMap(({ network, observations }) => [
      network.compiledOn,
      ...observations.filter(({ knownOnBasis }) => knownOnBasis === "recorded").map(({ knownOn }) => knownOn),
    ])
    .reduce((newest, day) => (day > newest ? day : newest), "");

/**
 * The verdict on one network from its record, and everything behind it (§3, §3.15). Pure: the same record, options and
 * method version give the same result, whatever the order of rows.
 *
 * Throws when the record refers to a series, source or definition that is not there, or relates units that cannot be
 * compared.
 */
export const assessRecord = (record: NetworkRecord, options: AssessRecordOptions): Assessed => {
  const { known, book } = knownFigures(record, options.asOf);
  const definition = definitionIn(record, options.definitionId);
  const view = buildView(known, definition, book);
  const forced = options.quarter === undefined ? {} : { t: quarterIndex(options.quarter) };
  const judged = judge(view, { ...forced, assess: { robustness: options.robustness ?? false } });
  const base = settle(judged);
  const { assembly } = base;
  const history = foldHistory(base);
  const standing = history.at(-1);
  const inputs = describeInputs(base);
  const draftInputs = draftsAmong(base, inputs);
  const definitions = definitionOutcomes(base, record);
  return {
    slug: record.network.slug,
    definitionId: definition.id,
    methodVersion: METHOD_VERSION,
    asOf: options.asOf,
    quarter: assembly.t === null ? null : quarterAt(assembly.t).label,
    ageDays: assembly.t === null ? null : assembly.ageDays,
    verdict: standing?.verdict ?? base.verdict,
    reason: base.reason,
    wouldBe: base.wouldBe,
    range: base.range,
    tags: tagsOf(base, { isDraft: draftInputs.length > 0, isInitial: standing?.note === "initial" }),
    draftInputs,
    input: base.input,
    result: base.result,
    corners: base.corners,
    interval:
      assembly.t === null
        ? null
        : drawInterval(assembly, base.corners ? [base.corners.low, base.corners.high] : [base.result]),
    quarters: drawQuarters(view),
    figures: listFigures(view, assembly.t),
    inputs,
    floors: floorsOf(base),
    conflicts: listConflicts(judged),
    definitions,
    definitionRobust: isDefinitionRobust(definitions),
    history,
    note: standing?.note ?? null,
    identities: checkIdentities(known, book),
  };
};

const definitionIn = (record: NetworkRecord, id: string | undefined): DefinitionFact => {
  const definition = record.definitions.find((fact) => (id === undefined ? fact.house : fact.id === id));
  if (!definition) throw new Error(`${record.network.slug}: no definition ${id ?? "of the house"}`);
  return definition;
};

const tagsOf = (
  { assembly, input, result }: Judgement,
  more: { isDraft: boolean; isInitial: boolean },
): AssessmentTag[] => {
  const { basis, isBounded, annual } = assembly;
  const lines = [...basis.demand, ...basis.subsidy].map(({ amount }) => amount);
  const figures = [
    ...lines.map(({ figure }) => figure),
    ...basis.prices.flatMap(({ reconciled }) => reconciled?.figure ?? []),
  ];
  const tags: [AssessmentTag, boolean][] = [
    ["bounded", isBounded],
    ["annual", annual !== null],
    ["draft", more.isDraft],
    ["contested", isScored(result) && input.evidence.agreement < OPEN_AGREEMENT],
    ["initial", more.isInitial],
    ["assumed_days", figures.some(({ knownOnBasis }) => knownOnBasis === "assumed")],
  ];
  return tags.filter(([, holds]) => holds).map(([tag]) => tag);
};

/** Agreement below this is a contest (§3.9). */
const OPEN_AGREEMENT = 0.7;

/** Inputs nobody looked for, and lines of the window left out for the same reason (§3.15). */
const draftsAmong = (base: Judgement, inputs: readonly InputState[]): string[] => {
  const unlooked = inputs.filter(({ unknownBecause }) => unknownBecause === "not_researched").map(({ label }) => label);
  const floors = base.assembly.window.flatMap(({ floors: lines, index }) =>
    lines
      .filter(({ span, figure }) => span === null && figure.missing !== "not_disclosed")
      .map(({ line }) => `${line.series.label}, ${quarterAt(index).label}`),
  );
  return [...new Set([...unlooked, ...floors])];
};

const YEAR_QUARTERS = 4;

/** Lines without a figure in the quarters of 4Q, or in the common year. */
const floorsOf = ({ assembly }: Judgement): Assessed["floors"] => {
  const { t, annual, view } = assembly;
  if (t === null) return [];
  const quarters = annual
    ? [annual.amounts]
    : Array.from({ length: YEAR_QUARTERS }, (_, position) => view.at(t - YEAR_QUARTERS + 1 + position)).filter(
        ({ isUsable }) => isUsable,
      );
  return quarters.flatMap(({ floors, index }) =>
    floors.map(({ line }) => ({ seriesId: line.series.id, quarter: quarterAt(index).label })),
  );
};

/** Figures of all series in every quarter anything was said about them, and the definition's lines throughout 4Q. */
const listFigures = (view: View, t: number | null): Figure[] => {
  const figures: Figure[] = [];
  const counted = new Set(view.lens.lines.map(({ series }) => series.id));
  for (const seriesId of [...view.known.bySeries.keys()].sort(compareText)) {
    const indexes = new Set(view.book.quartersOf(seriesId));
    if (t !== null && counted.has(seriesId)) for (let age = 0; age < YEAR_QUARTERS; age += 1) indexes.add(t - age);
    for (const index of [...indexes].sort((a, b) => a - b)) figures.push(view.book.at(seriesId, index).figure);
  }
  return figures;
};

/** The verdict under every definition at the t of the one assessed; classes after gates, without hysteresis. */
const definitionOutcomes = (base: Judgement, record: NetworkRecord): DefinitionOutcome[] => {
  const { t, view } = base.assembly;
  return record.definitions.map((definition) => {
    const isBase = definition.id === view.lens.definition.id;
    const own = isBase ? base : settle(judge(buildView(view.known, definition, view.book), t === null ? {} : { t }));
    return {
      id: definition.id,
      label: definition.label,
      house: definition.house,
      reason: definition.reason,
      differs: definition.differs,
      quarter: own.assembly.t === null ? null : quarterAt(own.assembly.t).label,
      verdict: own.verdict,
      reasonCode: own.reason,
      wouldBe: own.wouldBe,
      range: own.range,
      prudentCoverage: coverageOf(own),
    };
  });
};

const coverageOf = ({ result, corners }: Judgement): Span | null => {
  if (corners) {
    const { low, high } = corners;
    return isScored(low) && isScored(high) ? between(low.ratios.prudentCoverage, high.ratios.prudentCoverage) : null;
  }
  return isScored(result) ? exactly(result.ratios.prudentCoverage) : null;
};

/**
 * By class, also where evidence keeps it from being a verdict; a range counts as both its ends. Different classes:
 * sensitive. The same one everywhere: robust. Otherwise null: some definition gives no class to compare.
 */
const isDefinitionRobust = (outcomes: readonly DefinitionOutcome[]): boolean | null => {
  const classes = outcomes.map(classesOf);
  if (new Set(classes.flat()).size > 1) return false;
  return classes.length > 1 && classes.every((ids) => ids.length > 0) ? true : null;
};

const classesOf = ({ verdict, wouldBe, range }: DefinitionOutcome): readonly VerdictClass[] => {
  if (verdict !== "insufficient_evidence") return [verdict];
  return wouldBe ? [wouldBe] : (range ?? []);
};
