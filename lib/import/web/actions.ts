import {
  type BatchFact,
  type BatchState,
  batchState,
  findBatch,
  getDb,
  listBatches,
  listBatchNetworks,
  listRejects,
  publishBatch,
  type Refusal,
  type RejectFact,
  removeBatch,
  undoBatch,
  writeAudit,
} from "@/lib/data";
import { type Field, guessField, type Mapping, resolveColumns } from "../columns";
import { FileError } from "../file-error";
import { noCounts } from "../sink";
import { refusalSentence, stateWords } from "../words";
import { hasRoom, startJob } from "./start-job";
import {
  findUpload,
  type Outcome,
  type Preview,
  previewUpload,
  readOutcome,
  removeUpload,
  type Upload,
  writeOutcome,
} from "./uploads";

/** Why something was not done, with the HTTP status that says the same. */
export interface NotDone {
  status: 404 | 409 | 422 | 503;
  reason: string;
}

/** Everything about one import. */
export interface ImportState {
  id: string;
  /** null = its file is not on this server any more. */
  upload: Upload | null;
  /** null = it was only checked, or not begun. */
  batch: (BatchFact & { state: BatchState; stateWords: string }) | null;
  /** What the process that read the file last said; null = none did here. */
  outcome: Outcome | null;
  networks: { networkSlug: string; observationCount: number }[];
  rejects: RejectFact[];
}

/** A process that has not said anything for so long is dead. */
const SILENT_MS = 30_000;

/** null = there is no such import. */
export async function loadImport(id: string): Promise<ImportState | null> {
  const db = getDb();
  const [upload, batch, said] = await Promise.all([findUpload(id), findBatch(db, id), readOutcome(id)]);
  if (upload === null && batch === null) return null;
  const isSilent = said?.state === "running" && Date.now() - Date.parse(said.at) > SILENT_MS;
  const outcome: Outcome | null = isSilent
    ? { ...said, state: "failed", message: "The reading was cut short. Start it again." }
    : said;
  const state = batch === null ? null : batchState(batch, new Date());
  return {
    ...{ id, upload, outcome },
    batch: batch === null || state === null ? null : { ...batch, state, stateWords: stateWords(state) },
    networks: batch === null ? [] : await listBatchNetworks(db, id),
    rejects: batch === null ? (outcome?.rejects ?? []) : await listRejects(db, id),
  };
}

/** Imports so far, newest first. */
export async function listImports(): Promise<(BatchFact & { state: BatchState; stateWords: string })[]> {
  const now = new Date();
  return (await listBatches(getDb(), 50)).map((batch) => {
    const state = batchState(batch, now);
    return { ...batch, state, stateWords: stateWords(state) };
  });
}

/** Head, first rows and guessed fields of a file that was sent; a sentence where it cannot be read. */
export async function loadPreview(id: string): Promise<(Preview & { guesses: (Field | null)[] }) | { reason: string }> {
  try {
    const preview = await previewUpload(id);
    const taken = new Set<Field>();
    const guesses = preview.header.map((column) => {
      const guess = guessField(column);
      if (guess === null || taken.has(guess)) return null;
      taken.add(guess);
      return guess;
    });
    return { ...preview, guesses };
  } catch (error) {
    if (error instanceof FileError) return { reason: error.message };
    throw error;
  }
}

interface Start {
  id: string;
  /** null = by the names of the columns. */
  mapping: Mapping | null;
  isDryRun: boolean;
  actor: string;
}

/** Begins to read a file in a process of its own. @returns null when it has begun */
export async function startImport({ id, mapping, isDryRun, actor }: Start): Promise<NotDone | null> {
  const state = await loadImport(id);
  if (state?.upload == null) return { status: 404, reason: "The file is not on this server any more. Send it again." };
  const { batch, outcome, upload } = state;
  if (outcome?.state === "running" || batch?.state === "writing")
    return { status: 409, reason: "The file is being read already." };
  if (batch !== null && batch.state !== "failed" && batch.state !== "cut_short")
    return { status: 409, reason: `This import is ${batch.stateWords}. Send the file again to import it anew.` };
  if (!(await hasRoom()))
    return { status: 503, reason: "Other files are being read. Start this one when they are done." };
  try {
    const { header } = await previewUpload(id);
    resolveColumns(header, mapping ?? new Map());
  } catch (error) {
    if (error instanceof FileError) return { status: 422, reason: error.message };
    throw error;
  }
  if (batch !== null) await removeBatch(getDb(), id);
  // Said before the process has come up to say so itself: the page that is shown next already waits for it.
  await writeOutcome(id, {
    ...{ isDryRun, state: "running", message: null, at: new Date().toISOString(), counts: noCounts() },
    ...{ rejects: [], networks: [] },
  });
  await startJob({
    ...{ does: isDryRun ? "dry-run" : "import", id, label: upload.label, actor },
    mapping: [...(mapping ?? [])],
  });
  return null;
}

const STATUS: Record<Refusal, NotDone["status"]> = {
  unknown: 404,
  unfinished: 409,
  failed: 409,
  published: 409,
  undone: 409,
  empty: 409,
  overtaken: 409,
};

async function settle(action: string, id: string, actor: string, refusal: Refusal | null): Promise<NotDone | null> {
  const outcome = refusal === null ? "done" : `refused: ${refusal}`;
  await writeAudit(getDb(), { actor, action, subject: id.slice(0, 40), outcome });
  if (refusal !== null) return { status: STATUS[refusal], reason: refusalSentence(refusal, id) };
  // Verdicts that follow are kept for the record; that takes seconds, and nobody needs to wait for it.
  await startJob({ does: "freeze" }).catch((error: unknown) => console.error(error));
  return null;
}

/** @returns null when it is shown now */
export const publishImport = async (id: string, actor: string): Promise<NotDone | null> =>
  settle("import.publish", id, actor, await publishBatch(getDb(), id, new Date()));

/** Takes an import back; one that was only sent is removed. @returns null when it is done */
export async function undoImport(id: string, actor: string): Promise<NotDone | null> {
  const state = await loadImport(id);
  if (state !== null && state.batch === null) {
    if (state.outcome?.state === "running") return { status: 409, reason: "The file is being read." };
    await removeUpload(id);
    return null;
  }
  const done = await settle("import.undo", id, actor, await undoBatch(getDb(), id, new Date()));
  if (done === null) await removeUpload(id);
  return done;
}

/** What a program is told of an import. */
export function replyOf({ id, upload, batch, outcome, networks, rejects }: ImportState) {
  const counts = batch ?? outcome?.counts ?? null;
  const unstored: BatchState | "sent" =
    outcome?.state === "running" ? "writing" : outcome?.state === "failed" ? "failed" : "sent";
  return {
    id,
    file: batch?.label ?? upload?.label ?? null,
    state: batch === null ? unstored : batch.state,
    isDryRun: batch === null && outcome?.isDryRun === true,
    message: batch?.failure ?? outcome?.message ?? null,
    rowsRead: counts?.rowsRead ?? null,
    rowsStored: counts?.rowsStored ?? null,
    rowsRejected: counts?.rowsRejected ?? null,
    startedAt: batch?.startedAt.toISOString() ?? null,
    finishedAt: batch?.finishedAt?.toISOString() ?? null,
    publishedAt: batch?.publishedAt?.toISOString() ?? null,
    undoneAt: batch?.undoneAt?.toISOString() ?? null,
    networks: networks.map(({ networkSlug, observationCount }) => ({
      network: networkSlug,
      observations: observationCount,
    })),
    rejects: rejects.slice(0, 1000),
  };
}
