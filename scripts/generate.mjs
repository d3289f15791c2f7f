/**
 * `node scripts/generate.mjs`: generates both database clients into lib/data/generated, unless they are those of the
 * present schemas. node: imports only, because it runs before anything else is sure to be there.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMP = join(ROOT, "lib/data/generated/.stamp");
const SCHEMAS = ["prisma/schema.prisma", "prisma/postgres/schema.prisma"];
/** What the generated code follows from: the schemas and the generator. */
const INPUTS = [...SCHEMAS, "prisma.config.ts", "node_modules/prisma/package.json"];

function contentHash() {
  const hash = createHash("sha256");
  for (const path of INPUTS) hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)));
  return hash.digest("hex");
}

const isCurrent = (hash) =>
  existsSync(STAMP) &&
  readFileSync(STAMP, "utf8") === hash &&
  ["sqlite", "postgres"].every((name) => existsSync(join(ROOT, "lib/data/generated", name, "client.ts")));

function main(args) {
  if (args.includes("--help")) {
    console.log("Generates the database clients when the schemas have changed. --force: always.");
    return 0;
  }
  const hash = contentHash();
  if (isCurrent(hash) && !args.includes("--force")) {
    console.log("clients: up to date");
    return 0;
  }
  for (const schema of SCHEMAS) {
    try {
      execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--schema", schema], {
        cwd: ROOT,
        env: { ...process.env, CHECKPOINT_DISABLE: "1" },
        stdio: "pipe",
      });
    } catch (error) {
      console.error(`clients: ${schema} could not be generated\n${error.stdout ?? ""}${error.stderr ?? ""}`);
      return 1;
    }
  }
  writeFileSync(STAMP, hash);
  console.log("clients: generated");
  return 0;
}

process.exitCode = main(process.argv.slice(2));
