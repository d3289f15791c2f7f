import { daysBetween, formatAge } from "@/lib/format";

/** The day a page speaks for, and the form that changes it. */
export interface AsOfView {
  /** Day shown in the control. */
  day: string;
  /** The newest day on which facts were recorded: where the control leads back to. */
  newest: string;
  isPast: boolean;
  /** Null when the page shows what is known now. */
  banner: string | null;
  /** How far the newest facts lie back, when that is worth saying. */
  staleness: string | null;
  /** Said where something shown rests on an assumed day of publication. */
  assumed: string | null;
}

const STALE_AFTER_DAYS = 30;

const ASSUMED = "* Some figures rest on an assumed day of publication, sixty days after their period.";

/**
 * @param asked day that was asked for; null = the newest.
 * @param today only feeds the distance of the newest facts.
 */
export function asOfView(asked: string | null, newest: string, today: string, hasAssumedDays: boolean): AsOfView {
  const day = asked ?? newest;
  const isPast = asked !== null && asked < newest;
  const lag = daysBetween(newest, today);
  return {
    day,
    newest,
    isPast,
    banner: isPast
      ? `Shown as known on ${day}: nothing that became known later is used.`
      : asked !== null && asked > newest
        ? `Nothing was recorded after ${newest}: this is what is known now.`
        : null,
    staleness: !isPast && lag > STALE_AFTER_DAYS ? `The facts are as of ${newest}, ${formatAge(lag)} ago.` : null,
    assumed: hasAssumedDays ? ASSUMED : null,
  };
}
