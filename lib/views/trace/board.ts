import { daysBetween, formatAge, formatCount, formatCoverage } from "@/lib/format";
import { type Assessed, CATEGORIES, type NetworkFact } from "@/lib/scoring";
import type { RecordCount, RecordCountId } from "../data-page/counts";
import { exact, type NumberView, numberView } from "../number-view";
import { ALL_NETWORKS, type Trace } from "../trace-key";
import { tracer } from "../tracer";
import { cornerSpan, verdictView } from "../verdict";
import { idAfter } from "./formulas/formula";
import type { TracePart, TraceView } from "./trace-view";

export interface BoardEntry {
  network: NetworkFact;
  assessed: Assessed;
}

interface Counted {
  title: string;
  what: string;
  number: NumberView | null;
  formula: string;
  of: BoardEntry[];
  /** Counts by subject, and the formula of each that they lead to. */
  bySubject?: RecordCount["bySubject"];
  subjectFormula?: string;
}

interface BoardRequest {
  asOf: string;
  today: string;
  query: string;
  /** What all records hold, those that are never assessed included. */
  counts: Record<RecordCountId, RecordCount>;
}

/** Numbers about all networks together: counts of the board, two networks set against each other. */
export function buildBoardTrace(entries: BoardEntry[], trace: Trace, request: BoardRequest): TraceView | null {
  if (trace.slug !== ALL_NETWORKS || trace.kind !== "formula") return null;
  const counted = counting(entries, trace.id, request);
  if (!counted) return null;
  const to = tracer(ALL_NETWORKS, request.query);
  const { trace: key, href } = to.formula(trace.id);
  const number = counted.number && { ...counted.number, trace: key, href };
  const say = (text: string) => to.prose(text);
  return {
    key,
    href,
    kind: "formula",
    kindWords: "Formula",
    title: counted.title,
    subject: { slug: ALL_NETWORKS, name: "All networks", href: "/" },
    asOf: request.asOf,
    what: say(counted.what),
    number,
    facts: [],
    formula: say(counted.formula),
    parts: [
      ...counted.of.map((entry) => coveragePart(entry, request.query)),
      ...(counted.bySubject ?? []).map(({ slug, name, count: held }) => ({
        label: name,
        number: numberView(exact(held), formatCount, tracer(slug, request.query).formula(counted.subjectFormula ?? "")),
        note: null,
      })),
    ],
    claims: [],
    sources: [],
    series: null,
    conflicts: [],
    citation: `${counted.title}: ${number?.text ?? counted.formula} Offtake, as of ${request.asOf}, ${key}.`,
  };
}

/** A network with its verdict; its number leads on to its own C*. */
function coveragePart({ network, assessed }: BoardEntry, query: string): TracePart {
  const coverage = cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
  return {
    label: `${network.name}, prudent coverage C*`,
    number: numberView(coverage, formatCoverage, tracer(network.slug, query).formula("coverage.prudent")),
    note: `${verdictView(assessed).label}, ${assessed.quarter ?? "no usable quarter"}`,
  };
}

const count = (of: unknown[], unit = "networks"): NumberView =>
  numberView({ value: of.length, low: of.length, high: of.length }, (value) => `${value} ${unit}`);

const COUNTED = "Each network that is assessed counts once, under its house definition.";

function counting(entries: BoardEntry[], id: string, request: BoardRequest): Counted | null {
  const verdict = idAfter(id, "verdict.");
  const category = CATEGORIES.find((candidate) => candidate === idAfter(id, "category."));
  const pair = idAfter(id, "pair.");
  if (id === "networks")
    return {
      title: "Networks on the board",
      what: "How many networks are assessed, and how many read each verdict.",
      number: count(entries),
      formula: COUNTED,
      of: entries,
    };
  if (verdict) {
    const of = entries.filter(({ assessed }) => verdictView(assessed).code === verdict);
    const label = of[0] ? verdictView(of[0].assessed).label : verdict;
    if (of.length === 0) return null;
    return {
      title: verdict === "range" ? "Networks whose verdict is a range" : `Networks that read “${label.toLowerCase()}”`,
      what: "How many networks of the board have this verdict.",
      number: count(of),
      formula: COUNTED,
      of,
    };
  }
  if (category) {
    const of = entries.filter(({ network }) => network.category === category);
    return {
      title: `Networks for ${category}`,
      what: "How many networks of the board are of this category.",
      number: count(of),
      formula: COUNTED,
      of,
    };
  }
  const recordCount = RECORD_COUNTS.find((candidate) => `record.${candidate.id}` === id);
  if (recordCount) {
    const { total, bySubject } = request.counts[recordCount.id];
    return {
      title: recordCount.title,
      what: recordCount.what,
      number: numberView(exact(total), (value) => `${formatCount(value)} ${recordCount.unit}`),
      formula: recordCount.formula,
      of: [],
      bySubject,
      subjectFormula: recordCount.subjectFormula,
    };
  }
  if (id === "age") {
    const days = daysBetween(request.asOf, request.today);
    return {
      title: "Age of the facts",
      what: "Days from the as-of day of the facts to today.",
      number: numberView({ value: days, low: days, high: days }, (value) => `${value} days`),
      formula: `${request.asOf} to ${request.today}: ${formatAge(days)}.`,
      of: [],
    };
  }
  return pair === null ? null : pairing(entries, pair);
}

/** What all records hold together. */
const RECORD_COUNTS: readonly {
  id: RecordCountId;
  title: string;
  what: string;
  unit: string;
  formula: string;
  subjectFormula: string;
}[] = [
  {
    id: "claims",
    title: "Claims on record",
    what: "Dated statements by sources over all networks, used or not.",
    unit: "claims",
    formula: "Every claim known on the as-of day counts once.",
    subjectFormula: "count.claims",
  },
  {
    id: "sources",
    title: "Sources on record",
    what: "Addresses behind at least one claim known on the as-of day.",
    unit: "sources",
    formula: "An address that several networks quote counts once; by network it counts in each.",
    subjectFormula: "count.sources",
  },
  {
    id: "conflicts",
    title: "Conflicts between sources",
    what: "Readings of one thing that are too far apart to be averaged, over all networks.",
    unit: "conflicts",
    formula: "Ruled on or found by the reconciliation, each counts once.",
    subjectFormula: "count.conflicts",
  },
  {
    id: "identities",
    title: "Years held against their quarters",
    what: "Stated years whose four quarters are all known.",
    unit: "years",
    formula: "Each claim for a year counts once.",
    subjectFormula: "count.identities",
  },
];

/** `pair.helium.akash`: how far apart two coverages are, at the ends nearest to each other. */
function pairing(entries: BoardEntry[], pair: string): Counted | null {
  const of = pair.split(".").flatMap((slug) => entries.find(({ network }) => network.slug === slug) ?? []);
  const [first, second] = of;
  if (!first || !second || of.length !== 2) return null;
  return {
    title: `${first.network.name} against ${second.network.name}`,
    what: "For every $1 of tokens issued, how much more customers of one paid than those of the other.",
    number: null,
    formula:
      "The lower end of the higher C* ÷ the upper end of the lower one, rounded down: “at least so many times”. Where the ranges overlap, coverage does not separate them.",
    of,
  };
}
