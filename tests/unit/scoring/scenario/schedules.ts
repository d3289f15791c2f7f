import type { EmissionSchedule, ScenarioWeights } from "@/lib/scoring";

/** Schedules and weights for the tests of scenarios. */
export const flat: EmissionSchedule = { kind: "steps", steps: [], repeatEveryQuarters: null, source: "test" };

export const tokens = (...perQuarter: number[]): EmissionSchedule => ({ kind: "tokens", perQuarter, source: "test" });

export const halving = (date: string, repeatEveryQuarters: number | null = null): EmissionSchedule => ({
  kind: "steps",
  steps: [{ date, multiple: 0.5 }],
  repeatEveryQuarters,
  source: "test",
});

export const weights: ScenarioWeights = { shares: { base: 0.5, high: 0.2, low: 0.3 }, on: "2026-01-01", by: "test" };
