import * as z from "zod";
import type { AdapterSeries, DailyValue } from "../adapter";
import { known, unknown } from "./parts";

/** Digits that a reply writes as a number or as text. */
export interface Digits {
  value: number;
  /** As replied. */
  literal: string;
}

const DECIMAL = /^-?\d{1,60}(\.\d{1,60})?$/;

/** A finite number, written as a number or as its digits. */
export const numberOrDigits = z
  .union([z.number(), z.string()], "expected a number or its digits")
  .transform((written, context): Digits => {
    const literal = String(written).trim();
    const value = typeof written === "number" ? written : DECIMAL.test(literal) ? Number(literal) : Number.NaN;
    if (!Number.isFinite(value)) {
      context.addIssue({ code: "custom", message: "expected a number or its digits" });
      return z.NEVER;
    }
    return { value, literal };
  });

/** The same, not negative. */
export const amountOrDigits = numberOrDigits.refine(
  ({ value }) => value >= 0,
  "expected a number that is not negative",
);

/** A whole count of things, not negative. */
export const count = z.int("expected a whole number").min(0, "expected a number that is not negative");

/** A day of the calendar, `2026-08-20`, alone or at the head of a moment in UTC. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/, "expected a day like 2026-08-20")
  .transform((text) => text.slice(0, 10))
  .refine((day) => {
    const ms = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day;
  }, "expected a day of the calendar");

/** A value whose zero was measured: the record keeps it as "observed, nothing came", not as a number. */
export const measured = (
  of: AdapterSeries,
  day: string,
  value: number,
  literal: string,
  zeroNote: string,
): DailyValue =>
  value === 0
    ? { ...unknown(of, day, literal, zeroNote), nullReason: "observed_zero" }
    : known(of, day, value, literal);
