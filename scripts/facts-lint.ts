/**
 * `node --import tsx scripts/facts-lint.ts [folder …]`: checks the shipped facts (default: every folder in prisma/seed).
 * One line per finding; exit 1 when there is any, 2 when called wrongly.
 */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { formatFinding } from "../lib/facts/findings";
import { lintNetworkFacts } from "../lib/facts/lint";
import { listFactsFolders } from "../lib/facts/read-network";

const HELP = `Checks the shipped facts: shape, sources, dates, units, definitions, conflicts.

  node --import tsx scripts/facts-lint.ts              every network in prisma/seed
  node --import tsx scripts/facts-lint.ts <folder> …   these folders

Exit codes: 0 nothing found, 1 findings, 2 no such folder.`;

function main(args: string[]): number {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const folders = args.length > 0 ? args : listFactsFolders("prisma/seed");
  const missing = folders.filter((folder) => !existsSync(folder));
  if (missing.length > 0) {
    console.error(`No such folder: ${missing.join(", ")}`);
    return 2;
  }
  let findings = 0;
  const counts = { sources: 0, series: 0, observations: 0, definitions: 0, conflicts: 0 };
  for (const folder of folders) {
    const result = lintNetworkFacts(folder);
    for (const finding of result.findings) console.log(formatFinding(relative(".", folder), finding));
    findings += result.findings.length;
    for (const part of ["sources", "series", "observations", "definitions", "conflicts"] as const) {
      counts[part] += result.facts.record[part].length;
    }
  }
  const held = Object.entries(counts).map(([part, count]) => `${count} ${part}`);
  console.log(
    `facts: ${folders.length} networks, ${held.join(", ")}: ${findings === 0 ? "nothing found" : `${findings} findings`}`,
  );
  return findings === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
