import { type ChartSpec, robustnessBars, waterfall } from "@/lib/charts";
import { formatCount, formatPercent, formatPoints } from "@/lib/format";
import {
  type Assessed,
  type AssessmentInput,
  type AssessmentResult,
  CLASSES,
  FACTORS,
  gatedClassOf,
  isScored,
  measure,
  ROBUSTNESS,
  ROBUSTNESS_LABELS,
  type Robustness,
  shake,
} from "@/lib/scoring";
import { cornerSpan, scoredCorners } from "../verdict";
import { type ChartContext, inWords, subjectOf } from "./context";

/** Points earned, lost and unknown by factor; those that do not apply to the category have none at stake. */
export function scoreWaterfall(context: ChartContext): ChartSpec {
  const { assessed, record } = context;
  const { network } = record;
  const applicable = FACTORS.filter((rule) => !rule.notApplicable.includes(network.category));
  const weightSum = applicable.reduce((sum, rule) => sum + rule.weight, 0);
  const { low } = scoredCorners(assessed);
  return waterfall(
    low === null
      ? []
      : applicable.map((rule) => ({
          key: `factor.${rule.id}`,
          name: { short: rule.code, long: rule.label },
          earned: cornerSpan(assessed, (result) => result.contributions[rule.id] ?? null),
          atStake: (rule.weight * 100) / weightSum,
        })),
    {
      id: `${network.slug}-waterfall`,
      name: network.name,
      subject: subjectOf(context, "waterfall"),
      source: `Computed by method ${assessed.methodVersion}; every input stands among the checks with its source. Dotted lines: scores from which the upper class of a corridor is chosen.`,
      totalKey: "score",
      points: inWords(formatPoints),
      hurdles: CLASSES.flatMap(({ hurdle }) => hurdle ?? []),
    },
  );
}

/** Shares of the seeded draws from one end; null without a score. */
function drawsOf(input: AssessmentInput | null, result: AssessmentResult): Robustness | null {
  if (!input || !isScored(result)) return null;
  return shake(measure(input), input.evidence, result.dataConfidence, { draws: ROBUSTNESS.pageDraws });
}

/** Draws at both ends of what is only bounded; the second one null where nothing is. */
export function drawsAtEnds({ input, result, corners }: Assessed): { low: Robustness; high: Robustness | null } | null {
  const low = corners ? drawsOf(corners.inputs[0], corners.low) : drawsOf(input, result);
  if (!low) return null;
  return { low, high: corners ? drawsOf(corners.inputs[1], corners.high) : null };
}

export function robustnessChart(context: ChartContext): ChartSpec {
  const { assessed, record } = context;
  const { network } = record;
  const draws = drawsAtEnds(assessed);
  const read = gatedClassOf(assessed.corners?.low ?? assessed.result);
  const share = read === null || !draws ? 0 : draws.low.classes[read];
  const firm = ROBUSTNESS_LABELS.find(({ from }) => share >= from)?.label ?? "";
  return robustnessBars(
    draws
      ? CLASSES.map(({ id, label }) => ({
          key: `robustness.${id}`,
          name: { short: label.replace("-", "- "), long: label },
          low: draws.low.classes[id],
          high: draws.high?.classes[id] ?? null,
          isRead: id === read,
        }))
      : [],
    {
      id: `${network.slug}-robustness`,
      name: network.name,
      subject: subjectOf(context, "robustness"),
      source: `Computed by method ${assessed.methodVersion} with one fixed seed, gates tested in every draw, refusals not applied. A statement about the method’s sensitivity, not a probability that the network succeeds.`,
      percent: inWords((value) => formatPercent(value)),
      thresholds: ROBUSTNESS_LABELS.filter(({ from }) => from > 0).map(({ from, label }) => ({
        value: from,
        text: label,
      })),
      answer: draws && read ? answerOf(assessed, draws.low.draws, share, firm, read) : null,
    },
  );
}

function answerOf(assessed: Assessed, draws: number, share: number, firm: string, read: string): string {
  const label = CLASSES.find(({ id }) => id === read)?.label.toLowerCase() ?? read;
  const standing = assessed.verdict === read ? "the published class" : "the class that the numbers would read";
  const sensitive = assessed.definitionRobust === false ? "Definition-sensitive: see who pays. " : "";
  return `${sensitive}${formatPercent(share)} of ${formatCount(draws)} draws read ${label}, ${standing}: ${firm}.`;
}
