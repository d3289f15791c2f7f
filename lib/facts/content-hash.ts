import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FACTS_FILES } from "./read-network";

/** To be raised when the same files lead to other rows: the facts then load once more. */
const ROWS_VERSION = 1;

/** SHA-256 of a network's files; a file that is missing counts as empty, and is reported when the folder is read. */
export function hashFacts(folder: string): string {
  const hash = createHash("sha256").update(`rows ${ROWS_VERSION}\n`);
  for (const file of FACTS_FILES) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, file));
    } catch {
      bytes = Buffer.alloc(0);
    }
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
