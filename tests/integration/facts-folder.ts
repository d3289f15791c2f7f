import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** Puts a copy of the made-up network beside others, under another slug: nothing but its files is written. */
export function addNetwork(root: string, slug: string, name: string): string {
  const folder = join(root, slug);
  cpSync(ALPHA, folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    const content = readFileSync(path, "utf8").replaceAll("testnet-alpha", slug).replaceAll("Testnet Alpha", name);
    writeFileSync(path, content);
  }
  return folder;
}

/** Writes a second, large network `testnet-beta` whose prices are all `price`: loading it takes a while. */
export function writeLargeNetwork(root: string, price: number, rows: number): string {
  const folder = addNetwork(root, "testnet-beta", "Testnet Alpha");
  const path = join(folder, "observations.csv");
  const prices = Array.from({ length: rows }, (_, index) => {
    const day = new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
    const claim = `${day},${day},${price},,,,measured,reported,,2,,${day},recorded,,`;
    return `price-${index},testnet-beta.price.spot,alpha-chain,${claim}\n`;
  });
  writeFileSync(path, readFileSync(path, "utf8") + prices.join(""));
  return folder;
}
