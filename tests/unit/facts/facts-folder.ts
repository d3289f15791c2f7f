import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder } from "../../support/remove-folder";

export const ALPHA = join(import.meta.dirname, "../../fixtures/facts/testnet-alpha");

/** One change to a file of the made-up network: `from` must occur, and its first occurrence is replaced; or all of it. */
export type Edit = { file: string; from: string; to: string } | { file: string; content: string };

/** Runs `use` on a copy of the made-up network with the edits applied, and removes the copy. */
export function withEditedFacts<Result>(edits: Edit[], use: (folder: string) => Result): Result {
  const root = mkdtempSync(join(tmpdir(), "offtake-facts-"));
  const folder = join(root, "testnet-alpha");
  try {
    cpSync(ALPHA, folder, { recursive: true });
    for (const edit of edits) {
      const path = join(folder, edit.file);
      writeFileSync(path, "content" in edit ? edit.content : replaced(edit, readFileSync(path, "utf8")));
    }
    return use(folder);
  } finally {
    removeFolder(root);
  }
}

function replaced({ file, from, to }: { file: string; from: string; to: string }, content: string): string {
  if (!content.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return content.replace(from, () => to);
}
