import { Fields, LARGEST_AMOUNT } from "../fields";
import { InputError } from "../input-error";
import { isQuarterLabel } from "../quarters";
import { COST_CASES, REFUSALS } from "../rules";
import type { Assumptions, PillarWeights } from "../scenario/assumptions";
import { type RefusalReason, VERDICT_CLASSES, type Verdict, type VerdictClass } from "../types";
import { plainJson } from "./exact-json";
import { FACTS } from "./fact-shapes";
import { rowName } from "./facts";
import {
  amount,
  day,
  flag,
  matching,
  name,
  nullable,
  object,
  oneOf,
  type Reader,
  readShape,
  type Shape,
  text,
  texts,
} from "./shapes";
import {
  FACT_TABLES,
  type Json,
  type PrintedPages,
  type RowHashes,
  VERDICT_FORMAT,
  type VerdictBrief,
  type VerdictFacts,
  type VerdictFile,
  type VerdictOptions,
} from "./types";

/** A file that is no verdict file, and why: the place and what was expected there. */
export class VerdictFileError extends Error {
  override readonly name = "VerdictFileError";
}

/** The largest shipped file holds about 1 MB; a board of a network with ten times its history would still pass. */
export const LARGEST_FILE_CHARACTERS = 20_000_000;

const HASH = /^[0-9a-f]{16}$/;
const hash = matching(HASH, "16 hexadecimal digits");

const FORMAT: Reader<typeof VERDICT_FORMAT> = oneOf([VERDICT_FORMAT] as const);

const PILLAR_WEIGHTS: Shape<PillarWeights> = {
  paid_demand: amount(0, LARGEST_AMOUNT),
  use_of_capacity: amount(0, LARGEST_AMOUNT),
  life_after_emissions: amount(0, LARGEST_AMOUNT),
  value_loop: amount(0, LARGEST_AMOUNT),
  evidence: amount(0, LARGEST_AMOUNT),
};

const MULTIPLE = amount(0, 1000);

const ASSUMPTIONS: Shape<Assumptions> = {
  emissions: MULTIPLE,
  demand: MULTIPLE,
  price: amount(0.000_001, 1000),
  taperStart: (fields, key) => fields.whole(key, 0, 40),
  withoutLargestPayer: flag,
  costCase: oneOf(COST_CASES.map(({ id }) => id)),
  operatorCostUsd: nullable(amount(0, LARGEST_AMOUNT)),
  operatorShare: nullable(amount(0, 1)),
  pillarWeights: nullable(object(PILLAR_WEIGHTS)),
};

const OPTIONS: Shape<VerdictOptions> = {
  asOf: day,
  definitionId: name,
  quarter: nullable((fields, key) => fields.text(key, isPlausibleQuarter, "a quarter like 2025Q4")),
  assumptions: nullable(object(ASSUMPTIONS)),
};

const isPlausibleQuarter = (value: string): boolean => isQuarterLabel(value) && /^20/.test(value);

const rowHashes = texts(HASH, "16 hexadecimal digits");

const HASHES: Shape<RowHashes> = {
  network: hash,
  options: hash,
  statement: hash,
  rows: object<RowHashes["rows"]>({
    sources: rowHashes,
    series: rowHashes,
    observations: rowHashes,
    definitions: rowHashes,
    conflicts: rowHashes,
    answers: rowHashes,
  }),
};

const PRINTED: Shape<PrintedPages> = {
  sha256: matching(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
  pages: (fields, key) =>
    fields.list(key).map((page, index) => {
      if (typeof page !== "string" || !HASH.test(page))
        throw new InputError(`${fields.at(key)}[${index}]`, "16 hexadecimal digits");
      return page;
    }),
};

/** Any object: it is compared with what is recomputed, field by field. */
const anyObject: Reader<{ [key: string]: Json }> = (fields, key) => {
  const entries = fields.object(key).entries();
  return Object.fromEntries(entries.map(([entry, value]) => [entry, plainJson(value)]));
};

const withBrief: Reader<{ [key: string]: Json }> = (fields, key) => {
  briefOf(fields.value(key), fields.at(key));
  return anyObject(fields, key);
};

const FILE: Shape<VerdictFile> = {
  format: FORMAT,
  methodVersion: name,
  fingerprint: hash,
  options: object(OPTIONS),
  result: withBrief,
  assumed: nullable(withBrief),
  printed: nullable(object(PRINTED)),
  rules: anyObject,
  facts: object(FACTS),
  hashes: object(HASHES),
  disclaimer: text,
  watermark: nullable(text),
  link: text,
};

const VERDICTS: readonly Verdict[] = [...VERDICT_CLASSES, "insufficient_evidence"];
const REASONS = Object.keys(REFUSALS) as RefusalReason[];

const BRIEF: Shape<VerdictBrief> = {
  verdict: oneOf(VERDICTS),
  reason: nullable(oneOf(REASONS)),
  wouldBe: nullable(oneOf(VERDICT_CLASSES)),
  range: nullable((fields, key): [VerdictClass, VerdictClass] => {
    const ends = fields.list(key).map((end) => VERDICT_CLASSES.find((option) => option === end));
    const [low, high] = ends;
    if (ends.length !== 2 || !low || !high) throw new InputError(fields.at(key), "two classes");
    return [low, high];
  }),
  quarter: nullable((fields, key) => fields.text(key, isQuarterLabel, "a quarter like 2025Q4")),
};

/** A verdict and why, out of a result. @throws InputError naming the field. */
export const briefOf = (result: unknown, path: string): VerdictBrief => {
  const fields = Fields.of(result, path);
  const { verdict, reason, wouldBe, range, quarter } = BRIEF;
  return {
    verdict: verdict(fields, "verdict"),
    reason: reason(fields, "reason"),
    wouldBe: wouldBe(fields, "wouldBe"),
    range: range(fields, "range"),
    quarter: quarter(fields, "quarter"),
  };
};

/**
 * The file of a text, every field checked.
 *
 * @throws VerdictFileError in one sentence: where, and what was expected there.
 */
export const parseVerdictFile = (textOfFile: string): VerdictFile => {
  if (textOfFile.length > LARGEST_FILE_CHARACTERS)
    throw new VerdictFileError(
      `This holds ${textOfFile.length} characters; a verdict file holds at most ${LARGEST_FILE_CHARACTERS}.`,
    );
  const value = readJson(textOfFile);
  try {
    requireFormat(value);
    const file = readShape(FILE, value, "");
    requireReferences(file.facts, file.options);
    return file;
  } catch (error) {
    if (error instanceof InputError) throw new VerdictFileError(`This verdict file cannot be read: ${error.message}.`);
    if (error instanceof RangeError) throw new VerdictFileError("This verdict file is nested too deeply.");
    throw error;
  }
};

const readJson = (textOfFile: string): unknown => {
  if (textOfFile.trim() === "") throw new VerdictFileError("This file is empty.");
  try {
    return JSON.parse(textOfFile.replace(/^\uFEFF/, ""));
  } catch {
    throw new VerdictFileError("This is not JSON, or its end is missing.");
  }
};

/** The first thing asked: another kind of file is told as one, not by its first missing field. */
const requireFormat = (value: unknown): void => {
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (format === VERDICT_FORMAT) return;
  const isOther = typeof format === "string" && format.startsWith("offtake-verdict/");
  throw new VerdictFileError(
    isOther
      ? `This file has the format ${format.slice(0, 40)}; only ${VERDICT_FORMAT} is understood here.`
      : `This is not a verdict file: its field "format" is not ${VERDICT_FORMAT}.`,
  );
};

/** Rows have one name each and refer to rows that are there: the method would stop at anything else. */
const requireReferences = (facts: VerdictFacts, { definitionId }: VerdictOptions): void => {
  for (const table of FACT_TABLES) {
    const seen = new Set<string>();
    for (const [index, row] of facts[table].entries()) {
      const key = rowName(table, row);
      if (seen.has(key)) throw new InputError(`facts.${table}[${index}]`, `each row once, not ${key} twice`);
      seen.add(key);
    }
  }
  const series = new Set(facts.series.map(({ id }) => id));
  const sources = new Set(facts.sources.map(({ id }) => id));
  const refer = (known: ReadonlySet<string>, id: string, path: string, kind: string): void => {
    if (!known.has(id)) throw new InputError(path, `a ${kind} of this file, not ${id}`);
  };
  facts.observations.forEach((row, index) => {
    refer(series, row.seriesId, `facts.observations[${index}].seriesId`, "series");
    refer(sources, row.sourceId, `facts.observations[${index}].sourceId`, "source");
    if (row.periodEnd < row.periodStart)
      throw new InputError(`facts.observations[${index}].periodEnd`, `a day from ${row.periodStart} on`);
  });
  facts.definitions.forEach((row, index) => {
    row.lines.forEach((line, position) => {
      refer(series, line.seriesId, `facts.definitions[${index}].lines[${position}].seriesId`, "series");
    });
  });
  const definitions = new Set(facts.definitions.map(({ id }) => id));
  refer(definitions, definitionId, "options.definitionId", "definition");
};
