import { dayPosition } from "./quarters";
import type { ChartEvent, EventSpec } from "./types";

const KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Events within the quarters drawn, oldest first, each with a letter that the marker and the list below share. */
export function placeEvents(events: readonly ChartEvent[], quarters: readonly string[]): EventSpec[] {
  const [first] = quarters;
  if (first === undefined) return [];
  return events
    .flatMap((event) => {
      const position = dayPosition(event.date, first, quarters.length);
      return position === null ? [] : [{ ...event, position }];
    })
    .sort((a, b) => a.position - b.position || a.label.localeCompare(b.label, "en"))
    .slice(0, KEYS.length)
    .map((event, index) => ({ ...event, key: KEYS.charAt(index) }));
}
