import "server-only";
import * as z from "zod";

/** Arguments and answers of the tools. Numbers in answers are text as the pages print them, with unit and period. */

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

export const asOfInput = z
  .string()
  .refine(isDay, "asOf must be a calendar day such as 2026-06-30")
  .optional()
  .describe("Show only what was known on this day, YYYY-MM-DD. Without it: everything recorded to date.");

export const slugInput = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/, "a network is named by its slug, such as helium: lower case, digits and hyphens")
  .describe("Slug of a network, as list_networks gives it.");

const range = z
  .object({
    text: z.string().describe("Coverage C* between its two ends, as printed."),
    low: z.union([z.number(), z.literal("Infinity")]),
    high: z.union([z.number(), z.literal("Infinity")]).describe('"Infinity" where no tokens are issued.'),
    classes: z.string().describe("Class at either end; one where both agree."),
  })
  .describe("Dollars that customers paid for every dollar of tokens issued, from the prudent to the generous reading.");

const verdict = z.object({
  class: z
    .string()
    .describe("demand_led, demand_leaning, subsidy_leaning, subsidy_led, range or insufficient_evidence."),
  label: z.string(),
  qualifiers: z.array(z.string()).describe("What limits it: draft, contested, bounded, annual record. Repeat them."),
  explanation: z.string(),
  wouldRead: z.string().nullable().describe("Class that the evidence is too thin to publish."),
});

/** A verdict with everything it stands on. */
export const stamp = z.object({
  slug: z.string(),
  name: z.string(),
  token: z.string(),
  verdict,
  quarter: z.string().nullable().describe("Quarter t of the verdict; null when none is usable."),
  asOf: z.string(),
  definition: z.object({ id: z.string(), label: z.string(), house: z.boolean() }).nullable(),
  range: range.nullable(),
  link: z.string().describe("The network's current page."),
});

/** What every answer carries. */
export const meta = {
  asOf: z.string().describe("Only what was known on or before this day is used."),
  methodVersion: z.string(),
  link: z.string().describe("The current page on the subject; an answer about a past day may read otherwise."),
  disclaimer: z.string(),
};

export const number = z.object({
  text: z.string().describe('With its unit; "not reported" when unknown, which is not zero.'),
  state: z.enum(["known", "bounded", "unknown", "not_applicable"]),
  grade: z.string().nullable().describe("Reliability letter of the source and credibility of the claim, such as B2."),
  period: z.string().nullable(),
  age: z.string().nullable().describe("How old the period is on the as-of day, in words."),
  note: z.string().nullable(),
  figure: z.string().nullable().describe("Key to hand to explain_number."),
});

export const labelled = number.extend({ label: z.string(), about: z.string() });
