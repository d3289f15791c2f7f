import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type BatchFact,
  beat,
  type Db,
  failBatch,
  finishBatch,
  HEARTBEAT_MS,
  type Holder,
  listCutShort,
  newBatchId,
  openBatch,
  type RejectFact,
  removeBatch,
  STALE_MS,
  writeAudit,
} from "@/lib/data";
import { closeDryNetworks, closeNetworks } from "./close-networks";
import { type Mapping, resolveColumns } from "./columns";
import { FileError } from "./file-error";
import { importRows } from "./import-rows";
import { Contexts, claimOf } from "./network-context";
import { withPatience } from "./patience";
import { openCsv } from "./read-csv";
import { type Counts, databaseSink, drySink, noCounts } from "./sink";
import { today } from "./today";

export interface ImportRequest {
  path: string;
  /** File name without its path. */
  label: string;
  mapping: Mapping;
  /** Name of the token, or `command line`. */
  startedBy: string;
  /** null = a new one is made. */
  batchId: string | null;
  onProgress?: (counts: Counts) => void;
}

export type ImportOutcome =
  /** The same content is in another batch that is written, waits, or is shown. */
  | { is: "held"; holder: Holder }
  /** The file could not be read to its end; nothing of it is stored. `batchId` null = it was not begun. */
  | { is: "failed"; batchId: string | null; message: string; counts: Counts }
  /** `batchId` null = dry run. */
  | { is: "ready"; batchId: string | null; counts: Counts; rejects: RejectFact[]; networks: NetworkCount[] };

export interface NetworkCount {
  slug: string;
  stored: number;
  isNew: boolean;
}

/** SHA-256 of a file and of what its columns are taken for: another mapping makes another content of it. */
export async function hashOfFile(path: string, mapping: Mapping): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.update(JSON.stringify([...mapping].sort())).digest("hex");
}

async function openFile({ path, mapping }: ImportRequest) {
  const { header, records, separator } = await openCsv(createReadStream(path));
  return { header, records, separator, fields: resolveColumns(header, mapping), today: today() };
}

/** Checks a whole file and stores nothing. */
export async function dryRun(db: Db, request: ImportRequest): Promise<ImportOutcome> {
  const sink = drySink(claimOf);
  try {
    const file = await openFile(request);
    const contexts = new Contexts(db, true);
    const runs = await importRows(contexts, file, sink, () => request.onProgress?.(sink.counts));
    await closeDryNetworks(contexts, runs, sink);
    return { is: "ready", batchId: null, counts: sink.counts, rejects: sink.rejects, networks: networksOf(runs) };
  } catch (error) {
    if (error instanceof FileError) return { is: "failed", batchId: null, message: error.message, counts: sink.counts };
    throw error;
  }
}

/**
 * Reads a file into a batch of its own, which nobody sees until it is published. Killed at any instant it leaves a batch
 * that is never shown; run again, it begins anew and removes that.
 * @throws whatever the database says where waiting does not help; the batch is then marked as failed if that is possible
 */
export async function runImport(db: Db, request: ImportRequest): Promise<ImportOutcome> {
  const contentHash = await hashOfFile(request.path, request.mapping);
  const id = request.batchId ?? newBatchId();
  const { label, startedBy } = request;
  const holder = await begin(db, { id, label, startedBy, contentHash });
  const audit = (action: string, outcome: string) =>
    withPatience(() => writeAudit(db, { actor: startedBy, action, subject: id, outcome }));
  if (holder !== null) {
    await audit("import.start", `refused: the content is that of ${holder.batch.id}`);
    return { is: "held", holder };
  }
  await audit("import.start", "done");
  const heart = setInterval(() => void beat(db, id).catch(() => {}), HEARTBEAT_MS);
  try {
    await withPatience(() => removeCutShort(db, contentHash, id));
    return await fill(db, id, contentHash, request);
  } catch (error) {
    const message = error instanceof FileError ? error.message : sentenceOf(error);
    await failBatch(db, id, message).catch(() => {});
    await audit("import.read", `failed: ${message}`.slice(0, 500)).catch(() => {});
    if (error instanceof FileError) return { is: "failed", batchId: id, message, counts: noCounts() };
    throw error;
  } finally {
    clearInterval(heart);
  }
}

async function fill(db: Db, batchId: string, contentHash: string, request: ImportRequest): Promise<ImportOutcome> {
  const file = await openFile(request);
  const sink = databaseSink(db, { batchId, contentHash, recordedOn: file.today });
  const runs = await importRows(new Contexts(db), file, sink, () => request.onProgress?.(sink.counts));
  await closeNetworks(db, batchId, { runs, sink, today: file.today });
  await withPatience(() => finishBatch(db, batchId, sink.counts.rowsRead));
  return { is: "ready", batchId, counts: sink.counts, rejects: sink.rejects, networks: networksOf(runs) };
}

const networksOf = (runs: Awaited<ReturnType<typeof importRows>>): NetworkCount[] =>
  [...runs.values()]
    .filter(({ stored }) => stored > 0)
    .map(({ networkSlug, stored, describedOnLine }) => ({ slug: networkSlug, stored, isNew: describedOnLine !== null }))
    .sort((left, right) => (left.slug < right.slug ? -1 : 1));

/** Opens the batch. Who else writes the same content may have died a moment ago: it is given the time to show a sign of life. */
async function begin(db: Db, batch: Parameters<typeof openBatch>[1]): Promise<Holder | null> {
  const until = performance.now() + STALE_MS + HEARTBEAT_MS;
  for (;;) {
    const holder = await withPatience(() => openBatch(db, batch));
    if (holder === null || holder.state !== "writing" || performance.now() > until) return holder;
    await sleep(HEARTBEAT_MS / 4);
  }
}

async function removeCutShort(db: Db, contentHash: string, except: string): Promise<void> {
  for (const batch of await listCutShort(db, new Date()))
    if (batch.contentHash === contentHash && batch.id !== except) await removeBatch(db, batch.id);
}

/** Removes batches whose process died. @returns those that were removed */
export async function cleanCutShort(db: Db): Promise<BatchFact[]> {
  const batches = await listCutShort(db, new Date());
  for (const { id } of batches) await removeBatch(db, id);
  return batches;
}

/** A fault of the database or the disk in one sentence, for whoever started the import. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error.cause ?? "")}` : String(error);
  if (/disk is full|SQLITE_FULL|No space left|could not extend|ENOSPC|"extendedCode":13\b/i.test(text))
    return "The disk of the database is full. Make room and import the file again.";
  if (/disk I\/O error|SQLITE_IOERR|EFBIG|File too large/i.test(text))
    return "The database file cannot be written to: is there room on its disk? Import the file again when there is.";
  if (/P2025|No record was found/.test(text) || (error instanceof Error && Reflect.get(error, "code") === "P2025"))
    return "Another process removed this import while it was being read. Import the file again.";
  if (error instanceof Error && /ENOENT/.test(String(Reflect.get(error, "code")))) return "The file is not there.";
  return "The database did not take the rows: it was away or locked for too long. Import the file again.";
}
