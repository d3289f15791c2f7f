import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeFolder } from "./databases";

export const ALPHA = resolve("tests/fixtures/facts/testnet-alpha");

/** A folder of networks that holds a copy of the made-up one; `edit` may change its files. */
export function copyFacts(): { root: string; edit: (file: string, from: string, to: string) => void } {
  const root = makeFolder();
  cpSync(ALPHA, join(root, "testnet-alpha"), { recursive: true });
  return {
    root,
    edit: (file, from, to) => {
      const path = join(root, "testnet-alpha", file);
      const content = readFileSync(path, "utf8");
      if (!content.includes(from)) throw new Error(`${file} does not contain ${from}`);
      writeFileSync(path, content.replace(from, to));
    },
  };
}

/** Writes a second, large network `testnet-beta` whose prices are all `price`: loading it takes a while. */
export function writeLargeNetwork(root: string, price: number, rows: number): string {
  const folder = join(root, "testnet-beta");
  mkdirSync(folder, { recursive: true });
  cpSync(ALPHA, folder, { recursive: true });
  for (const file of ["network.json", "series.csv", "definitions.json", "conflicts.json"]) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("testnet-alpha", "testnet-beta"));
  }
  const path = join(folder, "observations.csv");
  const content = readFileSync(path, "utf8").replaceAll("testnet-alpha", "testnet-beta");
  const prices = Array.from({ length: rows }, (_, index) => {
    const day = new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
    const claim = `${day},${day},${price},,,,measured,reported,,2,,${day},recorded,,`;
    return `price-${index},testnet-beta.price.spot,alpha-chain,${claim}\n`;
  });
  writeFileSync(path, content + prices.join(""));
  return folder;
}
