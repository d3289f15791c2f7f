import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Our own code by path below the project folder, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

const FOLDERS = ["app", "components", "lib", "prisma", "scripts", "tests"];
const CODE = /\.(ts|tsx|mts|mjs|css)$/;
const LEFT_OUT = /^(lib\/data\/generated|prisma\/migrations|tests\/fixtures)(\/|$)/;

/** Reads every file of code that people write; made files and fixtures are left out. */
export function readSources(root: string): Sources {
  const sources = new Map<string, string>();
  const read = (path: string) => sources.set(path, readFileSync(join(root, path), "utf8"));
  const walk = (folder: string) => {
    if (LEFT_OUT.test(folder)) return;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (CODE.test(path)) read(path);
    }
  };
  for (const folder of FOLDERS) walk(folder);
  for (const entry of readdirSync(root)) if (CODE.test(entry) && entry !== "next-env.d.ts") read(entry);
  return sources;
}

/** The code with its comments blanked, line breaks kept. Strings are respected, so that `"https://…"` is no comment. */
export function withoutComments(code: string): string {
  const pattern = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return code.replace(pattern, (text, literal: string | undefined) => literal ?? text.replace(/[^\n]/g, " "));
}

/** Import, re-export and import() in any form, types included. */
const IMPORT =
  /^\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\b(?:import|require)\(\s*["']([^"']+)["']/gm;

/** What a file imports, as written. */
export function importsOf(code: string): string[] {
  return [...withoutComments(code).matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** The file of ours that an import means; null for a package, and for a file that is not code. */
export function resolveImport(sources: Sources, from: string, specifier: string): string | null {
  const path = toProjectPath(from, specifier);
  if (path === null) return null;
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, `${path}/index.ts`, `${path}/index.tsx`];
  return candidates.find((candidate) => sources.has(candidate)) ?? null;
}

/** `@/lib/x` and `./x` as a path below the project folder; null for a package. */
export function toProjectPath(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
