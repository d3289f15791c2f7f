import { setImmediate as nextTurn } from "node:timers/promises";
import { type Db, loadNetworkRecord, writeAnswers } from "@/lib/data";
import {
  type AnswerFact,
  type AnyRecord,
  assessRecord,
  type DefinitionFact,
  describeRecord,
  isAssessable,
  QUESTION_IDS,
} from "@/lib/scoring";
import type { Contexts, RunMemory } from "./network-context";
import { withPatience } from "./patience";
import type { Sink } from "./sink";

/** What is wrong with the definitions of a network; null = nothing. */
function definitionsFault(definitions: Iterable<DefinitionFact>): string | null {
  const all = [...definitions];
  const houses = all.filter(({ house }) => house).length;
  if (houses !== 1)
    return `expected exactly one house definition (a row of kind definition with house = true), found ${houses}`;
  const empty = all.find(({ lines }) => lines.length === 0);
  return empty ? `the definition ${empty.id} has no lines: add rows of kind line` : null;
}

/** What is wrong with a network as a whole; null = it can be shown. */
function recordFault(record: AnyRecord, today: string): string | null {
  const fault = isAssessable(record) ? definitionsFault(record.definitions) : null;
  if (fault !== null) return fault;
  try {
    if (isAssessable(record))
      for (const { id } of record.definitions) assessRecord(record, { asOf: today, definitionId: id });
    describeRecord(record, today);
    return null;
  } catch (error) {
    return `cannot be assessed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const unanswered = (record: AnyRecord): AnswerFact[] =>
  QUESTION_IDS.filter((question) => !record.answers.some((answer) => answer.question === question)).map((question) => ({
    question,
    answer: "unknown",
    text: "Not answered in the file that was imported.",
    evidence: null,
    answeredBy: "import",
    reviewedBy: null,
  }));

const drop = (sink: Sink, run: RunMemory, reason: string): Promise<void> =>
  sink.drop(run, {
    line: run.describedOnLine ?? 1,
    column: "network",
    value: run.networkSlug,
    reason: `${reason.slice(0, 400)}. None of its ${run.stored} rows is stored.`,
  });

/**
 * Looks at every network of a batch as readers would see it. One that cannot be assessed is taken out of the batch: it would
 * break the pages of all others. Questions of a new network that the file does not answer are unknown.
 */
export async function closeNetworks(
  db: Db,
  batchId: string,
  { runs, sink, today }: { runs: Map<string, RunMemory>; sink: Sink; today: string },
): Promise<void> {
  for (const run of runs.values()) {
    const { id } = run;
    if (id === null || run.stored === 0) continue;
    // SQLite answers within the turn: without a new one the batch shows no sign of life, and no statement's memory is given back.
    await nextTurn();
    const record = await withPatience(() => loadNetworkRecord(run.networkSlug, db, id));
    const fault = record === null ? "is not in the record" : recordFault(record, today);
    if (record === null || fault !== null) await drop(sink, run, fault ?? "");
    else if (run.describedOnLine !== null && isAssessable(record))
      await withPatience(() => writeAnswers(db, batchId, id, unanswered(record)));
  }
}

/** What of that can be told without a database that holds the rows. */
export async function closeDryNetworks(contexts: Contexts, runs: Map<string, RunMemory>, sink: Sink): Promise<void> {
  for (const run of runs.values()) {
    await nextTurn();
    const context = await contexts.get(run);
    if (run.stored === 0 || run.describedOnLine === null) continue;
    const fault = definitionsFault(context.definitions.values());
    if (fault !== null) await drop(sink, run, fault);
  }
}
