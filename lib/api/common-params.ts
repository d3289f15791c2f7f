import * as z from "zod";
import { METRICS } from "@/lib/scoring";
import { COST_CASE_NAMES, NUMBER_FIELDS, type NumberName, READING_TEXT, YES } from "@/lib/views/what-if";
import { choice, inPath, numeric, type Param, text } from "./params";

/** Parameters that several operations share. */

export const SLUG_TEXT = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const SLUG = inPath(z.string().regex(SLUG_TEXT), {
  description: "The network, as in the address of its page.",
  expected: "the slug of a network: small letters, digits and hyphens",
  examples: ["helium", "filecoin", "akash"],
});

export const AS_OF = text(z.iso.date(), {
  description:
    "Only what was known on or before this day is used, everywhere. Without it: the newest day on which facts were recorded.",
  expected: "a day of the calendar, YYYY-MM-DD",
  examples: ["2026-06-30"],
});

export const DEFINITION = text(z.string().regex(READING_TEXT), {
  description:
    "Another definition of the network, by its id; `definitions` of an assessment lists them. The house’s stays beside it.",
  expected: "the id of one of the network’s definitions: small letters, digits and hyphens",
  examples: ["peg"],
});

export const QUARTER = text(z.string().regex(/^\d{4}Q[1-4]$/), {
  description: "Reads the verdict in this quarter. Without it: the latest quarter that is usable.",
  expected: "a quarter of the record, such as 2026Q1",
  examples: ["2026Q1"],
});

/** Rows of one reply at most. */
export const MOST_ROWS = 1000;
/** Rows of a JSON reply where nothing else is asked for; a CSV file holds `MOST_ROWS`. */
export const USUAL_ROWS = 100;

export const LIMIT = numeric(z.int().min(1).max(MOST_ROWS), {
  description: `Rows of one reply. Without it ${USUAL_ROWS} in JSON and ${MOST_ROWS} in CSV.`,
  expected: `a whole number from 1 to ${MOST_ROWS}`,
  examples: ["20"],
});

export const CURSOR = text(z.string().regex(/^[A-Za-z0-9_-]{1,200}$/), {
  description:
    "Where the next page begins: `page.cursor` of the reply before. It holds for the same query and the same revision of the facts.",
  expected: "the cursor of a reply to the same query",
  examples: [],
});

export const METRIC = choice(METRICS, { description: "Only this metric.", examples: ["revenue", "emission"] });

/** Of a filter over networks. */
export const NETWORK_FILTER = text(z.string().regex(SLUG_TEXT), {
  description: "Only this network, by its slug.",
  expected: "the slug of a network: small letters, digits and hyphens",
  examples: ["helium"],
});

const ASSUMED: Readonly<Record<NumberName, { what: string; example: string }>> = {
  emissions: { what: "Tokens and cash issued, in percent of what is on record; 0 = off.", example: "0" },
  demand: { what: "All revenue, in percent of what is on record.", example: "150" },
  price: { what: "Token price of the half-year that decides, in percent of the record’s.", example: "50" },
  taperIn: { what: "Quarters after the latest one in which issuance falls; 0 = at once.", example: "2" },
  operatorCost: { what: "Operators’ cost in a quarter, USD.", example: "2000000" },
  operatorShare: { what: "Share of what customers pay that reaches operators, in percent.", example: "80" },
  weightPaidDemand: { what: "Weight of paid demand in the score, points.", example: "60" },
  weightUseOfCapacity: { what: "Weight of the use of capacity, points.", example: "10" },
  weightLifeAfterEmissions: { what: "Weight of life after emissions, points.", example: "10" },
  weightValueLoop: { what: "Weight of the value loop, points.", example: "10" },
  weightEvidence: { what: "Weight of evidence, points.", example: "10" },
};

const assumedNumber = (name: NumberName): Param<number, false> => {
  const { min, max, isWhole } = NUMBER_FIELDS[name];
  const schema = isWhole ? z.int().min(min).max(max) : z.number().min(min).max(max);
  return numeric(schema, {
    description: `Assumption. ${ASSUMED[name].what}`,
    expected: `a ${isWhole ? "whole number" : "number"} from ${min} to ${max}`,
    examples: [ASSUMED[name].example],
  });
};

/** A reader's assumptions, by the names of the panel's own address. */
export const ASSUMPTIONS = {
  emissions: assumedNumber("emissions"),
  demand: assumedNumber("demand"),
  price: assumedNumber("price"),
  taperIn: assumedNumber("taperIn"),
  withoutLargestPayer: choice([YES], { description: "Assumption. The largest customer leaves." }),
  costCase: choice(COST_CASE_NAMES, { description: "Assumption. Operators’ cost case." }),
  operatorCost: assumedNumber("operatorCost"),
  operatorShare: assumedNumber("operatorShare"),
  weightPaidDemand: assumedNumber("weightPaidDemand"),
  weightUseOfCapacity: assumedNumber("weightUseOfCapacity"),
  weightLifeAfterEmissions: assumedNumber("weightLifeAfterEmissions"),
  weightValueLoop: assumedNumber("weightValueLoop"),
  weightEvidence: assumedNumber("weightEvidence"),
} as const;
