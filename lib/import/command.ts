import { stat } from "node:fs/promises";
import {
  batchState,
  type Db,
  findBatch,
  freezeAssessments,
  listBatches,
  listCutShort,
  listRejects,
  publishBatch,
  type Refusal,
  undoBatch,
  writeAudit,
} from "@/lib/data";
import { parseMapping } from "./columns";
import { FileError } from "./file-error";
import { isPassing, withPatience } from "./patience";
import { cleanCutShort, dryRun, type ImportOutcome, type ImportRequest, runImport, sentenceOf } from "./run-import";
import { heldSentence, refusalSentence, rejectLine, stateWords } from "./words";

/** What the command is asked to do. */
export type CommandOptions =
  | { mode: "list" | "clean" }
  | { mode: "undo" | "rejects"; batchId: string }
  | { mode: "publish"; batchId: string; force: boolean }
  | {
      mode: "read";
      path: string;
      label: string;
      map: readonly string[];
      dryRun: boolean;
      publish: boolean;
      force: boolean;
    };

/** Rejects printed; all of them that are kept are shown by `--rejects`. */
const PRINTED_REJECTS = 20;

type Print = (line: string) => void;

/** @returns the exit code: 0 done, 1 not possible, 3 rows were rejected */
export async function runCommand(db: Db, options: CommandOptions, actor: string, print: Print): Promise<number> {
  switch (options.mode) {
    case "list":
      return list(db, print);
    case "clean": {
      const removed = await cleanCutShort(db);
      for (const { id, label } of removed) print(`import: removed ${id} (${label}), which did not reach its end`);
      if (removed.length === 0) print("import: nothing to remove");
      return 0;
    }
    case "rejects": {
      const batch = await findBatch(db, options.batchId);
      if (batch === null) throw new FileError(refusalSentence("unknown", options.batchId));
      for (const reject of await listRejects(db, batch.id)) print(rejectLine(reject));
      print(`import: ${batch.rowsRejected} of ${batch.rowsRead} rows rejected; the first 1,000 are kept`);
      return 0;
    }
    case "publish":
      return publish(db, options.batchId, actor, print);
    case "undo":
      return undo(db, options.batchId, actor, print);
    case "read":
      return read(db, options, actor, print);
  }
}

async function list(db: Db, print: Print): Promise<number> {
  const batches = await listBatches(db);
  const now = new Date();
  if (batches.length === 0) print("import: none so far");
  for (const batch of batches) {
    const { id, label, startedAt, startedBy, rowsRead, rowsStored, rowsRejected, failure } = batch;
    const counts = `${rowsRead} rows read, ${rowsStored} stored, ${rowsRejected} rejected`;
    print(
      `${id}  ${startedAt.toISOString().slice(0, 16).replace("T", " ")}  ${stateWords(batchState(batch, now))}  ${label} by ${startedBy}: ${counts}${failure ? `. ${failure}` : ""}`,
    );
  }
  return 0;
}

/** Publishes, and keeps the verdicts that follow for the record. */
export async function publish(db: Db, batchId: string, actor: string, print: Print): Promise<number> {
  const refusal = await publishPatiently(db, batchId);
  await audited(db, "import.publish", batchId, actor, refusal);
  if (refusal !== null) throw new FileError(refusalSentence(refusal, batchId));
  print(`import: ${batchId} is published`);
  await withPatience(() => freeze(db));
  return 0;
}

/** A database that is away is waited for; where only its answer was lost, the batch is published. */
async function publishPatiently(db: Db, batchId: string): Promise<Refusal | null> {
  let attempts = 0;
  return withPatience(async () => {
    attempts += 1;
    const refusal = await publishBatch(db, batchId, new Date());
    return refusal === "published" && attempts > 1 ? null : refusal;
  });
}

export async function undo(db: Db, batchId: string, actor: string, print: Print): Promise<number> {
  const refusal = await undoBatch(db, batchId, new Date());
  await audited(db, "import.undo", batchId, actor, refusal);
  if (refusal !== null) throw new FileError(refusalSentence(refusal, batchId));
  print(`import: ${batchId} is taken back`);
  await freeze(db);
  return 0;
}

const audited = (db: Db, action: string, subject: string, actor: string, refusal: Refusal | null) =>
  withPatience(() =>
    writeAudit(db, { actor, action, subject, outcome: refusal === null ? "done" : `refused: ${refusal}` }),
  );

/** Another process may freeze the same verdicts at the same moment: then they are kept already. */
export async function freeze(db: Db): Promise<void> {
  try {
    await freezeAssessments(db, new Date());
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, "code") === "P2002")) throw error;
  }
}

type ReadOptions = Extract<CommandOptions, { mode: "read" }>;

async function read(db: Db, options: ReadOptions, actor: string, print: Print): Promise<number> {
  await checkFile(options.path);
  for (const { id, label, startedAt } of await listCutShort(db, new Date()))
    print(
      `import: ${id} (${label}, ${startedAt.toISOString().slice(0, 16).replace("T", " ")}) did not reach its end; import its file again, or remove it with --clean`,
    );
  let told = 0;
  const request: ImportRequest = {
    path: options.path,
    label: options.label,
    mapping: parseMapping(options.map),
    startedBy: actor,
    batchId: null,
    onProgress: ({ rowsRead, rowsStored }) => {
      if (rowsRead - told < 50_000) return;
      told = rowsRead;
      print(`import: ${rowsRead} rows read, ${rowsStored} stored`);
    },
  };
  const outcome = await (options.dryRun ? dryRun(db, request) : runImport(db, request)).catch((error: unknown) => {
    if (isPassing(error)) throw new FileError(sentenceOf(error));
    const sentence = sentenceOf(error);
    throw /disk|removed this import|not there/.test(sentence) ? new FileError(sentence) : error;
  });
  return report(db, outcome, options, actor, print);
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new FileError(`${path} is not there.`);
  if (!found.isFile()) throw new FileError(`${path} is not a file.`);
}

async function report(
  db: Db,
  outcome: ImportOutcome,
  options: ReadOptions,
  actor: string,
  print: Print,
): Promise<number> {
  if (outcome.is === "held") throw new FileError(heldSentence(outcome.holder));
  if (outcome.is === "failed") throw new FileError(`${outcome.message} Nothing of the file is stored.`);
  const { batchId, counts, rejects, networks } = outcome;
  for (const { slug, stored, isNew } of networks.slice(0, PRINTED_REJECTS))
    print(`import: ${slug}: ${stored} rows${isNew ? ", a new network" : ""}`);
  if (networks.length > PRINTED_REJECTS) print(`import: and ${networks.length - PRINTED_REJECTS} more networks`);
  for (const reject of rejects.slice(0, PRINTED_REJECTS)) print(rejectLine(reject));
  if (counts.rowsRejected > PRINTED_REJECTS)
    print(
      `import: and ${counts.rowsRejected - PRINTED_REJECTS} more rejects${batchId ? `: npm run import -- --rejects ${batchId}` : ""}`,
    );
  const said = `${counts.rowsRead} rows read, ${counts.rowsStored} ${batchId ? "stored" : "would be stored"}, ${counts.rowsHeld} in the record already, ${counts.rowsRejected} rejected`;
  print(`import: ${said}`);
  const isClean = counts.rowsRejected === 0;
  if (batchId === null) return isClean ? 0 : 3;
  if (counts.rowsStored === 0) {
    await undoBatch(db, batchId, new Date());
    print("import: nothing new in this file, so there is nothing to publish");
    return isClean ? 0 : 3;
  }
  if (options.publish && (isClean || options.force)) return publish(db, batchId, actor, print);
  if (options.publish) print("import: not published, as rows were rejected; --force publishes the others");
  print(`import: show it to readers: npm run import -- --publish ${batchId}`);
  print(`import: discard it:         npm run import -- --undo ${batchId}`);
  return isClean ? 0 : 3;
}
