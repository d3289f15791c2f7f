import { Fields, LARGEST_AMOUNT } from "./fields";
import { InputError } from "./input-error";
import { isQuarterLabel } from "./quarters";
import {
  type AnnualInput,
  type AnswerValue,
  type AssessmentInput,
  CATEGORIES,
  type EvidenceInputs,
  type FactorInputs,
  type QuarterInput,
  type RevenueLines,
} from "./types";

const ANSWERS: readonly AnswerValue[] = ["yes", "partly", "no", "unknown"];

/** A common year may start and end within a month of each other's figures (P12). */
const ANNUAL_DAYS = { least: 365 - 31, most: 366 + 31 } as const;

/** A target of zero would make every utilisation infinite. */
const LEAST_TARGET = 1e-6;

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
    emittedTokens: fields.nullable("emittedTokens", 0, LARGEST_AMOUNT),
    tokenPriceUsd: fields.nullable("tokenPriceUsd", 0, LARGEST_AMOUNT),
    cashSubsidyUsd: fields.nullable("cashSubsidyUsd", 0, LARGEST_AMOUNT),
  };
};

const parseRevenue = (fields: Fields): RevenueLines => ({
  organic: fields.number("organic", 0, LARGEST_AMOUNT),
  unclassified: fields.number("unclassified", 0, LARGEST_AMOUNT),
  related: fields.number("related", 0, LARGEST_AMOUNT),
  excluded: fields.number("excluded", 0, LARGEST_AMOUNT),
  incentives: fields.number("incentives", 0, LARGEST_AMOUNT),
});

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
  revenueGrowth: fields.nullable("revenueGrowth", -1, LARGEST_AMOUNT),
  topCustomerShare: fields.nullable("topCustomerShare", 0, 1),
  utilisation: fields.nullable("utilisation", 0, 1),
  utilisationTarget: fields.nullable("utilisationTarget", LEAST_TARGET, 1),
  supplyGlut: fields.nullable("supplyGlut", -LARGEST_AMOUNT, LARGEST_AMOUNT),
  usageGrowth: fields.nullable("usageGrowth", -LARGEST_AMOUNT, LARGEST_AMOUNT),
  operatorCover: fields.nullable("operatorCover", 0, LARGEST_AMOUNT),
  netDilution: fields.nullable("netDilution", -LARGEST_AMOUNT, LARGEST_AMOUNT),
  captureYield: fields.nullable("captureYield", 0, LARGEST_AMOUNT),
  checklistScore: fields.nullable("checklistScore", 0, 100),
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
  revenueQuality: fields.number("revenueQuality", 0, 1),
  emissionsQuality: fields.number("emissionsQuality", 0, 1),
  otherQuality: fields.number("otherQuality", 0, 1),
  agreement: fields.number("agreement", 0, 1),
  ageDays: fields.number("ageDays", 0, LARGEST_AMOUNT),
  singleSourceRevenue: fields.boolean("singleSourceRevenue"),
  independentRevenue: fields.boolean("independentRevenue"),
  refuted: fields.boolean("refuted", false),
});
