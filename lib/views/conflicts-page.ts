import {
  type AnyRecord,
  type Assessed,
  CLASSES,
  type ConflictOutcome,
  type Described,
  gatedClassOf,
  isScored,
  type Verdict,
  type VerdictClass,
} from "@/lib/scoring";
import { type Choice, type FilterQuery, filterRows } from "./choices";
import { buildConflicts, type ConflictView } from "./conflicts";
import { tracer } from "./tracer";

/** Query of `/conflicts`: every part has a fallback. */
export type ConflictsQuery = FilterQuery<"network" | "kind" | "status">;

export interface ConflictRow {
  slug: string;
  name: string;
  /** How far the verdict moves under the reading that moves it most. */
  effect: string;
  /** Some reading moves a class, or makes a verdict come or go. */
  isDecisive: boolean;
  /** false where there is no verdict for a reading to change. */
  isAssessed: boolean;
  conflict: ConflictView;
}

export interface ConflictsPageView {
  asOf: string;
  total: number;
  /** How many could change a verdict. */
  decisive: number;
  /** Shown, sorted by effect on the verdict. */
  rows: ConflictRow[];
  choices: Record<keyof ConflictsQuery, Choice[]>;
}

export type ConflictsEntry =
  | { record: AnyRecord; assessed: Assessed; described: null }
  | { record: AnyRecord; assessed: null; described: Described };

const rankOf = (verdict: VerdictClass): number => CLASSES.findIndex(({ id }) => id === verdict);

/** What the published reading gives: classes at both ends, whether there is a verdict, and C*. */
interface Published {
  verdict: Verdict;
  classes: [VerdictClass, VerdictClass] | null;
  coverage: number | null;
}

function publishedBy({ verdict, result, corners }: Assessed): Published {
  const [low, high] = [corners?.low ?? result, corners?.high ?? result].map(gatedClassOf);
  return {
    verdict,
    classes: low && high ? [low, high] : null,
    coverage: isScored(result) ? result.ratios.prudentCoverage : null,
  };
}

/** What taking another reading at its word would do at most. */
interface Effect {
  /** Classes by which either end moves. */
  classes: number;
  /** A verdict comes or goes. */
  decidesVerdict: boolean;
  /** |ln| of the change of C*; null where no reading reaches the quarters that decide. */
  coverageShift: number | null;
}

function effectOf({ readings }: ConflictOutcome, published: Published | null): Effect {
  const reaching = readings.filter(({ verdict }) => verdict !== null);
  if (!published || reaching.length === 0) return { classes: 0, decidesVerdict: false, coverageShift: null };
  const own = published.classes;
  const moves = reaching.map(({ classes }) =>
    classes && own ? Math.max(...classes.map((id, end) => Math.abs(rankOf(id) - rankOf(own[end] ?? id)))) : 0,
  );
  const shifts = reaching.map(({ prudentCoverage }) =>
    prudentCoverage && published.coverage ? Math.abs(Math.log(prudentCoverage / published.coverage)) : 0,
  );
  const isRefused = (verdict: Verdict | null) => verdict === "insufficient_evidence";
  return {
    classes: Math.max(...moves),
    decidesVerdict: reaching.some(({ verdict }) => isRefused(verdict) !== isRefused(published.verdict)),
    coverageShift: Math.max(...shifts),
  };
}

const isDecisive = ({ classes, decidesVerdict }: Effect): boolean => classes > 0 || decidesVerdict;

/** There are four classes. */
const STEPS = ["one", "two", "three"];

function effectWords({ classes, decidesVerdict, coverageShift }: Effect): string {
  if (coverageShift === null) return "does not reach the quarters that decide";
  if (classes > 0) return `moves the class by ${STEPS[classes - 1] ?? "several"}`;
  if (decidesVerdict) return "decides whether there is a verdict";
  return coverageShift > 0.005 ? "moves coverage, not the class" : "no effect";
}

/** Conflicts of several networks in the order of how far a reading could move a verdict. @param suffix of the pages that numbers lead to: "" or `?asOf=…` */
export function rankConflicts(entries: readonly ConflictsEntry[], suffix: string): ConflictRow[] {
  const all = entries.flatMap(({ record, assessed, described }) => {
    const { conflicts } = assessed ?? described;
    const published = assessed && publishedBy(assessed);
    const outcomes = new Map(conflicts.map((outcome) => [outcome.id, outcome]));
    const to = tracer(record.network.slug, suffix);
    return buildConflicts({ conflicts }, record, to).flatMap((conflict) => {
      const outcome = outcomes.get(conflict.id);
      if (!outcome) return [];
      const effect = effectOf(outcome, published);
      const row: ConflictRow = {
        slug: record.network.slug,
        name: record.network.name,
        effect: assessed ? effectWords(effect) : "no verdict is given here",
        isDecisive: isDecisive(effect),
        isAssessed: assessed !== null,
        conflict,
      };
      return [{ row, effect, outcome }];
    });
  });
  return all
    .toSorted(
      (a, b) =>
        b.effect.classes - a.effect.classes ||
        Number(b.effect.decidesVerdict) - Number(a.effect.decidesVerdict) ||
        (b.effect.coverageShift ?? -1) - (a.effect.coverageShift ?? -1) ||
        Number(b.row.conflict.status === "open") - Number(a.row.conflict.status === "open") ||
        (b.outcome.ratio ?? Infinity) - (a.outcome.ratio ?? Infinity) ||
        a.row.name.localeCompare(b.row.name, "en"),
    )
    .map(({ row }) => row);
}

/** Every conflict of every network, those that could change a verdict first. */
export function buildConflictsPage(
  entries: ConflictsEntry[],
  query: ConflictsQuery,
  asOf: string,
  asked: string | null,
): ConflictsPageView {
  const all = rankConflicts(entries, asked ? `?asOf=${asked}` : "");
  const { rows, choices } = filterRows<keyof ConflictsQuery, ConflictRow>(
    all,
    query,
    {
      network: ({ slug, name }) => ({ value: slug, label: name }),
      kind: ({ conflict }) => ({ value: conflict.kind, label: conflict.kind }),
      status: ({ conflict }) => ({ value: conflict.status, label: conflict.status }),
    },
    "/conflicts",
    asked,
  );
  return { asOf, total: all.length, decisive: all.filter(({ isDecisive: decides }) => decides).length, rows, choices };
}
