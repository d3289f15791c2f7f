import { reaches } from "./numbers";
import { CLASSES, CONFIDENCE_LABELS, ROBUSTNESS_LABELS } from "./rules";
import type { Robustness, Verdict } from "./types";

/** Name of a verdict in print. */
export const verdictLabel = (verdict: Verdict): string =>
  CLASSES.find(({ id }) => id === verdict)?.label ?? "Insufficient evidence";

/** Word for a data confidence of 0–100 (§3.9). */
export const confidenceLabel = (dataConfidence: number): string =>
  CONFIDENCE_LABELS.find(({ from }) => reaches(dataConfidence, from))?.label ?? "";

/** Word for how often the published class survived (§3.9). */
export const robustnessLabel = ({ classes }: Robustness, verdict: Verdict): string => {
  const share = verdict === "insufficient_evidence" ? 0 : classes[verdict];
  return ROBUSTNESS_LABELS.find(({ from }) => reaches(share, from))?.label ?? "";
};
