import { Fields } from "../fields";
import { InputError } from "../input-error";
import { recordOf } from "../record-of";
import { SCENARIO_IDS, SCENARIOS, type ScenarioId, TOLERANCE } from "../rules";

/** How likely somebody held each path to be, on a day: kept, so that it can be scored later (§6). */
export interface ScenarioWeights {
  shares: Record<ScenarioId, number>;
  /** `YYYY-MM-DD`. */
  on: string;
  by: string;
}

/** The method's own weights: 50 / 20 / 30. */
export const defaultWeights = (on: string): ScenarioWeights => ({
  shares: recordOf(SCENARIO_IDS, (id) => SCENARIOS.find((rule) => rule.id === id)?.weight ?? 0),
  on,
  by: "method",
});

/**
 * Checks weights from anywhere: each 0–1, together 1, with a day and an author.
 *
 * @throws InputError
 */
export const parseWeights = (value: unknown, path = "weights"): ScenarioWeights => {
  const fields = Fields.of(value, path);
  const shares = fields.object("shares");
  const parsed = recordOf(SCENARIO_IDS, (id) => shares.number(id, 0, 1));
  const sum = SCENARIO_IDS.reduce((total, id) => total + parsed[id], 0);
  if (Math.abs(sum - 1) > TOLERANCE) throw new InputError(fields.at("shares"), "shares that add up to 1");
  return {
    shares: parsed,
    on: fields.day("on"),
    by: fields.text("by", (text) => text.trim() !== "", "who set them"),
  };
};
