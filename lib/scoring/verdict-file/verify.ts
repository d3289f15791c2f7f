import { fingerprintOf } from "../record/fingerprint-of";
import type { Assessed } from "../record/output";
import { METHOD_VERSION } from "../rules";
import { methods } from "../versions";
import { computeVerdict, watermarkOf } from "./build";
import { briefOfAssessed, compareWithRecord } from "./compare-record";
import { findUnequal, type Unequal } from "./differences";
import { plainJson } from "./exact-json";
import { factRows } from "./facts";
import { hashesOf } from "./hashes";
import { briefOf } from "./parse";
import { ruleRows } from "./rule-rows";
import {
  CHECK_GROUPS,
  type Check,
  type CheckGroup,
  type Difference,
  FACT_TABLES,
  type NotCheckedReason,
  type PrintedPages,
  type RowHashes,
  type VerdictBrief,
  type VerdictFacts,
  type VerdictFile,
  type Verification,
} from "./types";

export interface VerifyOptions {
  /** Pages of the PDF that the file came in; null = it came by itself. */
  printed?: PrintedPages | null;
  /** `factsOf` a record at the file's own as-of day, to compare the inputs with; null = none. */
  reference?: VerdictFacts | null;
}

/**
 * Recomputes a verdict from its file and says *same*, or where it differs: inputs against their hashes, options, rules
 * against the method's own, every field of the result, the fingerprint, the printed pages, and inputs against a record
 * where one is given. A method that is not known here cannot be recomputed; the rest is still checked.
 */
export const verifyVerdictFile = (file: VerdictFile, { printed, reference }: VerifyOptions = {}): Verification => {
  const now = hashesOf(file);
  const isKnown = Object.hasOwn(methods, file.methodVersion);
  const { computed, fault } = isKnown ? recompute(file) : { computed: null, fault: null };
  const unable: NotCheckedReason | null = isKnown ? (computed ? null : "cannot_recompute") : "unknown_method";
  const stated = briefOf(file.result, "result");
  const recomputed = computed && briefOfAssessed(computed.assessed);
  const held = reference ? holdAgainst(file, reference, recomputed) : null;

  const found: Record<CheckGroup, Unequal[] | Difference[] | NotCheckedReason> = {
    inputs: changedInputs(file, now),
    options: changedOptions(file, now),
    rules: isKnown ? findUnequal(file.rules, { ...ruleRows() }, "rules") : "unknown_method",
    results: computed ? changedResults(file, computed) : (unable ?? "cannot_recompute"),
    fingerprint: changedFingerprint(file),
    printed: changedPages(file.printed, printed ?? null),
    statement: changedStatement(file, now),
    record: held ? held.differences : "no_record",
  };
  const differences = CHECK_GROUPS.flatMap((group) => {
    const list = found[group];
    return typeof list === "string" ? [] : list.map((item): Difference => ({ group, effect: null, ...item }));
  });
  const checks = CHECK_GROUPS.map((group) => checkOf(group, found[group]));
  const isSame = differences.length === 0 && unable === null;
  return {
    outcome: isSame ? "same" : "different",
    slug: file.facts.network.slug,
    name: file.facts.network.name,
    methodVersion: file.methodVersion,
    knownVersions: Object.keys(methods),
    options: file.options,
    isWatermarked: file.watermark !== null,
    fingerprint: file.fingerprint,
    recomputedFingerprint: computed?.fingerprint ?? null,
    recordFingerprint: held?.fingerprint ?? null,
    verdict: {
      stated,
      recomputed,
      assumedStated: file.assumed && briefOf(file.assumed, "assumed"),
      assumedRecomputed: computed?.assumed ? briefOf(computed.assumed, "assumed") : null,
      record: held?.verdict ?? null,
    },
    checks,
    differences,
    fault,
  };
};

const checkOf = (group: CheckGroup, found: readonly unknown[] | NotCheckedReason): Check => {
  if (typeof found === "string") return { group, state: "not_checked", because: found };
  return { group, state: found.length === 0 ? "same" : "different", because: null };
};

/** Facts that no record could hold make the method stop; that is an answer about the file, not a fault of the reader. */
const recompute = (file: VerdictFile): { computed: ReturnType<typeof computeVerdict> | null; fault: string | null } => {
  try {
    return { computed: computeVerdict(file.facts, file.options), fault: null };
  } catch (error) {
    return { computed: null, fault: error instanceof Error ? error.message : String(error) };
  }
};

/** What an observation claims now, before its hash: the hash alone tells a reader nothing. */
const claimedNow = (row: object | undefined): string => {
  if (!row || !("value" in row) || !("low" in row) || !("high" in row)) return "";
  const bounds = row.low === null && row.high === null ? "" : `, low ${row.low}, high ${row.high}`;
  return `value ${row.value}${bounds}; `;
};

const changedInputs = (file: VerdictFile, now: RowHashes): Unequal[] => {
  const tables = factRows(file.facts);
  const unequal = (place: string, own?: string, made?: string, row?: object): Unequal[] => {
    if (own === made) return [];
    const stated = own === undefined ? undefined : `${claimedNow(row)}hash ${own}`;
    return [{ place, stated, expected: made === undefined ? undefined : `hash ${made}` }];
  };
  const rows = FACT_TABLES.flatMap((table) => {
    const [own, made] = [new Map(Object.entries(now.rows[table])), new Map(Object.entries(file.hashes.rows[table]))];
    const names = [...own.keys(), ...[...made.keys()].filter((key) => !own.has(key))];
    return names.flatMap((row) => unequal(`${table}.${row}`, own.get(row), made.get(row), tables[table].get(row)));
  });
  return [...unequal("network", now.network, file.hashes.network), ...rows];
};

const changedOptions = (file: VerdictFile, now: RowHashes): Unequal[] => {
  const hash =
    now.options === file.hashes.options
      ? []
      : [{ place: "options", stated: `hash ${now.options}`, expected: `hash ${file.hashes.options}` }];
  const { asOf, definitionId } = file.result;
  const inResult = [
    ...findUnequal(file.options.asOf, asOf, "options.asOf"),
    ...findUnequal(file.options.definitionId, definitionId, "options.definitionId"),
    ...findUnequal(file.methodVersion, file.result.methodVersion, "methodVersion"),
  ];
  const isAssumed = file.options.assumptions !== null;
  const hasAssumed = file.assumed !== null;
  return isAssumed === hasAssumed
    ? [...hash, ...inResult]
    : [
        ...hash,
        ...inResult,
        {
          place: "options.assumptions",
          stated: plainJson(file.options.assumptions),
          expected: isAssumed ? null : "assumptions",
        },
      ];
};

const changedResults = (file: VerdictFile, computed: ReturnType<typeof computeVerdict>): Unequal[] => [
  ...findUnequal(file.result, computed.result, "result"),
  ...findUnequal(file.assumed, computed.assumed, "assumed"),
];

/**
 * The fingerprint against the inputs of the stated result; those are compared with the recomputed ones as results are.
 * Hashing the recomputed inputs instead would call two engines different for a last bit.
 */
const changedFingerprint = (file: VerdictFile): Unequal[] => {
  let expected: string;
  try {
    // Only fields that are hashed as they stand are read, and the canonical form of canonical values is their own.
    expected = fingerprintOf(file.result as unknown as Assessed, file.options.assumptions);
  } catch {
    return [{ place: "fingerprint", stated: file.fingerprint, expected: undefined }];
  }
  return file.fingerprint === expected ? [] : [{ place: "fingerprint", stated: file.fingerprint, expected }];
};

const changedPages = (stated: PrintedPages | null, printed: PrintedPages | null): Unequal[] | NotCheckedReason => {
  if (printed === null) return "not_a_pdf";
  if (stated === null) return "no_digest";
  const count = Math.max(stated.pages.length, printed.pages.length);
  const pages = Array.from({ length: count }, (_, index) =>
    findUnequal(printed.pages[index], stated.pages[index], `page ${index + 1}`),
  ).flat();
  return pages.length > 0 ? pages : findUnequal(printed.sha256, stated.sha256, "all pages");
};

const changedStatement = (file: VerdictFile, now: RowHashes): Unequal[] => {
  const hash =
    now.statement === file.hashes.statement
      ? []
      : [
          {
            place: "disclaimer, watermark or link",
            stated: `hash ${now.statement}`,
            expected: `hash ${file.hashes.statement}`,
          },
        ];
  // Words of another version of the method are its own.
  if (file.methodVersion !== METHOD_VERSION) return hash;
  return [...hash, ...findUnequal(file.watermark, watermarkOf(file.facts, file.options), "watermark")];
};

interface Held {
  differences: Difference[];
  fingerprint: string | null;
  verdict: VerdictBrief | null;
}

/** A record that is of another network, or lacks the definition, still has rows to compare. */
const holdAgainst = (file: VerdictFile, held: VerdictFacts, verdictOfFile: VerdictBrief | null): Held => {
  const differences = compareWithRecord(file.facts, held, file.options, verdictOfFile);
  try {
    const { assessed, fingerprint } = computeVerdict(held, file.options);
    return { differences, fingerprint, verdict: briefOfAssessed(assessed) };
  } catch {
    return { differences, fingerprint: null, verdict: null };
  }
};
