import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { guessField } from "@/lib/import";
import { templateCsv } from "@/lib/import/template";

const docs = readFileSync("docs/import.md", "utf8");

describe("the template", () => {
  it("is the file that the documentation hands out", () =>
    expect(readFileSync("docs/import/template.csv", "utf8")).toBe(templateCsv()));

  it("names only columns that are read", () => {
    const [head = ""] = templateCsv().split("\n");
    for (const column of head.split(",")) expect(guessField(column)).toBe(column);
  });
});

describe("the documentation", () => {
  it("names only columns that are read, each under its own name", () => {
    const table = docs
      .split("\n")
      .filter((line) => /^\| `(network|source|series|definition|line|answer|event|observation)`/.test(line));
    expect(table).toHaveLength(8);
    for (const line of table) {
      const [, , columns = ""] = line.split("|").map((part) => part.trim());
      const names = [...columns.replace(/\(.*?\)/g, "").matchAll(/`(\w+)`/g)].map(([, name]) => name ?? "");
      expect(names.length).toBeGreaterThan(3);
      for (const name of names) expect(guessField(name)).toBe(name);
    }
  });
});
