import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeManyNetworks } from "../../scripts/bench/many-networks";
import { makeFolder, runScript } from "./databases";

/** Text as a CSV file in a folder of its own. */
export function csvFile(text: string | Uint8Array, name = "file.csv"): string {
  const path = join(makeFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** A file of own networks that takes a while to read; `prefix` begins their names. */
export async function largeFile(networks: number, rows: number, prefix: string): Promise<string> {
  const path = join(makeFolder(), "large.csv");
  await writeManyNetworks(path, { networks, rows, prefix });
  return path;
}

export const runImportCommand = (url: string, ...args: string[]) => runScript("scripts/import.ts", args, url);

/** The import that the command speaks of. */
export function importIdOf(stdout: string): string {
  const [id] = /[0-9a-f]{32}/.exec(stdout) ?? [];
  if (id === undefined) throw new Error(`no import in: ${stdout}`);
  return id;
}

const HEAD = "network,id,seriesId,sourceId,periodStart,periodEnd,value,credibility,knownOnBasis,supersedesId";

/** Observations of the made-up network of the tests. */
export const alphaRows = (...rows: string[]): string =>
  csvFile(`${HEAD}\n${rows.map((row) => `testnet-alpha,${row}\n`).join("")}`);
