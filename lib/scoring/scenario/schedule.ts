import { Fields, LARGEST_AMOUNT } from "../fields";
import { InputError } from "../input-error";
import { at } from "../numbers";
import { dayNumber, type Quarter, quarterAt } from "../record/quarters";

/** Tokens that will be issued, as data. Who wrote it and where is `source`; `null` in place of one = unknown. */
export type EmissionSchedule =
  | {
      kind: "tokens";
      /** Tokens of t+1, t+2, …; the last one stands for every quarter after it. At least one. */
      perQuarter: readonly number[];
      source: string;
    }
  | {
      kind: "steps";
      /** From this day on (`YYYY-MM-DD`) tokens are multiplied: 0.5 = a halving. None = flat. Days ascend. */
      steps: readonly { date: string; multiple: number }[];
      /** The last step comes again every so many quarters; null = it was the last. */
      repeatEveryQuarters: number | null;
      source: string;
    };

const DAYS_PER_QUARTER = 91.3125;

/**
 * Checks a schedule from anywhere.
 *
 * @throws InputError
 */
export const parseSchedule = (value: unknown, path = "schedule"): EmissionSchedule => {
  const fields = Fields.of(value, path);
  const kind = fields.oneOf("kind", ["tokens", "steps"] as const);
  const source = fields.text("source", (text) => text.trim() !== "", "who published it");
  if (kind === "tokens") {
    const perQuarter = fields.list("perQuarter").map((item, index) => {
      const tokens = Fields.of({ tokens: item }, `${fields.at("perQuarter")}[${index}]`);
      return tokens.number("tokens", 0, LARGEST_AMOUNT);
    });
    if (perQuarter.length === 0) throw new InputError(fields.at("perQuarter"), "at least one quarter");
    return { kind, perQuarter, source };
  }
  const steps = fields.list("steps").map((item, index) => {
    const step = Fields.of(item, `${fields.at("steps")}[${index}]`);
    return { date: step.day("date"), multiple: step.number("multiple", 0, LARGEST_AMOUNT) };
  });
  if (steps.some((step, index) => index > 0 && step.date <= (steps[index - 1]?.date ?? ""))) {
    throw new InputError(fields.at("steps"), "days that ascend");
  }
  return {
    kind,
    steps,
    repeatEveryQuarters:
      fields.value("repeatEveryQuarters") === null ? null : fields.whole("repeatEveryQuarters", 1, 400),
    source,
  };
};

/**
 * Tokens of the `quarters` quarters after t.
 *
 * @param latestTokens tokens of t; steps multiply these, so a step inside t counts only for the days after it.
 * @param t position of t on the calendar.
 */
export const scheduledTokens = (
  schedule: EmissionSchedule,
  latestTokens: number,
  t: number,
  quarters: number,
): Float64Array => {
  if (schedule.kind === "tokens") {
    const { perQuarter } = schedule;
    return Float64Array.from({ length: quarters }, (_, k) => at(perQuarter, Math.min(k, perQuarter.length - 1)));
  }
  const steps = stepDays(schedule, quarterAt(t + quarters).end);
  const today = meanMultiple(steps, quarterAt(t));
  return Float64Array.from({ length: quarters }, (_, k) =>
    latestTokens === 0 || today === 0 ? 0 : (latestTokens * meanMultiple(steps, quarterAt(t + k + 1))) / today,
  );
};

interface Step {
  day: number;
  multiple: number;
}

const stepDays = (
  { steps, repeatEveryQuarters }: Extract<EmissionSchedule, { kind: "steps" }>,
  until: number,
): Step[] => {
  const days = steps.map(({ date, multiple }) => ({ day: dayNumber(date), multiple }));
  const last = days.at(-1);
  if (!last || repeatEveryQuarters === null) return days;
  for (let k = 1; ; k += 1) {
    const day = last.day + Math.round(k * repeatEveryQuarters * DAYS_PER_QUARTER);
    if (day > until) return days;
    days.push({ day, multiple: last.multiple });
  }
};

/** Mean over the days of a quarter of the product of all steps taken by then. */
const meanMultiple = (steps: readonly Step[], { start, end, days }: Quarter): number => {
  let multiple = 1;
  let from = start;
  let sum = 0;
  for (const step of steps) {
    if (step.day > end) break;
    if (step.day > from) {
      sum += multiple * (step.day - from);
      from = step.day;
    }
    multiple *= step.multiple;
  }
  return (sum + multiple * (end + 1 - from)) / days;
};
