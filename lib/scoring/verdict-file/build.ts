import { canonicalJson } from "../canonical";
import { assessRecord } from "../record/assess-record";
import { fingerprintOf } from "../record/fingerprint-of";
import type { Assessed } from "../record/output";
import type { NetworkRecord } from "../record/types";
import { applyAssumptions } from "../scenario/assumed";
import { type Assumptions, NO_ASSUMPTIONS } from "../scenario/assumptions";
import { whatIfBase } from "../scenario/base";
import { exactJson, plainJson } from "./exact-json";
import { factsOf, recordOfFacts, requireTransferable } from "./facts";
import { hashesOf } from "./hashes";
import { ruleRows } from "./rule-rows";
import { type Json, type PrintedPages, VERDICT_FORMAT, type VerdictFacts, type VerdictFile } from "./types";

export interface VerdictFileOptions {
  asOf: string;
  /** Default: the house definition. */
  definitionId?: string;
  quarter?: string | null;
  assumptions?: Assumptions | null;
  disclaimer: string;
  link: string;
}

type Computed = Pick<VerdictFile, "fingerprint" | "result" | "assumed">;

/** Assumptions that change nothing are none. */
const meant = (assumptions: Assumptions | null | undefined): Assumptions | null =>
  !assumptions || exactJson(assumptions) === exactJson(NO_ASSUMPTIONS) ? null : assumptions;

const canonical = (value: unknown): { [key: string]: Json } => JSON.parse(canonicalJson(value));

/** Why a reading is not the house's verdict; null for the house's own. */
export const watermarkOf = (facts: VerdictFacts, { definitionId, assumptions }: VerdictFile["options"]) => {
  if (assumptions !== null)
    return "A reader’s assumptions, not the verdict of the house. `result` holds the verdict on the record as it is.";
  const house = facts.definitions.find((definition) => definition.house);
  return house?.id === definitionId
    ? null
    : "Another definition than the house’s. `result.definitions` holds the class under each.";
};

/**
 * Everything that can be computed from facts and options, in canonical form.
 *
 * @throws Error when the facts refer to rows that are not there.
 */
export const computeVerdict = (
  facts: VerdictFacts,
  options: VerdictFile["options"],
): Computed & { assessed: Assessed } => {
  const record = recordOfFacts(facts);
  const { asOf, definitionId, quarter, assumptions } = options;
  const assessed = assessRecord(record, { asOf, definitionId, ...(quarter === null ? {} : { quarter }) });
  return {
    assessed,
    fingerprint: fingerprintOf(assessed, assumptions),
    result: canonical(assessed),
    assumed: assumptions === null ? null : canonical(applyAssumptions(whatIfBase(record, assessed), assumptions)),
  };
};

/**
 * The verdict on a record as a file that can be recomputed from itself. Pure: same arguments, same file.
 *
 * @throws WithheldError when the terms of a source keep its figures from travelling; Error for an unknown definition.
 */
export const buildVerdictFile = (record: NetworkRecord, options: VerdictFileOptions): VerdictFile => {
  const facts: VerdictFacts = JSON.parse(JSON.stringify(factsOf(record, options.asOf)));
  requireTransferable(facts);
  const house = facts.definitions.find((definition) => definition.house)?.id;
  const definitionId = options.definitionId ?? house;
  if (definitionId === undefined) throw new Error(`${record.network.slug}: no definition of the house`);
  const chosen = {
    asOf: options.asOf,
    definitionId,
    quarter: options.quarter ?? null,
    assumptions: meant(options.assumptions),
  };
  const { assessed, fingerprint, result, assumed } = computeVerdict(facts, chosen);
  const { disclaimer, link } = options;
  const statement = { disclaimer, watermark: watermarkOf(facts, chosen), link };
  return {
    format: VERDICT_FORMAT,
    methodVersion: assessed.methodVersion,
    fingerprint,
    options: chosen,
    result,
    assumed,
    printed: null,
    rules: { ...ruleRows() },
    facts,
    hashes: hashesOf({ facts, options: chosen, ...statement }),
    ...statement,
  };
};

/** The same file, bound to the pages of a PDF. */
export const withPrinted = (file: VerdictFile, printed: PrintedPages): VerdictFile => ({ ...file, printed });

/** The file as text: one field a line at the top, so that two of them can be compared by eye. */
export const verdictFileText = (file: VerdictFile): string => `${JSON.stringify(plainJson(file), null, 1)}\n`;
