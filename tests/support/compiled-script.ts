import { mkdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSync } from "esbuild";

/** Beside the packages, so that the script finds them. */
const FOLDER = resolve("node_modules", ".offtake", "tests");
const compiled = new Map<string, string>();

/**
 * A TypeScript script of the project as one JavaScript file: what the loader of the real command does at every start, and
 * takes two seconds of processor time for, is done once for all processes of a test file.
 * @returns the file's path; it is gone when this process ends
 */
export function compileScript(script: string): string {
  const known = compiled.get(script);
  if (known) return known;
  mkdirSync(FOLDER, { recursive: true });
  const outfile = join(FOLDER, `${basename(script, ".ts")}-${process.pid}-${compiled.size}.mjs`);
  buildSync({
    ...{ entryPoints: [resolve(script)], outfile, bundle: true, packages: "external" },
    ...{ platform: "node", format: "esm", target: "node20", logLevel: "error" },
  });
  compiled.set(script, outfile);
  process.once("exit", () => rmSync(outfile, { force: true }));
  return outfile;
}
