import * as z from "zod";
import { CATEGORIES, METHOD_VERSION, REFUSALS, type RefusalReason, VERDICT_CLASSES } from "@/lib/scoring";
import { SHAPES, shape } from "./registry";

/** What the replies of several operations are made of. Days are `YYYY-MM-DD` (UTC), ratios 0–1, money in USD. */

export const DAY = z.iso.date();
export const QUARTER_LABEL = z.string().regex(/^\d{4}Q[1-4]$/);

export const AMOUNT = z.union([z.number(), z.literal("Infinity")]).register(SHAPES, {
  id: "Amount",
  description:
    "A number, unformatted, to 12 significant digits; the string “Infinity” for a coverage without emissions and for an open end.",
});

export const VERDICT_CLASS = z.enum(VERDICT_CLASSES).register(SHAPES, {
  id: "VerdictClass",
  description: "Who pays the bill: from nearly all by emissions to all by customers.",
});

export const VERDICT = z.enum([...VERDICT_CLASSES, "insufficient_evidence"]).register(SHAPES, {
  id: "Verdict",
  description: "A class, or why there is none: see `reason`.",
});

const REASONS = Object.keys(REFUSALS) as [RefusalReason, ...RefusalReason[]];

export const REASON = z.enum(REASONS).register(SHAPES, {
  id: "Reason",
  description: "Why no class is published; the page /method says when each applies.",
});

export const RANGE = z.tuple([VERDICT_CLASS, VERDICT_CLASS]).register(SHAPES, {
  id: "ClassRange",
  description: "Classes at (revenue low, emissions high) and (revenue high, emissions low).",
});

export const CATEGORY = z.enum(CATEGORIES);

export const SPAN = shape("Span", "A number with its bounds; `value` is null where only bounds are known.", {
  value: AMOUNT.nullable(),
  low: AMOUNT,
  high: AMOUNT,
});

export const QUANTITY = shape("Quantity", "A number, or why there is none. Unknown is null, never 0.", {
  state: z.enum(["known", "bounded", "unknown", "not_applicable"]),
  value: AMOUNT.nullable().describe("null unless one value is known."),
  low: AMOUNT.nullable(),
  high: AMOUNT.nullable(),
  unit: z.string().describe("USD, a token, ratio, points, share …"),
  grade: z
    .string()
    .nullable()
    .describe("Letter of the origin and digit of the claim, of the weakest input; null where none is given."),
  reason: z.string().nullable().describe("Why there is no one value; null where there is."),
});

export const META = shape("Meta", "What a reply speaks of, and what it is not.", {
  asOf: DAY.nullable().describe(
    "Only what was known on or before this day was used. null while the database is silent.",
  ),
  revision: z.int().nullable().describe("Publications of facts so far; moves when any fact does."),
  methodVersion: z.literal(METHOD_VERSION),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable()
    .describe(
      "Hash of inputs, options and method version of the one verdict in the reply; null where it holds none, or several.",
    ),
  page: z.string().describe("The same for people; a path where the site does not know its own address."),
  disclaimer: z.string(),
  licence: z.string(),
});

export const PAGE = shape("Page", "Where a list stands.", {
  total: z.int().min(0).describe("Rows that fit the query, over all pages."),
  count: z.int().min(0).describe("Rows of this page."),
  limit: z.int().min(1),
  cursor: z.string().nullable().describe("Of the next page; null on the last one."),
  next: z.string().nullable().describe("Address of the next page; null on the last one."),
});

export const STATEMENT = shape(
  "Statement",
  "Words of the record with what they rest on, hidden before they were known.",
  {
    text: z.string().nullable().describe("null: not yet known on this day, see knownOn."),
    knownOn: DAY,
    sources: z.array(z.strictObject({ publisher: z.string(), url: z.string().nullable() })),
  },
);

/** A reply about one thing. */
export const replyOf = <Data extends z.ZodType>(id: string, description: string, data: Data) =>
  shape(id, description, { meta: META, data });

/** A reply with rows. */
export const listOf = <Row extends z.ZodType>(id: string, description: string, row: Row) =>
  shape(id, description, { meta: META, page: PAGE, data: z.array(row) });

export const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe("What was wrong, where, and what to do."),
    parameter: z.string().optional().describe("The parameter that was not understood."),
    value: z.string().nullable().optional().describe("What it said, cut short."),
    expected: z.union([z.string(), z.array(z.string())]).optional(),
  })
  .register(SHAPES, { id: "Problem", description: "An error, as RFC 9457 has it: application/problem+json." });
