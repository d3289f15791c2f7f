import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { DatabaseError } from "../database.mjs";
import { writeBackup } from "./write";

/** Writes into a file that shows under its name only when it is whole. @throws DatabaseError where it cannot be written */
export async function backUpInto(url: string, path: string, now: Date): Promise<{ rows: number; bytes: number }> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = createWriteStream(draft, { fd: openSync(draft, "wx", 0o600), flush: true });
    const gzip = createGzip();
    const isWritten = finished(gzip.pipe(file));
    // Without a listener a full disk would end the process with a stack.
    isWritten.catch(() => {});
    file.on("error", (error) => gzip.destroy(error));
    gzip.on("error", () => {});
    const { rows } = await writeBackup(url, gzip, now);
    gzip.end();
    await isWritten;
    renameSync(draft, path);
    return { rows, bytes: statSync(path).size };
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw toFileError(error, path);
  }
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EFBIG: "it would be larger than allowed here",
  EACCES: "no permission",
  EROFS: "the file system is read-only",
  ENOTDIR: "its folder is a file",
  EEXIST: "its folder is a file",
};

function toFileError(error: unknown, path: string): unknown {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  const fault = typeof code === "string" ? FILE_FAULTS[code] : undefined;
  return fault === undefined ? error : new DatabaseError(`${path} cannot be written: ${fault}.`);
}
