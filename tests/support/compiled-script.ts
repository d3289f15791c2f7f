import { existsSync, mkdirSync, renameSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSync } from "esbuild";

/**
 * A TypeScript script of the project as one JavaScript file: what the loader of the real command does at every start, and
 * takes two seconds of processor time for, is done once for all processes of a run.
 * @returns the file's path; it is gone when the run ends
 */
export function compileScript(script: string): string {
  const folder = process.env.OFFTAKE_COMPILED_SCRIPTS;
  if (folder === undefined) throw new Error("OFFTAKE_COMPILED_SCRIPTS is set by vitest.config.ts");
  const outfile = join(folder, `${basename(script, ".ts")}.mjs`);
  if (existsSync(outfile)) return outfile;
  mkdirSync(folder, { recursive: true });
  // Whole or not at all, for those who look for it meanwhile.
  const part = `${outfile}.${process.pid}.part`;
  buildSync({
    ...{ entryPoints: [resolve(script)], outfile: part, bundle: true, packages: "external" },
    ...{ platform: "node", format: "esm", target: "node20", logLevel: "error" },
  });
  renameSync(part, outfile);
  return outfile;
}
