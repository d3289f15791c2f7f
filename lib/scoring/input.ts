import { Fields, LARGEST_AMOUNT } from "./fields";
import { InputError } from "./input-error";
import { ANSWERS, EVIDENCE_RANGES, FACTOR_RANGES, QUARTER_RANGES, REVENUE_RANGE } from "./input-rows";
import { isQuarterLabel } from "./quarters";
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
    emittedTokens: fields.nullable("emittedTokens", ...QUARTER_RANGES.emittedTokens),
    tokenPriceUsd: fields.nullable("tokenPriceUsd", ...QUARTER_RANGES.tokenPriceUsd),
    cashSubsidyUsd: fields.nullable("cashSubsidyUsd", ...QUARTER_RANGES.cashSubsidyUsd),
  };
};

// Literals, not loops over the rows: the kernel reads these objects, and reads objects of one shape a fifth faster.
const parseRevenue = (fields: Fields): RevenueLines => ({
  organic: fields.number("organic", ...REVENUE_RANGE),
  unclassified: fields.number("unclassified", ...REVENUE_RANGE),
  related: fields.number("related", ...REVENUE_RANGE),
  excluded: fields.number("excluded", ...REVENUE_RANGE),
  incentives: fields.number("incentives", ...REVENUE_RANGE),
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
  revenueGrowth: fields.nullable("revenueGrowth", ...FACTOR_RANGES.revenueGrowth),
  topCustomerShare: fields.nullable("topCustomerShare", ...FACTOR_RANGES.topCustomerShare),
  utilisation: fields.nullable("utilisation", ...FACTOR_RANGES.utilisation),
  utilisationTarget: fields.nullable("utilisationTarget", ...FACTOR_RANGES.utilisationTarget),
  supplyGlut: fields.nullable("supplyGlut", ...FACTOR_RANGES.supplyGlut),
  usageGrowth: fields.nullable("usageGrowth", ...FACTOR_RANGES.usageGrowth),
  operatorCover: fields.nullable("operatorCover", ...FACTOR_RANGES.operatorCover),
  netDilution: fields.nullable("netDilution", ...FACTOR_RANGES.netDilution),
  captureYield: fields.nullable("captureYield", ...FACTOR_RANGES.captureYield),
  checklistScore: fields.nullable("checklistScore", ...FACTOR_RANGES.checklistScore),
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
  revenueQuality: fields.number("revenueQuality", ...EVIDENCE_RANGES.revenueQuality),
  emissionsQuality: fields.number("emissionsQuality", ...EVIDENCE_RANGES.emissionsQuality),
  otherQuality: fields.number("otherQuality", ...EVIDENCE_RANGES.otherQuality),
  agreement: fields.number("agreement", ...EVIDENCE_RANGES.agreement),
  ageDays: fields.number("ageDays", ...EVIDENCE_RANGES.ageDays),
  singleSourceRevenue: fields.boolean("singleSourceRevenue"),
  independentRevenue: fields.boolean("independentRevenue"),
  refuted: fields.boolean("refuted", false),
});
