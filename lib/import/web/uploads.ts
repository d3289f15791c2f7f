import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import * as z from "zod";
import { newBatchId } from "@/lib/data";
import { getEnv } from "@/lib/env";
import { FileError } from "../file-error";
import { openCsv } from "../read-csv";

/** A file that was sent and waits to be read. */
export interface Upload {
  /** Also the id of the import that comes of it. */
  id: string;
  /** Its name without any path. */
  label: string;
  bytes: number;
  sentBy: string;
  sentAt: string;
}

const uploadSchema = z.object({
  id: z.string(),
  label: z.string(),
  bytes: z.number(),
  sentBy: z.string(),
  sentAt: z.string(),
});

/** The file is larger than what is taken. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes / 1024 / 1024} MB. The command line takes files of any size.`);
  }
}

/** Files that were never imported are removed after this. */
const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

const ID = /^[0-9a-f]{32}$/;
export const isImportId = (id: string): boolean => ID.test(id);

const folder = (): string => join(getEnv().dataFolder, "imports");
/** @throws FileError for an id that is none: it becomes part of a path */
function pathOf(id: string, suffix: string): string {
  if (!isImportId(id)) throw new FileError("There is no such import.");
  return join(folder(), `${id}.${suffix}`);
}
export const uploadPath = (id: string): string => pathOf(id, "csv");

/** Name of a file as a text: the last part of whatever path, without control characters. */
export function labelOf(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/^[\s.]+/, "")
    .trim();
  return plain === "" ? "import.csv" : plain.slice(0, 100);
}

/** Lets bytes pass up to a limit. */
function limited(maxBytes: number): Transform & { bytes: number } {
  const counter = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        counter.bytes += chunk.length;
        if (counter.bytes > maxBytes) done(new TooLargeError(maxBytes));
        else done(null, chunk);
      },
    }),
    { bytes: 0 },
  );
  return counter;
}

const makeFolder = () => mkdir(folder(), { recursive: true, mode: 0o700 });

/** Listens from the first moment on: a stream that has broken before is never heard of again. The folder must be there. */
async function keep(id: string, file: Readable, maxBytes: number): Promise<number> {
  const counter = limited(maxBytes);
  try {
    await pipeline(file, counter, createWriteStream(uploadPath(id), { flags: "wx", mode: 0o600 }));
    return counter.bytes;
  } catch (error) {
    await rm(uploadPath(id), { force: true });
    throw error;
  }
}

async function note(upload: Upload): Promise<Upload> {
  await writeFile(pathOf(upload.id, "json"), JSON.stringify(upload), { mode: 0o600 });
  await removeOld();
  return upload;
}

type WebBody = ReadableStream<Uint8Array>;
/** The two types of one thing: that of browsers and that of Node. */
const asNode = (body: unknown): Readable => Readable.fromWeb(body as WebBody);

/**
 * Keeps the body of a request as a file.
 * @throws TooLargeError, FileError where there is no body
 */
export async function receiveBody(request: Request, label: string, sentBy: string): Promise<Upload> {
  if (request.body === null) throw new FileError("The request has no body: send the CSV file as it.");
  refuseAnnounced(request);
  await makeFolder();
  const id = newBatchId();
  const bytes = await keep(id, asNode(request.body), getEnv().importMaxBytes).catch(refuseBroken);
  return note({ id, label: labelOf(label), bytes, sentBy, sentAt: new Date().toISOString() });
}

/** Of the disk, not of what was sent: whoever runs the site has to hear of it. */
const DISK_FAULTS = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EIO",
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOENT",
  "EMFILE",
  "ENFILE",
]);

/** A sender who left in the middle, or sent something else than was announced, is told so, and nobody else. */
function refuseBroken(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof TooLargeError || DISK_FAULTS.has(code)) throw error;
  throw new FileError("The file did not arrive whole. Send it again.");
}

/** What says of itself that it is too long need not be read. */
function refuseAnnounced(request: Request): void {
  const { importMaxBytes } = getEnv();
  // A form has a little more than its file.
  if (Number(request.headers.get("content-length") ?? 0) > importMaxBytes + 10_000)
    throw new TooLargeError(importMaxBytes);
}

/**
 * Keeps the one file of a form, as it comes in; other fields are passed over.
 * @throws TooLargeError, FileError where there is no file or the form cannot be read
 */
export async function receiveForm(request: Request, sentBy: string): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (request.body === null || !/^multipart\/form-data;.*boundary=/i.test(type))
    throw new FileError("Choose a file first.");
  refuseAnnounced(request);
  await makeFolder();
  const id = newBatchId();
  const form = new Busboy({
    headers: { "content-type": type } as BusboyHeaders,
    limits: { files: 1, fields: 5, parts: 10, fieldSize: 1000, headerPairs: 50 },
  });
  const taken: { file: Readable; kept: Promise<number> }[] = [];
  let label = "";
  // What goes wrong once nobody listens any more would end the process.
  form.on("error", () => {});
  form.on("file", (_field, file, name) => {
    file.on("error", () => {});
    if (taken.length > 0 || !name) {
      file.resume();
      return;
    }
    label = labelOf(name);
    const kept = keep(id, file, getEnv().importMaxBytes);
    // The form ends with what the file ended with.
    kept.catch((error: Error) => form.destroy(error));
    taken.push({ file, kept });
  });
  try {
    await pipeline(asNode(request.body), form);
  } catch (error) {
    for (const { file, kept } of taken) {
      // A form that breaks off does not end the file in it, which would be waited for without end.
      file.destroy();
      await kept.catch(() => {});
    }
    await rm(uploadPath(id), { force: true });
    return refuseBroken(error);
  }
  const [first] = taken;
  if (first === undefined) throw new FileError("Choose a file first.");
  const bytes = await first.kept;
  return note({ id, label, bytes, sentBy, sentAt: new Date().toISOString() });
}

/** null = it is not here: never sent, removed, or sent to a server that does not share the folder. */
export async function findUpload(id: string): Promise<Upload | null> {
  if (!isImportId(id)) return null;
  const text = await readFile(pathOf(id, "json"), "utf8").catch(() => null);
  const found = await stat(uploadPath(id)).catch(() => null);
  return text === null || found === null ? null : uploadSchema.parse(JSON.parse(text));
}

/** Removes a file that was sent; what came of it stays. */
export async function removeUpload(id: string): Promise<void> {
  for (const suffix of ["csv", "json", "outcome"]) await rm(pathOf(id, suffix), { force: true });
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name);
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > KEPT_DAYS * DAY_MS) await rm(path, { force: true });
  }
}

/** What the process that reads a file says of it. */
const outcomeSchema = z.object({
  isDryRun: z.boolean(),
  state: z.enum(["running", "done", "failed"]),
  /** What went wrong, for the reader. */
  message: z.string().nullable(),
  at: z.string(),
  counts: z.object({ rowsRead: z.number(), rowsStored: z.number(), rowsHeld: z.number(), rowsRejected: z.number() }),
  rejects: z.array(
    z.object({ line: z.number(), column: z.string().nullable(), value: z.string().nullable(), reason: z.string() }),
  ),
  networks: z.array(z.object({ slug: z.string(), stored: z.number(), isNew: z.boolean() })),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export async function writeOutcome(id: string, outcome: Outcome): Promise<void> {
  const draft = pathOf(id, `draft-${randomBytes(4).toString("hex")}`);
  await writeFile(draft, JSON.stringify(outcome), { mode: 0o600 });
  await rename(draft, pathOf(id, "outcome"));
}

/** null = nobody has begun to read the file. */
export async function readOutcome(id: string): Promise<Outcome | null> {
  if (!isImportId(id)) return null;
  const text = await readFile(pathOf(id, "outcome"), "utf8").catch(() => null);
  return text === null ? null : outcomeSchema.parse(JSON.parse(text));
}

export interface Preview {
  header: string[];
  rows: string[][];
}

const PREVIEW_ROWS = 10;

/** The first rows of a file. @throws FileError, also where it was removed meanwhile */
export async function previewUpload(id: string): Promise<Preview> {
  const file = createReadStream(uploadPath(id));
  try {
    const { header, records } = await openCsv(file);
    const rows: string[][] = [];
    for await (const { cells } of records) {
      rows.push(cells.map((cell) => (cell.length > 80 ? `${cell.slice(0, 80)}…` : cell)));
      if (rows.length === PREVIEW_ROWS) break;
    }
    return { header, rows };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new FileError("The file is not on this server any more. Send it again.");
    throw error;
  } finally {
    file.destroy();
  }
}
