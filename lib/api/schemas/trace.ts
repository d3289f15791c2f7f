import * as z from "zod";
import { TRACE_KINDS } from "@/lib/views";
import { DAY } from "./parts";
import { shape } from "./registry";

/** A number and what it rests on, as the drawer and its plain page show it: numbers are words here, as printed. */

const PROSE = shape("Prose", "Words in which numbers lead on.", {
  parts: z.array(
    z.strictObject({ at: z.int(), text: z.string(), trace: z.string().nullable(), href: z.string().nullable() }),
  ),
});

const PRINTED = shape("PrintedNumber", "A number as pages print it.", {
  text: z.string(),
  state: z.enum(["known", "bounded", "unknown", "not_applicable"]),
  grade: z.string().nullable(),
  period: z.string().nullable(),
  age: z
    .string()
    .nullable()
    .describe("How old the period is on the as-of day, in words; null where that is said elsewhere."),
  trace: z.string().nullable(),
  href: z.string().nullable(),
  note: z.string().nullable(),
});

const PART = shape("TracePart", "What a formula takes, or what the number is part of.", {
  label: z.string(),
  number: PRINTED,
  note: z.string().nullable(),
});

const CLAIM = shape("TraceClaim", "What one source says.", {
  id: z.string(),
  trace: z.string(),
  href: z.string(),
  claimed: z.string(),
  value: z.string(),
  period: z.string(),
  standing: z.enum(["used", "set aside", "refuted", "open", "not used"]),
  grade: z.string(),
  gradeWords: z.string(),
  basis: PROSE,
  published: z.string(),
  known: z.string(),
  age: z.string(),
  note: PROSE.nullable(),
  verdict: z.string().nullable(),
  days: z
    .array(
      z.strictObject({
        ...{ id: z.string(), trace: z.string(), href: z.string() },
        ...{ value: z.string(), period: z.string() },
      }),
    )
    .nullable()
    .describe("Days of one source that are told together, oldest first; null = one claim."),
  source: z.strictObject({
    publisher: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    address: z.string(),
    readVia: z.string().nullable(),
    kind: z.string(),
    licence: z.string(),
  }),
});

export const TRACE_FIELDS = {
  key: z.string(),
  kind: z.enum(TRACE_KINDS),
  kindWords: z.string(),
  href: z.string(),
  title: z.string(),
  subject: z.strictObject({ slug: z.string(), name: z.string(), href: z.string() }),
  asOf: DAY,
  what: PROSE,
  number: PRINTED.nullable(),
  facts: z.array(z.strictObject({ label: z.string(), text: PROSE })),
  formula: PROSE.nullable(),
  parts: z.array(PART),
  claims: z.array(CLAIM),
  sources: z.array(
    z.strictObject({ publisher: z.string(), title: z.string(), url: z.string().nullable(), grades: z.string() }),
  ),
  series: z.strictObject({ label: z.string(), rows: z.array(PART) }).nullable(),
  conflicts: z.array(
    z.strictObject({
      title: z.string(),
      status: z.string(),
      changesVerdict: z.boolean(),
      trace: z.string(),
      href: z.string(),
    }),
  ),
  citation: z.string(),
};
