import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { removeFolder } from "./remove-folder";

/** A cell as a spreadsheet calculated it; errors are texts like `#DIV/0!`. */
export type Calculated = number | string | boolean;
/** Sheets by name, cells by address; empty cells are left out. */
export type CalculatedBook = Map<string, Map<string, Calculated>>;

const plainXml = (words: string): string =>
  words
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&amp;", "&");

const textOf = (xml: string): string =>
  [...xml.matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)].map((match) => plainXml(match[1] ?? "")).join("");

/** Reads the values of an .xlsx file. */
export function readBook(bytes: Uint8Array): CalculatedBook {
  const files = unzipSync(bytes);
  const xml = (path: string): string => (files[path] ? strFromU8(files[path]) : "");
  const shared = [...xml("xl/sharedStrings.xml").matchAll(/<si>([\s\S]*?)<\/si>/g)].map((match) =>
    textOf(match[1] ?? ""),
  );
  const targets = new Map(
    [...xml("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1],
      /\bTarget="([^"]*)"/.exec(tag)?.[1],
    ]),
  );
  const book: CalculatedBook = new Map();
  for (const [tag] of xml("xl/workbook.xml").matchAll(/<sheet\b[^>]*>/g)) {
    const name = plainXml(/\bname="([^"]*)"/.exec(tag)?.[1] ?? "");
    const path = targets.get(/\br:id="([^"]*)"/.exec(tag)?.[1]);
    const cells = new Map<string, Calculated>();
    for (const [, attributes = "", inner = ""] of xml(`xl/${path}`).matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const address = /\br="([A-Z]+\d+)"/.exec(attributes)?.[1];
      const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? "n";
      const stored = /<v>([\s\S]*?)<\/v>/.exec(inner)?.[1];
      if (!address) continue;
      if (type === "inlineStr") cells.set(address, textOf(inner));
      else if (stored === undefined) continue;
      else if (type === "s") cells.set(address, shared[Number(stored)] ?? "");
      else if (type === "str" || type === "e") cells.set(address, plainXml(stored));
      else if (type === "b") cells.set(address, stored === "1");
      else cells.set(address, Number(stored));
    }
    book.set(name, cells);
  }
  return book;
}

/** The formulas as they are written, by sheet and address. */
export function readFormulas(bytes: Uint8Array): Map<string, Map<string, string>> {
  const files = unzipSync(bytes);
  const names = [
    ...strFromU8(files["xl/workbook.xml"] ?? new Uint8Array()).matchAll(/<sheet\b[^>]*\bname="([^"]*)"/g),
  ].map((match) => plainXml(match[1] ?? ""));
  return new Map(
    names.map((name, index) => {
      const xml = strFromU8(files[`xl/worksheets/sheet${index + 1}.xml`] ?? new Uint8Array());
      return [
        name,
        new Map(
          [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>([\s\S]*?)<\/f>/g)].map((match) => [
            match[1] ?? "",
            plainXml(match[2] ?? ""),
          ]),
        ),
      ];
    }),
  );
}

/**
 * What LibreOffice makes of these files: it opens each, calculates and saves. One call for all, in a profile folder of
 * its own, so that a running office is not disturbed.
 */
export function recalculate(books: ReadonlyMap<string, Uint8Array>): Map<string, CalculatedBook> {
  const folder = mkdtempSync(join(tmpdir(), "offtake-workbook-"));
  try {
    const out = join(folder, "out");
    mkdirSync(out);
    const paths = [...books].map(([name, bytes]) => {
      const path = join(folder, `${name}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = pathToFileURL(join(folder, "profile")).href;
    execFileSync(
      "soffice",
      [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", "xlsx", "--outdir", out, ...paths],
      { stdio: "pipe" },
    );
    return new Map([...books.keys()].map((name) => [name, readBook(readFileSync(join(out, `${name}.xlsx`)))]));
  } finally {
    removeFolder(folder);
  }
}
