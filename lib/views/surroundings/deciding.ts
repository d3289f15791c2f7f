import { formatCompact, formatPriceUsd, formatUsd } from "@/lib/format";
import {
  type Assessed,
  type DecidingFact,
  type DecidingName,
  type DecidingValue,
  decidingFact,
  type InputState,
  type NetworkRecord,
} from "@/lib/scoring";
import { type NumberView, numberView, restated } from "../number-view";
import type { ProseView } from "../prose";
import { type Lead, type Tracer, tracer } from "../tracer";
import { rangeWords, reasonSentence } from "../words";

/** The fact that is missing for a verdict, and what it would have to be for each class. */
export interface DecidingView {
  /** What is missing, of which quarters. */
  title: string;
  /** Which facts that is, and why they are unknown. */
  gaps: { label: string; text: ProseView; because: string }[];
  /** What is known of the same quarters. */
  known: { name: DecidingName; label: string; number: NumberView }[];
  rows: { classes: string; coverage: ProseView; value: NumberView }[];
  /** What else a verdict takes. */
  note: ProseView;
}

type Name = DecidingName;

const NAMES: Record<Name, string> = {
  revenueUsd: "what customers paid",
  emissionsUsd: "the value of the tokens emitted",
  emittedTokens: "the tokens emitted",
  tokenPriceUsd: "the token’s mean price",
};

const BECAUSE: Record<NonNullable<InputState["unknownBecause"]>, string> = {
  not_disclosed: "searched for and not disclosed",
  not_researched: "not researched yet",
  derived: "follows from the others",
};

/** Sides of coverage that are unknown, by name. */
const gapsOf = (assessed: Assessed, to: Tracer): DecidingView["gaps"] =>
  assessed.inputs
    .filter(({ id, state }) => (id === "revenue" || id === "emissions" || id === "price") && state === "unknown")
    .map(({ id, label, formula, unknownBecause }) => ({
      label,
      text: to.words(formula, `input.${id}`),
      because: BECAUSE[unknownBecause ?? "not_researched"],
    }));

/** Null where a quarter is usable. */
export function buildDeciding(assessed: Assessed, record: NetworkRecord, query: string): DecidingView | null {
  const fact = decidingFact(assessed);
  if (!fact) return null;
  const { slug, token } = record.network;
  const format = (name: DecidingFact["missing"]) => (value: number) =>
    name === "both"
      ? // The hard space marks a unit, which a range has once.
        `${formatPriceUsd(value)}\u00a0for every $1 of tokens`
      : name === "tokenPriceUsd"
        ? formatPriceUsd(value)
        : name === "emittedTokens"
          ? `${formatCompact(value)}\u00a0${token}`
          : formatUsd(value);
  const to = tracer(slug, query);
  return {
    title:
      fact.missing === "both"
        ? "Missing: what customers paid, and the value of the tokens emitted"
        : `Missing: ${NAMES[fact.missing]}, ${fact.quarters.join(" + ")}`,
    gaps: gapsOf(assessed, to),
    known: fact.known.map(({ name, span }) => ({
      name,
      label: NAMES[name],
      number: numberView(span, format(name), {
        period: fact.quarters.join(" + "),
        ...to.formula(`deciding.${name}`),
      }),
    })),
    rows: fact.values.map((value) => ({
      classes: rangeWords([value.low, value.high]),
      coverage: to.words(coverageWords(value), "deciding"),
      value: decidingNumber(value, format(fact.missing), to.formula("deciding")),
    })),
    note: to.words(`There is also no verdict where this holds: ${reasonSentence("too_small")}`, "deciding"),
  };
}

const coverageWords = ({ fromCoverage, toCoverage }: DecidingValue): string =>
  toCoverage === null
    ? `C* from ${fromCoverage}`
    : fromCoverage === 0
      ? `C* under ${toCoverage}`
      : `C* from ${fromCoverage} to under ${toCoverage}`;

/** "at least $3M", "under $120k", "$1M–$2M". */
export function decidingNumber(
  { from, to }: Pick<DecidingValue, "from" | "to">,
  format: (value: number) => string,
  place: Lead,
): NumberView {
  const span = { value: null, low: from ?? 0, high: to ?? Number.POSITIVE_INFINITY };
  return restated(numberView(span, format, place), { state: "known" });
}
