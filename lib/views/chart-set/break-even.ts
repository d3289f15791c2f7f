import { type BreakEvenRow, breakEvenCrossover, type ChartSpec } from "@/lib/charts";
import { formatCoverage, formatMultiple, formatPercent, formatTokens, formatUsd } from "@/lib/format";
import {
  type Assessed,
  crossoverOf,
  DVS_1_0,
  type EmissionSchedule,
  legsOf,
  type Path,
  type PathStart,
  projectPath,
  quarterIndex,
  startOf,
} from "@/lib/scoring";
import { publishers } from "../charts";
import { type ChartContext, eventsOf, inWords, subjectOf } from "./context";

/** As far as the base path is drawn, and as much history before it. */
const QUARTERS_AHEAD = 8;
const QUARTERS_BACK = 8;

/** What a path takes for granted where no schedule is on record. Flat, and said so: it is no forecast. */
const HELD: EmissionSchedule = {
  kind: "steps",
  steps: [],
  repeatEveryQuarters: null,
  source: "assumed: no schedule is on record",
};

interface BasePath {
  start: PathStart;
  path: Path;
}

/** The base path from t; null where there is no quarter to start from, or no price for what is issued. */
function basePath({ input }: Assessed): BasePath | null {
  const start = input && startOf(input);
  if (!input || !start || crossoverOf(start, HELD, { demandStep: 1, growth: 0, price: 1 }) === null) return null;
  return { start, path: projectPath(input, start, HELD, "base", { quarters: QUARTERS_AHEAD, method: DVS_1_0 }) };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Quarters on record to t, then the path. Bounds stand at the prudent end: demand low, emissions high. */
function rowsOf(assessed: Assessed, base: BasePath | null): BreakEvenRow[] {
  const last = assessed.quarter ?? assessed.quarters.at(-1)?.quarter;
  if (last === undefined) return [];
  const recorded = assessed.quarters
    .filter(({ quarter }) => quarter <= last && quarterIndex(last) - quarterIndex(quarter) < QUARTERS_BACK)
    .filter(({ demandUsd, emissionsUsd }) => demandUsd || emissionsUsd)
    .map(({ quarter, demandUsd, emissionsUsd }): BreakEvenRow => {
      const demand = demandUsd && (demandUsd.value ?? demandUsd.low);
      const subsidy = emissionsUsd && finite(emissionsUsd.value ?? emissionsUsd.high);
      const coverage = demand !== null && subsidy !== null && subsidy > 0 ? demand / subsidy : null;
      return { quarter, isProjected: false, demandUsd: demand, subsidyUsd: subsidy, coverage };
    });
  const ahead = (base?.path.points ?? []).map(
    ({ quarter, revenueUsd, emissionsUsd, coverage }): BreakEvenRow => ({
      quarter,
      isProjected: true,
      demandUsd: revenueUsd,
      subsidyUsd: emissionsUsd,
      coverage: finite(coverage),
    }),
  );
  const hasBoth = recorded.some(({ coverage }) => coverage !== null);
  return hasBoth ? [...recorded, ...ahead] : [];
}

/** Dated changes of the emission after t; they are no data yet that a path could follow. */
const changesAhead = ({ assessed, record }: ChartContext): boolean =>
  record.events.some(({ kind, date }) => kind === "emission" && date > assessed.asOf);

const NO_START = "No quarter is usable on both sides, so no path can be drawn.";

/** When it is paid for, on what is taken for granted; said in this order: schedule, demand, answer. */
function answerOf(context: ChartContext, base: BasePath | null): string {
  const { assessed, record } = context;
  if (!base) return assessed.input?.annual ? "The record holds one common year, so no path can be drawn." : NO_START;
  const { start, path } = base;
  const held = `No emission schedule is on record: the path holds the ${formatTokens(start.emittedTokens, record.network.token)} of ${start.quarter.quarter} at their price, which is an assumption.${changesAhead(context) ? " Changes that were announced are drawn, not followed." : ""}`;
  const growth = legsOf("base", start.growth ?? 0).growth;
  const demand =
    start.growth === null
      ? "Growth is not known, so demand is held, too."
      : `Paid demand goes on at half its trailing growth, ${formatPercent(growth, { signed: true })} a quarter.`;
  const needed = start.emittedTokens * (start.tokenPriceUsd ?? 0) + start.cashSubsidyUsd;
  const takes =
    start.revenueUsd > 0 && needed > start.revenueUsd
      ? ` It takes ${formatUsd(needed)} of paid demand a quarter, ${formatMultiple(needed / start.revenueUsd)} of today’s.`
      : "";
  const answer =
    path.parity === "never"
      ? `Break-even: never on this path.${takes}`
      : path.parity.quartersAhead === 0
        ? "Break-even: reached; customers pay for all that is issued."
        : `Break-even: ${path.parity.quarter} on this path.${takes}`;
  return `${answer} ${held} ${demand}`;
}

export function breakEvenChart(context: ChartContext): ChartSpec {
  const { assessed, record } = context;
  const base = basePath(assessed);
  const rows = rowsOf(assessed, base);
  const parity = base?.path.parity;
  const crossing =
    parity && parity !== "never" && parity.quartersAhead > 0 && parity.quartersAhead <= QUARTERS_AHEAD
      ? [{ date: firstDayOf(parity.quarter), label: "Break-even on the path", kind: "path" }]
      : [];
  return breakEvenCrossover(rows, {
    id: `${record.network.slug}-break-even`,
    name: record.network.name,
    subject: subjectOf(context, "break-even"),
    source: `Full lines: on record, bounds at the prudent end. Dashed: base path of method ${assessed.methodVersion}, what would be, no forecast. ${publishers(record, assessed, (role) => role === "organic" || role === "unclassified" || role === "supply" || role === "security" || role === "demand" || role === "price")}`,
    usd: inWords(formatUsd),
    coverage: inWords(formatCoverage),
    events: [...eventsOf(context), ...crossing],
    answer: answerOf(context, base),
  });
}

const firstDayOf = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3 - 2).padStart(2, "0")}-01`;
