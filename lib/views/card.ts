import { daysBetween } from "@/lib/format";
import { type AnyRecord, type Assessed, isScored, METHOD_VERSION, type NetworkRecord, REFUSALS } from "@/lib/scoring";
import { proseText } from "./prose";
import { buildStamp, type StampView } from "./stamp";
import { UNASSESSED_STANDING } from "./unassessed";
import { confidenceWords, type VerdictView, verdictSentence } from "./verdict";

/** From this age of its as-of day on, what travels is grey: whoever embedded it may have stopped looking. */
export const STALE_FROM_DAYS = 120;

/** Why a verdict does not travel; several may hold at once. */
export type WithheldReason = "contested" | "range" | "no_class" | "draft" | "not_assessed";

/**
 * A verdict outside of this site: what badge and card print. Under the house definition only, and without a verdict where
 * the page itself says draft, contested or range: a reader elsewhere does not see what qualifies it.
 */
export interface CardView extends Omit<StampView, "verdict" | "range"> {
  /** verdict = shown; stale = shown in grey, see `staleAge`; withheld = there is none to show. */
  state: "verdict" | "stale" | "withheld";
  withheld: WithheldReason[];
  /** "Subsidy-led", or "No verdict to show". */
  headline: string;
  /** null when withheld. */
  verdict: VerdictView | null;
  /** One sentence: what the verdict says, or why there is none. */
  sentence: string;
  /** The same in few words: `weak evidence; draft`; null with a verdict. */
  why: string | null;
  /** null when withheld. */
  range: StampView["range"];
  /** Data confidence in words; null when withheld. */
  confidence: string | null;
  /** Said where the class depends on the definition or rests on assumed days; null otherwise and when withheld. */
  caution: string | null;
  /** "150 days", since its as-of day, where that makes it grey; null otherwise. */
  staleAge: string | null;
  methodVersion: string;
}

/** @param today the day of the request; only the age may see it */
export function buildCard(record: NetworkRecord, assessed: Assessed, today: string): CardView {
  const stamp = buildStamp(record, assessed);
  const withheld = withheldReasons(assessed);
  const common = { ...stamp, withheld, methodVersion: METHOD_VERSION };
  if (withheld.length > 0)
    return {
      ...common,
      state: "withheld",
      headline: "No verdict to show",
      verdict: null,
      sentence: withheldSentence(stamp.verdict, withheld),
      why: withheld.map((reason) => WHY[reason](assessed)).join("; "),
      range: null,
      confidence: null,
      caution: null,
      staleAge: null,
    };
  const ageDays = daysBetween(assessed.asOf, today);
  const isStale = ageDays >= STALE_FROM_DAYS;
  return {
    ...common,
    state: isStale ? "stale" : "verdict",
    headline: stamp.verdict.label,
    verdict: stamp.verdict,
    sentence: proseText(verdictSentence(assessed, record.network.name)),
    why: null,
    range: stamp.range,
    confidence: confidenceWords(assessed),
    caution: cautionOf(assessed),
    staleAge: isStale ? `${ageDays} days` : null,
  };
}

/** What stands beside the networks and is never assessed; null for a network. */
export function buildUnassessedCard(record: AnyRecord, asOf: string): CardView | null {
  const { kind, slug, name, token } = record.network;
  if (kind === "network") return null;
  return {
    slug,
    name,
    token,
    path: `/networks/${slug}`,
    quarter: null,
    asOf,
    definition: null,
    state: "withheld",
    withheld: ["not_assessed"],
    headline: "No verdict to show",
    verdict: null,
    sentence: UNASSESSED_STANDING[kind],
    why: "not assessed",
    range: null,
    confidence: null,
    caution: null,
    staleAge: null,
    methodVersion: METHOD_VERSION,
  };
}

function withheldReasons(assessed: Assessed): WithheldReason[] {
  const reasons: WithheldReason[] = [];
  const { range, reason, tags, verdict } = assessed;
  const isRange = range !== null && range[0] !== range[1];
  if (tags.includes("contested") || reason === "contested") reasons.push("contested");
  if (isRange) reasons.push("range");
  if (verdict === "insufficient_evidence" && !isRange && reason !== "contested") reasons.push("no_class");
  if (tags.includes("draft")) reasons.push("draft");
  return reasons;
}

const WHY: Record<WithheldReason, (assessed: Assessed) => string> = {
  contested: () => "contested",
  range: () => "a range of classes",
  no_class: ({ reason }) => (reason ? REFUSALS[reason].label.toLowerCase() : "insufficient evidence"),
  draft: () => "draft",
  not_assessed: () => "not assessed",
};

const CONTESTED = "Readings of similar standing disagree, so the verdict does not leave its page.";
const DRAFT = "Draft: some inputs are not researched yet; its page names them.";

/** `verdict` explains itself where it has no class; what is open about one that has is added. */
function withheldSentence(verdict: VerdictView, withheld: readonly WithheldReason[]): string {
  const sentences = [
    ...(verdict.step === null ? [verdict.explanation] : []),
    ...(verdict.step !== null && withheld.includes("contested") ? [CONTESTED] : []),
    ...(withheld.includes("draft") ? [DRAFT] : []),
  ];
  return sentences.join(" ");
}

function cautionOf(assessed: Assessed): string | null {
  const sentences = [
    ...(assessed.definitionRobust === false ? ["The class depends on the definition: its page shows each."] : []),
    ...(assessed.tags.includes("assumed_days") ? ["Some figures rest on an assumed day of publication."] : []),
    ...(isScored(assessed.result) && assessed.tags.includes("bounded")
      ? ["Some inputs are only bounded; both ends read this class."]
      : []),
  ];
  return sentences.length > 0 ? sentences.join(" ") : null;
}
