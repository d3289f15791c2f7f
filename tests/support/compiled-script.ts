import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import { buildSync } from "esbuild";
import { COMMAND_BUNDLE, THREADS } from "../../scripts/standalone/bundle.mjs";

/**
 * For processes that live a second: V8 compiles WebAssembly, which the database clients are made of, once and plainly. To
 * compile it a second time, for speed, takes longer than they run.
 */
export const SHORT_LIVED = ["--liftoff-only"];

/**
 * A TypeScript script of the project as one JavaScript file, commands as the standalone folder has them: what the loader
 * does at every start, and takes two seconds of processor time for, is done once for all processes of a run.
 * @returns the file's path; it is gone when the run ends
 */
export function compileScript(script: string): string {
  const isCommand = script.startsWith("scripts/");
  // Before the command: who finds that one finds them too.
  if (isCommand) for (const thread of THREADS) compile(thread);
  return compile(script, { isCommand });
}

function compile(script: string, { isCommand = false } = {}): string {
  const folder = process.env.OFFTAKE_COMPILED_SCRIPTS;
  if (folder === undefined) throw new Error("OFFTAKE_COMPILED_SCRIPTS is set by vitest.config.ts");
  const outfile = join(folder, `${parse(script).name}.mjs`);
  if (existsSync(outfile)) return outfile;
  mkdirSync(folder, { recursive: true });
  // Whole or not at all, for those who look for it meanwhile.
  const part = `${outfile}.${process.pid}.part`;
  const options = { ...COMMAND_BUNDLE, entryPoints: [resolve(script)], outfile: part };
  buildSync({ ...options, external: [...options.external], ...(isCommand ? {} : { packages: "external" }) });
  renameSync(part, outfile);
  return outfile;
}
