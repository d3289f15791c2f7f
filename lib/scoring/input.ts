import { Fields, LARGEST_AMOUNT } from "./fields";
import { InputError } from "./input-error";
import {
  ANSWERS,
  EVIDENCE_RANGES,
  FACTOR_RANGES,
  QUARTER_RANGES,
  type Range,
  REVENUE_LINES,
  REVENUE_RANGE,
} from "./input-rows";
import { isQuarterLabel } from "./quarters";
import { recordOf } from "./record-of";
import {
  type AnnualInput,
  type AssessmentInput,
  CATEGORIES,
  type EvidenceInputs,
  type FactorInputs,
  type QuarterInput,
  type RevenueLines,
} from "./types";

/** A common year may start and end within a month of each other's figures (P12). */
const ANNUAL_DAYS = { least: 365 - 31, most: 366 + 31 } as const;

/**
 * Checks an input from anywhere and gives back a clean copy, quarters sorted by label (§4.1). Fields the method does
 * not know are left behind; nullable fields left out are unknown; answers left out are unknown.
 *
 * @param path where the input stands in a larger document, for messages.
 * @throws InputError with the field and what was expected.
 */
export const parseInput = (value: unknown, path = ""): AssessmentInput => {
  const fields = Fields.of(value, path);
  const category = fields.oneOf("category", CATEGORIES);
  const rest = {
    category,
    factors: parseFactors(fields.object("factors")),
    answers: parseAnswers(fields),
    evidence: parseEvidence(fields.object("evidence")),
  };
  const isAnnual = fields.has("annual") && fields.value("annual") !== null;
  const hasQuarters = fields.has("quarters") && fields.value("quarters") !== null;
  if (isAnnual) {
    if (hasQuarters && fields.list("quarters").length > 0) {
      throw new InputError(fields.at("quarters"), "to be left out beside annual");
    }
    return { ...rest, annual: parseAnnual(fields.object("annual")) };
  }
  return { ...rest, quarters: parseQuarters(fields) };
};

const parseQuarters = (fields: Fields): QuarterInput[] => {
  const quarters = fields
    .list("quarters")
    .map((value, index) => parseQuarter(Fields.of(value, `${fields.at("quarters")}[${index}]`)));
  const seen = new Set<string>();
  quarters.forEach(({ quarter }, index) => {
    if (seen.has(quarter)) {
      throw new InputError(`${fields.at("quarters")}[${index}].quarter`, `each quarter once, not ${quarter} twice`);
    }
    seen.add(quarter);
  });
  return quarters.sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
};

const parseQuarter = (fields: Fields): QuarterInput => {
  const revenue = fields.value("revenueUsd");
  return {
    quarter: fields.text("quarter", isQuarterLabel, "a quarter like 2025Q4"),
    revenueUsd: revenue === null || revenue === undefined ? null : parseRevenue(fields.object("revenueUsd")),
    ...nullables(fields, QUARTER_RANGES),
  };
};

const parseRevenue = (fields: Fields): RevenueLines =>
  recordOf(REVENUE_LINES, (line) => fields.number(line, ...REVENUE_RANGE));

/** One nullable number per row of ranges. */
const nullables = <Key extends string>(
  fields: Fields,
  ranges: Readonly<Record<Key, Range>>,
): Record<Key, number | null> =>
  recordOf(keysOf(ranges), (key) => {
    const [from, to]: Range = ranges[key];
    return fields.nullable(key, from, to);
  });

/** `Object.keys` forgets which keys an object has; ours are plain rows without others. */
const keysOf = <Key extends string>(rows: Readonly<Record<Key, unknown>>): Key[] => Object.keys(rows) as Key[];

const parseAnnual = (fields: Fields): AnnualInput => {
  const from = fields.day("from");
  const to = fields.day("to");
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < ANNUAL_DAYS.least || days > ANNUAL_DAYS.most) {
    throw new InputError(fields.at("to"), "a day about twelve months after from");
  }
  return {
    from,
    to,
    revenueUsd: parseRevenue(fields.object("revenueUsd")),
    emissionsUsd: fields.number("emissionsUsd", 0, LARGEST_AMOUNT),
  };
};

const parseFactors = (fields: Fields): FactorInputs => ({
  ...nullables(fields, FACTOR_RANGES),
  supplyScopeCoverage: isUnset(fields.value("supplyScopeCoverage")) ? null : fields.coverage("supplyScopeCoverage"),
});

const isUnset = (value: unknown): boolean => value === undefined || value === null;

const parseAnswers = (fields: Fields): AssessmentInput["answers"] => {
  if (isUnset(fields.value("answers"))) return { externalPayers: "unknown", fakingUnprofitable: "unknown" };
  const answers = fields.object("answers");
  return {
    externalPayers: answers.oneOf("externalPayers", ANSWERS, "unknown"),
    fakingUnprofitable: answers.oneOf("fakingUnprofitable", ANSWERS, "unknown"),
  };
};

const parseEvidence = (fields: Fields): EvidenceInputs => ({
  ...recordOf(keysOf(EVIDENCE_RANGES), (key) => fields.number(key, ...EVIDENCE_RANGES[key])),
  singleSourceRevenue: fields.boolean("singleSourceRevenue"),
  independentRevenue: fields.boolean("independentRevenue"),
  refuted: fields.boolean("refuted", false),
});
