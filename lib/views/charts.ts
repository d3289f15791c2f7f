import {
  type ChartSpan,
  type ChartSpec,
  type DemandSubsidyRow,
  demandVsSubsidy,
  type RevenueKind,
  type SubsidyKind,
  utilisationVsCapacity,
} from "@/lib/charts";
import { formatCompact, formatCoverage, formatPercent, formatUsd } from "@/lib/format";
import {
  type Assessed,
  type Figure,
  type NetworkRecord,
  plainText,
  product,
  type QuarterLine,
  type QuarterView,
  type Role,
  type Span,
  UTILISATION_TARGETS,
} from "@/lib/scoring";
import { numberView } from "./number-view";
import { tracer } from "./tracer";

/** The drawings of one network, as descriptions that the page, the browser and the report paint alike. */
export interface NetworkCharts {
  demandVsSubsidy: ChartSpec;
  utilisationVsCapacity: ChartSpec;
}

const REVENUE_KINDS: readonly string[] = [
  "organic",
  "unclassified",
  "related",
  "excluded",
  "incentive",
] satisfies RevenueKind[];
/** Roles that cost holders or backers; cash has its own kind. */
const SUBSIDY_KIND_OF: Partial<Record<Role, SubsidyKind>> = {
  supply: "supply",
  security: "security",
  demand: "demand",
  cash_subsidy: "cash",
};
const isRevenue = (role: string): role is RevenueKind => REVENUE_KINDS.includes(role);
const isSubsidy = (role: Role): boolean => SUBSIDY_KIND_OF[role] !== undefined;

/** A line in USD: token amounts at the quarter’s price; null where the price is not known. */
function inUsd(line: QuarterLine, quarter: QuarterView, units: Map<string, string>): Span | null {
  if (!line.span || units.get(line.seriesId) === "USD") return line.span;
  return quarter.tokenPriceUsd && product(line.span, quarter.tokenPriceUsd);
}

function flowRows(assessed: Assessed, record: NetworkRecord): DemandSubsidyRow[] {
  const units = new Map(record.series.map((series) => [series.id, series.unit]));
  const estimated = new Set(
    assessed.figures
      .filter((figure) => figure.method === "interpolated")
      .map((figure) => `${figure.seriesId}|${figure.quarter}`),
  );
  return assessed.quarters
    .filter(
      (quarter) =>
        quarter.demandUsd || quarter.emissionsUsd || quarter.lines.some((line) => isRevenue(line.role) && line.span),
    )
    .map((quarter) => ({
      quarter: quarter.quarter,
      revenue: quarter.lines.flatMap((line) =>
        isRevenue(line.role) ? [{ kind: line.role, usd: inUsd(line, quarter, units) }] : [],
      ),
      subsidy: quarter.lines.flatMap((line) => {
        const isEstimated = quarter.lines.some(
          (price) => price.role === "price" && estimated.has(`${price.seriesId}|${quarter.quarter}`),
        );
        const kind = SUBSIDY_KIND_OF[line.role];
        return kind ? [{ kind, usd: inUsd(line, quarter, units), isEstimated }] : [];
      }),
      demandUsd: quarter.demandUsd,
      subsidyUsd: quarter.emissionsUsd,
      coverage: quarter.coverage,
      demandGrade: weakestGrade(assessed, quarter, (role) => role === "organic" || role === "unclassified"),
      subsidyGrade: weakestGrade(assessed, quarter, (role) => isSubsidy(role) || role === "price"),
    }));
}

/** Weakest grade among the figures of some roles in one quarter; null without a graded one. */
function weakestGrade(assessed: Assessed, quarter: QuarterView, roles: (role: Role) => boolean): string | null {
  const counted = new Set(quarter.lines.filter((line) => roles(line.role) && line.span).map((line) => line.seriesId));
  const graded = assessed.figures.filter(
    (figure) => figure.quarter === quarter.quarter && counted.has(figure.seriesId) && figure.quality !== null,
  );
  return (
    graded.reduce<Figure | null>(
      (worst, figure) => ((figure.quality ?? 1) < (worst?.quality ?? 2) ? figure : worst),
      null,
    )?.grade ?? null
  );
}

/** Who published the figures a definition counts, most claims first; named under the chart. */
export function publishers(record: NetworkRecord, assessed: Assessed, roles: (role: Role) => boolean): string {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const counted = new Set(definition?.lines.filter((line) => roles(line.role)).map((line) => line.seriesId));
  const used = new Set(
    assessed.figures.filter((figure) => counted.has(figure.seriesId)).flatMap((figure) => figure.usedIds),
  );
  const sources = new Map(record.sources.map((source) => [source.id, source.publisher]));
  const counts = new Map<string, number>();
  for (const observation of record.observations) {
    const publisher = used.has(observation.id) ? sources.get(observation.sourceId) : undefined;
    if (publisher) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  const names = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en")).map(([name]) => name);
  const shown = names.slice(0, 4).join("; ");
  return names.length > 4 ? `${shown}; others among the sources` : shown || "no source in the record";
}

const text =
  (format: (value: number) => string) =>
  (span: ChartSpan | null): string =>
    numberView(span, format).text;

export function buildCharts(
  assessed: Assessed,
  record: NetworkRecord,
  options: { atLeastUsd?: number; query?: string } = {},
): NetworkCharts {
  const { network } = record;
  const to = tracer(network.slug, options.query);
  const events = record.events.map(({ date, label, kind }) => ({
    date,
    label: plainText(label),
    words: to.prose(label).parts,
    kind,
  }));
  const subject = (id: string) => ({ slug: network.slug, query: options.query ?? "", id });
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const used = definition?.lines.find((line) => line.role === "capacity_used");
  const capacity = definition?.lines.find((line) => line.role === "capacity_available") ?? used;
  const unitOf = (seriesId: string | undefined) => record.series.find((series) => series.id === seriesId)?.unit ?? null;
  // Paid terabytes and hotspots share no axis: use is drawn, capacity has its own line among the inputs.
  const isOneAxis = !used || unitOf(used.seriesId) === unitOf(capacity?.seriesId);
  const unit = isOneAxis ? unitOf(capacity?.seriesId) : unitOf(used?.seriesId);
  return {
    demandVsSubsidy: demandVsSubsidy(flowRows(assessed, record), {
      id: `${network.slug}-flows`,
      name: network.name,
      subject: subject("quarters.flows"),
      source: publishers(record, assessed, (role) => isRevenue(role) || isSubsidy(role) || role === "price"),
      words: { usd: text(formatUsd), coverage: text(formatCoverage) },
      events,
      ...(options.atLeastUsd === undefined ? {} : { atLeastUsd: options.atLeastUsd }),
    }),
    utilisationVsCapacity: utilisationVsCapacity(
      assessed.quarters
        .filter((quarter) => quarter.capacityAvailable || quarter.capacityUsed || quarter.utilisation)
        .map(({ quarter, capacityAvailable, capacityUsed, utilisation }) => ({
          quarter,
          capacityAvailable: isOneAxis ? capacityAvailable : null,
          capacityUsed,
          utilisation,
        })),
      {
        id: `${network.slug}-capacity`,
        name: network.name,
        subject: subject("quarters.capacity"),
        unit,
        source: publishers(record, assessed, (role) => role === "capacity_available" || role === "capacity_used"),
        words: {
          amount: (span) => (span && unit ? `${text(formatCompact)(span)}\u00a0${unit}` : text(formatCompact)(span)),
          percent: text(formatPercent),
        },
        events,
        targetRatio: UTILISATION_TARGETS[network.category] ?? null,
      },
    ),
  };
}
