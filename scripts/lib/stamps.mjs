// @ts-check
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { makeFolder } from "./folders.mjs";

// A stamp is a small file inside what it vouches for, holding the hash of what that was made from: delete the thing and the stamp goes with it.

/**
 * Hash of files and folders (recursively, by path and content) and of further texts.
 * @param {string} root paths are relative to it, so that the same tree gives the same hash anywhere
 * @param {string[]} paths those that do not exist count as absent
 * @param {{ texts?: string[], leaveOut?: (path: string) => boolean }} [options] leaveOut sees paths relative to root, with forward slashes
 * @returns {string} 64 hexadecimal digits
 */
export function hashOf(root, paths, { texts = [], leaveOut = () => false } = {}) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`text ${text.length}\n${text}`);
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      const name = relative(root, file).split(sep).join("/");
      if (leaveOut(name)) continue;
      const content = readFileSync(file);
      hash.update(`file ${name} ${content.length}\n`).update(content);
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} path a file, a folder, or nothing
 * @returns {string[]} files in a fixed order
 */
function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  if (!stat.isDirectory()) return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * @param {string} file
 * @returns {string | null} null when there is no stamp
 */
export function readStamp(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  makeFolder(dirname(file));
  writeFileSync(file, `${hash}\n`);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
