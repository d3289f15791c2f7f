import { type Markup, markup } from "./markup";

/** Steps of the ladder, as the mark on the pages has them: filled up to the class, dashed and empty without one. */
const STEPS = [1, 2, 3, 4] as const;

/**
 * The verdict's mark, 16 by 16, never alone: the words stand beside it. Painted by the classes `step-on`, `step-off` and
 * `step-none`, with attributes for viewers that ignore style sheets.
 * @param colour of the filled steps
 */
export function ladder(step: 1 | 2 | 3 | 4 | null, colour: string, faint: string): Markup {
  const bars = STEPS.map((n) => {
    const height = 2 + n * 3;
    const isOn = step !== null && n <= step;
    const look = isOn ? "step-on" : step === null ? "step-none" : "step-off";
    return markup`<rect class="${look}" x="${(n - 1) * 4 + 0.5}" y="${15.5 - height}" width="3" height="${height}" fill="${isOn ? colour : "none"}" stroke="${isOn ? colour : faint}"${step === null && markup` stroke-dasharray="1.5 1.5"`}/>`;
  });
  return markup`${bars}`;
}

/** Demand from the third step on. */
export const sideOf = (step: 1 | 2 | 3 | 4 | null): "demand" | "subsidy" | "unknown" =>
  step === null ? "unknown" : step >= 3 ? "demand" : "subsidy";
