import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import type { AnyRecord } from "../scoring/record/types";
import {
  claimSchema,
  disputeSchema,
  flowSchema,
  incumbentSchema,
  supplyStageSchema,
  totalSchema,
  triggerSchema,
} from "./editorial-schemas";
import { FactsError, type Finding } from "./findings";
import { parseCsv } from "./parse-csv";
import { parseJson } from "./parse-json";
import {
  answerSchema,
  conflictSchema,
  definitionSchema,
  eventSchema,
  networkSchema,
  observationSchema,
  seriesSchema,
  sourceSchema,
} from "./schemas";

/** The files of one network's folder, in the order in which they are read and hashed. */
export const FACTS_FILES = [
  "network.json",
  "sources.csv",
  "series.csv",
  "observations.csv",
  "definitions.json",
  "conflicts.json",
  "answers.json",
  "events.json",
  "flows.json",
  "incumbents.json",
  "supply.json",
  "totals.json",
  "triggers.json",
  "disputes.json",
  "claims.json",
] as const;
export type FactsFile = (typeof FACTS_FILES)[number];

/** In addresses it stands for all networks together: `/networks/all/trace/…`. */
const RESERVED_SLUG = "all";

/** What a folder holds, as far as it fits; complete only when `findings` is empty. */
export interface ParsedFacts {
  /** Name of the folder. */
  slug: string;
  record: Omit<AnyRecord, "network"> & { network: AnyRecord["network"] | null };
  /** Line in its CSV file of each row of the record. */
  lines: { sources: number[]; series: number[]; observations: number[] };
  /** Ids that occur in the files, those of rows that do not fit included. */
  ids: { sources: Set<string>; series: Set<string>; observations: Set<string> };
  findings: Finding[];
}

/** Folders of networks under `root`, sorted; empty when there is no such folder. */
export function listFactsFolders(root: string): string[] {
  try {
    const entries = readdirSync(root, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(root, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Text of one file: UTF-8 without a byte order mark, lines ending in LF; null when it cannot be read as such. */
function readText(folder: string, file: FactsFile, findings: Finding[]): string | null {
  const report = (message: string) => findings.push({ file, line: null, where: "", message });
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, file));
  } catch {
    report("expected a readable file, found none");
    return null;
  }
  let content: string;
  try {
    content = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    report("expected UTF-8");
    return null;
  }
  if (content.startsWith("\uFEFF")) report("expected no byte order mark");
  if (content.includes("\r")) report("expected lines that end in LF, found CR");
  return content;
}

/** Reads one network's folder, keeping what fits and reporting what does not. */
export function parseNetworkFacts(folder: string): ParsedFacts {
  const findings: Finding[] = [];
  const json = <Value>(file: FactsFile, schema: z.ZodType<Value>): Value | null => {
    const content = readText(folder, file, findings);
    if (content === null) return null;
    const parsed = parseJson(file, content, schema);
    findings.push(...parsed.findings);
    return parsed.value;
  };
  const csv = <Row>(
    file: FactsFile,
    schema: z.ZodType<Row> & { shape: Record<string, unknown> },
    numericColumns: readonly string[] = [],
  ) => {
    const content = readText(folder, file, findings);
    if (content === null) return { rows: [], lines: [], ids: new Set<string>() };
    const parsed = parseCsv(file, content, schema, numericColumns);
    findings.push(...parsed.findings);
    return parsed;
  };

  const list = <Item>(file: FactsFile, item: z.ZodType<Item>): Item[] => json(file, z.array(item)) ?? [];

  const network = json("network.json", networkSchema);
  const sources = csv("sources.csv", sourceSchema);
  const series = csv("series.csv", seriesSchema);
  const observations = csv("observations.csv", observationSchema, ["value", "low", "high", "credibility"]);
  const slug = basename(folder);
  if (slug === RESERVED_SLUG) {
    const message = `expected another name: ${RESERVED_SLUG} stands for all networks in addresses`;
    findings.push({ file: "network.json", line: null, where: "slug", message });
  }
  if (network !== null && network.slug !== slug) {
    const message = `expected ${slug}, the name of the folder, found ${network.slug}`;
    findings.push({ file: "network.json", line: null, where: "slug", message });
  }
  return {
    slug,
    record: {
      network,
      sources: sources.rows,
      series: series.rows,
      observations: observations.rows,
      definitions: list("definitions.json", definitionSchema),
      conflicts: list("conflicts.json", conflictSchema),
      answers: list("answers.json", answerSchema),
      events: list("events.json", eventSchema),
      flows: list("flows.json", flowSchema),
      incumbents: list("incumbents.json", incumbentSchema),
      supply: list("supply.json", supplyStageSchema),
      totals: list("totals.json", totalSchema),
      triggers: list("triggers.json", triggerSchema),
      disputes: list("disputes.json", disputeSchema),
      claims: list("claims.json", claimSchema),
    },
    lines: { sources: sources.lines, series: series.lines, observations: observations.lines },
    ids: { sources: sources.ids, series: series.ids, observations: observations.ids },
    findings,
  };
}

/**
 * The facts of one network as the record of the method, rows in the order of the files.
 * @throws FactsError naming file, line, column and what was expected, all findings at once.
 */
export function readNetworkFacts(folder: string): AnyRecord {
  const { record, findings } = parseNetworkFacts(folder);
  if (findings.length > 0 || record.network === null) throw new FactsError(folder, findings);
  return { ...record, network: record.network };
}
