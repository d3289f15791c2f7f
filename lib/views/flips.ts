import { formatCoverage, formatMultiple, formatPercent, formatPoints, formatRange, formatUsd } from "@/lib/format";
import { type Assessed, CLASSES, CORRIDOR, REFUSALS, type ScoredAssessment, type VerdictClass } from "@/lib/scoring";
import type { ChecksView } from "./checks";
import { joinProse, type ProseView } from "./prose";
import { type Tracer, tracer } from "./tracer";
import { scoredCorners, verdictView } from "./verdict";
import { verdictWord } from "./words";

/** What would change the verdict, as sentences; the facts that are missing by name. */
export interface FlipsView {
  /** Towards customers carrying it. */
  up: ProseView[];
  down: ProseView[];
  /** Facts that, once known, could move the class or the refusal. */
  missing: ProseView[];
  /** Gates that hold the class down, as sentences. */
  blocking: ProseView[];
}

const classIndex = (verdict: VerdictClass): number => CLASSES.findIndex((row) => row.id === verdict);

/** Both ends of a proportional change as one text; null when a corner never flips. */
function multiples(a: number | undefined, b: number | undefined, format: (value: number) => string): string | null {
  if (a === undefined || b === undefined) return null;
  return formatRange(Math.min(a, b), Math.max(a, b), format);
}

function movesOf(
  low: ScoredAssessment,
  high: ScoredAssessment,
  standing: VerdictClass,
): { up: string[]; down: string[] } {
  const up: string[] = [];
  const down: string[] = [];
  const above = CLASSES[classIndex(standing) + 1];
  const below = CLASSES[classIndex(standing) - 1];
  const revenueUp = multiples(low.flipMultiples?.revenueUp, high.flipMultiples?.revenueUp, formatMultiple);
  const emissionsUp = multiples(low.flipMultiples?.emissionsUp, high.flipMultiples?.emissionsUp, (value) =>
    formatPercent(1 - value),
  );
  const revenueDown = multiples(low.flipMultiples?.revenueDown, high.flipMultiples?.revenueDown, (value) =>
    formatPercent(1 - value),
  );
  const emissionsDown = multiples(low.flipMultiples?.emissionsDown, high.flipMultiples?.emissionsDown, formatMultiple);
  if (above && revenueUp)
    up.push(
      `Raised to ${above.label.toLowerCase()} or better if paid demand were ${revenueUp} what it is, all else equal.`,
    );
  if (above && emissionsUp) up.push(`Raised if emissions were ${emissionsUp} lower.`);
  if (above && !revenueUp && !emissionsUp)
    up.push("No change of paid demand or of emissions alone, up to a thousandfold, raises it.");
  if (below && revenueDown)
    down.push(`Lowered to ${below.label.toLowerCase()} or worse if paid demand fell by ${revenueDown}.`);
  if (below && emissionsDown) down.push(`Lowered if emissions were ${emissionsDown} what they are.`);
  if (!below) down.push("There is no lower class.");
  const edge = { low: low.flips?.nextEdge, high: high.flips?.nextEdge };
  if (edge.low && edge.high && edge.low.coverage === edge.high.coverage) {
    up.push(
      `The next edge, C* ${edge.low.coverage}, takes ${formatRange(Math.min(edge.low.extraRevenueUsd, edge.high.extraRevenueUsd), Math.max(edge.low.extraRevenueUsd, edge.high.extraRevenueUsd), formatUsd)} more paid demand in a half-year${hurdleAt(edge.low.coverage, low, high)}.`,
    );
  }
  return { up, down };
}

/** From an edge with two classes the score chooses: what it has to be, and what it is. */
function hurdleAt(edge: number, low: ScoredAssessment, high: ScoredAssessment): string {
  const row = CORRIDOR.find((candidate) => candidate.from === edge);
  if (!row || row.hurdle === null) return "";
  const score = formatRange(Math.min(low.score, high.score), Math.max(low.score, high.score), formatPoints);
  return `; from there ${verdictWord(row.high).toLowerCase()} also takes a score of ${row.hurdle}, now ${score}`;
}

export function buildFlips(assessed: Assessed, checks: ChecksView, to: Tracer = tracer(assessed.slug)): FlipsView {
  const { low, high } = scoredCorners(assessed);
  const standing = assessed.verdict === "insufficient_evidence" ? null : assessed.verdict;
  const moves = standing && low && high ? movesOf(low, high, standing) : { up: [], down: [] };
  const missing = checks.checks
    .filter((check) => check.state === "unknown")
    .map((check) =>
      joinProse(
        to.words(`${check.label} (up to ${check.weight.toFixed(1)} points): `, `factor.${check.id}`),
        check.sentence,
      ),
    );
  if (!standing) {
    const isRange = assessed.range !== null && assessed.range[0] !== assessed.range[1];
    moves.up.push(
      ...(isRange ? rangeCloses(assessed, low, high) : [verdictView(assessed).explanation]),
      ...evidenceNeeded(assessed),
    );
  }
  const about = (text: string) => to.words(text, "flips");
  return {
    up: moves.up.map(about),
    down: moves.down.map(about),
    missing,
    blocking: checks.gates
      .filter((gate) => gate.binding)
      .map((gate) => joinProse(gate.sentence, ` Class at most ${gate.cap.toLowerCase()}.`)),
  };
}

/** What sources would have to be for the class to be published; nothing where evidence is not what is missing. */
function evidenceNeeded(assessed: Assessed): string[] {
  const evidence = assessed.input?.evidence;
  const needed = REFUSALS.weak_evidence.threshold;
  if (!evidence || (assessed.reason !== "weak_evidence" && assessed.reason !== "uncorroborated")) return [];
  const now = `Now revenue rests on quality ${formatQuality(evidence.revenueQuality)}, emissions on ${formatQuality(evidence.emissionsQuality)}.`;
  if (assessed.reason === "uncorroborated") {
    return [
      `A revenue reading of quality ${formatQuality(needed)} or better from outside the issuer would let it be published. ${now}`,
    ];
  }
  return [
    `Sources of quality ${formatQuality(needed)} or better for both, which is grade C3, would let it be published. ${now}`,
  ];
}

const formatQuality = (quality: number): string => quality.toFixed(2);

/** The class of a corner, or the one it would read if the evidence allowed. */
const cornerWord = ({ verdict, wouldBe }: ScoredAssessment): string => verdictWord(wouldBe ?? verdict).toLowerCase();

/** The bounded input that would close a range, with what it must be for each class. */
function rangeCloses(assessed: Assessed, low: ScoredAssessment | null, high: ScoredAssessment | null): string[] {
  const bounded = assessed.inputs.filter((input) => input.state === "bounded");
  const names = bounded.map((input) => input.label.toLowerCase()).join(" and ");
  const ends =
    low && high
      ? [
          `At C* ${formatCoverage(low.ratios.prudentCoverage)} it reads ${cornerWord(low)}, at ${formatCoverage(high.ratios.prudentCoverage)} ${cornerWord(high)}.`,
        ]
      : [];
  return [...(names ? [`A value in place of the bounds on ${names} would close the range.`] : []), ...ends];
}
