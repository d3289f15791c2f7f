/** `2025Q4`. */
export const QUARTER_PATTERN = "^\\d{4}Q[1-4]$";
const LABEL = new RegExp(QUARTER_PATTERN);

export const isQuarterLabel = (text: string): boolean => LABEL.test(text);

/** Position of a quarter on the calendar: consecutive quarters differ by 1. `label` is `2025Q4`, checked before. */
export const quarterIndex = (label: string): number =>
  (digit(label, 0) * 1000 + digit(label, 1) * 100 + digit(label, 2) * 10 + digit(label, 3)) * 4 + digit(label, 5) - 1;

const ZERO = 48;
const digit = (text: string, position: number): number => text.charCodeAt(position) - ZERO;
