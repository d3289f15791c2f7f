import * as z from "zod";
import { CHANGE_CAUSES, HYSTERESIS_NOTES } from "@/lib/scoring";
import { AMOUNT, DAY, QUARTER_LABEL, RANGE, REASON, VERDICT, VERDICT_CLASS } from "./parts";
import { shape } from "./registry";

const SIDE = shape("ChangeSide", "The verdict on one side of a change.", {
  asOf: DAY,
  quarter: QUARTER_LABEL.nullable(),
  verdict: VERDICT,
  verdictLabel: z.string(),
  reason: REASON.nullable(),
  range: RANGE.nullable(),
  prudentCoverage: AMOUNT.nullable().describe("null without a score."),
  score: z.number().nullable(),
});

const ATTRIBUTION = shape(
  "Attribution",
  "The method run again with one group of inputs swapped at a time, in a fixed order.",
  {
    deltaLnCoverage: z
      .number()
      .nullable()
      .describe("ln C* after − before; null where either side has no coverage with a size."),
    byCause: z
      .record(z.enum(CHANGE_CAUSES), z.number().nullable())
      .describe("Parts of deltaLnCoverage; they add up to it."),
    priceDeltaLnCoverage: z.number().nullable(),
    priceShare: z
      .number()
      .nullable()
      .describe("Token price ÷ the whole; over 1 or below 0 where price worked against the rest."),
    parts: z.array(
      z.strictObject({
        cause: z.enum(CHANGE_CAUSES),
        group: z.string(),
        deltaLnCoverage: z.number().nullable(),
        deltaScore: z.number().nullable(),
        from: VERDICT_CLASS.nullable(),
        to: VERDICT_CLASS.nullable(),
      }),
    ),
    classPath: z
      .array(VERDICT_CLASS.nullable())
      .describe("Classes after gates on the way, before hysteresis and refusals of the record."),
  },
);

export const CHANGE_ROW = shape("Change", "A verdict against the one before it.", {
  network: z.string(),
  name: z.string(),
  basis: z.enum(["history", "published"]),
  date: DAY.describe(
    "history: the day on which the last figure of the later quarter became known, or the end of that quarter where none is dated; published: the first day on which the later side read as it does, or the end of a quarter where only coverage moved.",
  ),
  changed: z
    .array(z.enum(["verdict", "reason", "range", "quarter", "coverage"]))
    .describe("What is not the same on both sides."),
  note: z.enum(HYSTERESIS_NOTES).nullable(),
  from: SIDE,
  to: SIDE,
  attribution: ATTRIBUTION.nullable(),
  attributionMissing: z.string().nullable().describe("Why there is no attribution; null where there is one."),
  page: z.string(),
});
