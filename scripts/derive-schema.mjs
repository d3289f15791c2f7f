/**
 * `node scripts/derive-schema.mjs [--check]`: writes prisma/postgres/schema.prisma from prisma/schema.prisma.
 * `--check` writes nothing and exits 1 when the file is not what would be written.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../prisma/schema.prisma", import.meta.url));
const TARGET = fileURLToPath(new URL("../prisma/postgres/schema.prisma", import.meta.url));

/** The lines in which the two databases differ: days are text, so nothing else does. */
const REPLACEMENTS = [
  ['output   = "../lib/data/generated/sqlite"', 'output   = "../../lib/data/generated/postgres"'],
  ['provider = "sqlite"', 'provider = "postgresql"'],
];

/** @param {string} schema text of prisma/schema.prisma */
export function derivePostgresSchema(schema) {
  let derived = schema.replace(
    /^\/\/ The data model\..*$/m,
    "// Derived from prisma/schema.prisma by scripts/derive-schema.mjs: change that one.",
  );
  for (const [from, to] of REPLACEMENTS) {
    if (derived.split(from).length !== 2)
      throw new Error(`prisma/schema.prisma: expected the line \`${from}\` exactly once`);
    derived = derived.replace(from, to);
  }
  return derived;
}

function main(args) {
  if (args.includes("--help")) {
    console.log(
      "Writes prisma/postgres/schema.prisma from prisma/schema.prisma. --check: only says whether it is up to date.",
    );
    return 0;
  }
  const derived = derivePostgresSchema(readFileSync(SOURCE, "utf8"));
  if (!args.includes("--check")) {
    writeFileSync(TARGET, derived);
    console.log("schema: prisma/postgres/schema.prisma written");
    return 0;
  }
  const upToDate = readFileSync(TARGET, "utf8") === derived;
  console.log(
    upToDate
      ? "schema: prisma/postgres/schema.prisma follows prisma/schema.prisma"
      : "schema: prisma/postgres/schema.prisma differs from prisma/schema.prisma: run node scripts/derive-schema.mjs",
  );
  return upToDate ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
