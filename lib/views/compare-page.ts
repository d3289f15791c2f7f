import type { ChartSpec } from "@/lib/charts";
import { formatAge } from "@/lib/format";
import { buildCharts } from "./charts";
import { buildCompare, type CompareView } from "./compare";
import type { CompareEntry } from "./compare-rows";
import { buildConflicts, openConflictsText } from "./conflicts";
import { type ConflictRow, rankConflicts } from "./conflicts-page";
import { buildEvidence, DECIDING_QUARTERS } from "./evidence";
import type { NumberView } from "./number-view";
import type { ProseView } from "./prose";
import { tracer } from "./tracer";
import { windowLabels } from "./windows";

interface CompareInputs {
  slug: string;
  name: string;
  period: ProseView;
  rows: { key: string; label: string; quarter: string; number: NumberView; source: string }[];
}

/** An open conflict of one of the networks, with the place where it is told in full. */
export interface OpenConflict extends ConflictRow {
  href: string;
}

/** A comparison with all that its page and its report print. */
export interface ComparePage extends CompareView {
  /** Those asked for that have a page and no verdict. */
  unassessed: { slug: string; name: string }[];
  choices: { slug: string; name: string; ticked: boolean }[];
  charts: { slug: string; name: string; spec: ChartSpec }[];
  inputs: CompareInputs[];
  /** What is open between the sources of each network, in a sentence. */
  openConflicts: { slug: string; name: string; text: string }[];
  /** The open ones of all networks, those that could move a verdict most first. */
  conflicts: OpenConflict[];
  fingerprints: string[];
  /** Some verdict shown rests on an assumed day of publication. */
  hasAssumedDays: boolean;
}

/** Figures the definition counts, in the quarters that can reach the verdict, with the claims they rest on. */
function inputsOf({ record, assessed }: CompareEntry, query: string): CompareInputs {
  const to = tracer(record.network.slug, query);
  const labels = windowLabels(assessed, DECIDING_QUARTERS);
  const rows = buildEvidence(assessed, record, "deciding", to).flatMap((series) =>
    series.figures.map((figure) => ({
      key: figure.anchor,
      label: series.label,
      quarter: figure.quarter,
      number: figure.number,
      source: figure.claims
        .filter((claim) => claim.used)
        .map((claim) => `${claim.source.publisher} ${claim.grade}`)
        .filter((text, index, all) => all.indexOf(text) === index)
        .join("; "),
    })),
  );
  return {
    slug: record.network.slug,
    name: record.network.name,
    period: to.words(
      `${labels[0] ?? "none"} to ${labels.at(-1) ?? "none"}, the last one ${formatAge(assessed.ageDays)} old`,
      "age",
    ),
    rows,
  };
}

function openConflictsOf(entries: CompareEntry[], query: string): OpenConflict[] {
  const open = rankConflicts(
    entries.map((entry) => ({ ...entry, described: null })),
    query,
  ).filter(({ conflict }) => conflict.status === "open");
  return open.map((row) => ({
    ...row,
    href: `/conflicts?network=${row.slug}&status=open${query.replace("?", "&")}#conflict-${row.slug}-${row.conflict.id}`,
  }));
}

/** The tallest chart sets the scale of all. */
function chartsOnOneScale(entries: CompareEntry[], query: string): ComparePage["charts"] {
  const draw = (entry: CompareEntry, atLeastUsd: number) =>
    buildCharts(entry.assessed, entry.record, { atLeastUsd, query }).demandVsSubsidy;
  const atLeastUsd = Math.max(0, ...entries.map((entry) => draw(entry, 0).panels[0].domain[1]));
  return entries.map((entry) => ({
    slug: entry.record.network.slug,
    name: entry.record.network.name,
    spec: draw(entry, atLeastUsd),
  }));
}

interface ComparePageRequest {
  asOf: string;
  /** Query of the pages that numbers lead to: "" or `?asOf=…`. */
  query: string;
  unknownSlugs: string[];
  /** Those asked for that have a page and no verdict. */
  unassessed?: ComparePage["unassessed"];
  fingerprints: string[];
  /** All networks of the record. */
  networks: { slug: string; name: string }[];
}

export function buildComparePage(entries: CompareEntry[], request: ComparePageRequest): ComparePage {
  const shown = new Set(entries.map((entry) => entry.record.network.slug));
  return {
    ...buildCompare(entries, request.unknownSlugs, request.asOf, request.query),
    unassessed: request.unassessed ?? [],
    choices: request.networks.map((network) => ({ ...network, ticked: shown.has(network.slug) })),
    charts: chartsOnOneScale(entries, request.query),
    inputs: entries.map((entry) => inputsOf(entry, request.query)),
    openConflicts: entries.map(({ record, assessed }) => ({
      slug: record.network.slug,
      name: record.network.name,
      text: openConflictsText(buildConflicts(assessed, record)),
    })),
    conflicts: openConflictsOf(entries, request.query),
    fingerprints: request.fingerprints,
    hasAssumedDays: entries.some(({ assessed }) => assessed.tags.includes("assumed_days")),
  };
}
