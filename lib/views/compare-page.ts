import type { ChartSpec } from "@/lib/charts";
import { formatAge } from "@/lib/format";
import { buildCharts } from "./charts";
import { buildCompare, type CompareEntry, type CompareView } from "./compare";
import { buildEvidence, DECIDING_QUARTERS } from "./evidence";
import type { NumberView } from "./number-view";
import { windowLabels } from "./windows";

interface CompareInputs {
  slug: string;
  name: string;
  period: string;
  rows: { key: string; label: string; quarter: string; number: NumberView; source: string }[];
}

/** A comparison with all that its page and its report print. */
export interface ComparePage extends CompareView {
  choices: { slug: string; name: string; ticked: boolean }[];
  charts: { slug: string; name: string; spec: ChartSpec }[];
  inputs: CompareInputs[];
  fingerprints: string[];
}

/** Figures the definition counts, in the quarters that can reach the verdict, with the claims they rest on. */
function inputsOf({ record, assessed }: CompareEntry): CompareInputs {
  const labels = windowLabels(assessed, DECIDING_QUARTERS);
  const rows = buildEvidence(assessed, record, "deciding").flatMap((series) =>
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
    period: `${labels[0] ?? "none"} to ${labels.at(-1) ?? "none"}, the last one ${formatAge(assessed.ageDays)} old`,
    rows,
  };
}

/** The tallest chart sets the scale of all. */
function chartsOnOneScale(entries: CompareEntry[]): ComparePage["charts"] {
  const draw = (entry: CompareEntry, atLeastUsd: number) =>
    buildCharts(entry.assessed, entry.record, { atLeastUsd }).demandVsSubsidy;
  const atLeastUsd = Math.max(0, ...entries.map((entry) => draw(entry, 0).panels[0].domain[1]));
  return entries.map((entry) => ({
    slug: entry.record.network.slug,
    name: entry.record.network.name,
    spec: draw(entry, atLeastUsd),
  }));
}

interface ComparePageRequest {
  asOf: string;
  unknownSlugs: string[];
  fingerprints: string[];
  /** All networks of the record. */
  networks: { slug: string; name: string }[];
}

export function buildComparePage(entries: CompareEntry[], request: ComparePageRequest): ComparePage {
  const shown = new Set(entries.map((entry) => entry.record.network.slug));
  return {
    ...buildCompare(entries, request.unknownSlugs, request.asOf),
    choices: request.networks.map((network) => ({ ...network, ticked: shown.has(network.slug) })),
    charts: chartsOnOneScale(entries),
    inputs: entries.map(inputsOf),
    fingerprints: request.fingerprints,
  };
}
