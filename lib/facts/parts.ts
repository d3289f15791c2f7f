import * as z from "zod";
import { isDay } from "./days";

/** What the shapes of facts are made of, each with a message that says what was expected. */

export const text = z.string().min(1, "expected text, found an empty string");
/** Keys travel in URLs, file names and derivations: no spaces, no capitals. */
export const key = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, "expected lower-case letters, digits, dots and hyphens");
export const day = z.string().refine(isDay, "expected a day YYYY-MM-DD that is in the calendar");
export const number = z.number("expected a plain number (point as decimal mark, no separators, no unit)");
