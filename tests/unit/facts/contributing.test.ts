import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FACTS_FILES, formatFinding, lintNetworkFacts, readNetworkFacts } from "@/lib/facts";
import { observationSchema, seriesSchema, sourceSchema } from "@/lib/facts/schemas";
import { assessRecord, isAssessable, METRICS, QUESTION_IDS, ROLES, TRIGGER_METRICS } from "@/lib/scoring";
import { removeFolder } from "../../support/remove-folder";

const ROOT = join(import.meta.dirname, "../../..");
const CONTRIBUTING = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
const REFERENCE = readFileSync(join(ROOT, "docs/facts.md"), "utf8");

/** Chapters of the reference by the file they are about. */
const CHAPTERS = new Map(
  REFERENCE.split(/^## /m)
    .slice(1)
    .map((chapter): [string, string] => [/^`([^`]+)`/.exec(chapter)?.[1] ?? "", chapter]),
);

/** The example of one file: what stands in the chapter's only block. */
function exampleOf(file: string): string {
  const blocks = [...(CHAPTERS.get(file) ?? "").matchAll(/^```(?:json|csv)\n([\s\S]*?)^```/gm)].map(
    ([, block]) => block,
  );
  const [block] = blocks;
  if (blocks.length !== 1 || block === undefined)
    throw new Error(`${file}: expected one example, found ${blocks.length}`);
  return block;
}

describe("CONTRIBUTING", () => {
  it("names the files of a folder, all of them and no other", () => {
    const named = [...CONTRIBUTING.matchAll(/^\| `([a-z]+\.(?:csv|json))` \|/gm)].map(([, file]) => file);
    expect(named.sort()).toEqual([...FACTS_FILES].sort());
    expect([...CHAPTERS.keys()].sort()).toEqual([...FACTS_FILES].sort());
  });
  it("names commands and files that are there", () => {
    const paths = [
      ...`${CONTRIBUTING}${REFERENCE}`.matchAll(/`?((?:scripts|lib|tests|docs|prisma)\/[\w./-]+)/g),
    ].flatMap(([, path]) => path ?? []);
    expect(paths.length).toBeGreaterThan(5);
    for (const path of new Set(paths)) {
      const folder = path.replace(/[.]$/, "");
      if (!folder.endsWith("prisma/seed/"))
        expect(() => readFileSync(join(ROOT, folder)), folder).not.toThrow(/ENOENT/);
    }
  });
});

describe("the reference of the files", () => {
  it.each([
    ["sources.csv", sourceSchema],
    ["series.csv", seriesSchema],
    ["observations.csv", observationSchema],
  ] as const)("%s has the header of its schema", (file, schema) => {
    expect(exampleOf(file).split("\n")[0]).toBe(Object.keys(schema.shape).join(","));
  });
  it.each([
    ["series.csv", METRICS],
    ["triggers.json", TRIGGER_METRICS],
  ] as const)("%s names every metric", (file, metrics) => {
    const chapter = CHAPTERS.get(file) ?? "";
    for (const metric of metrics) expect(chapter).toContain(metric);
  });
  it("names every role that is not the name of its metric", () => {
    const chapter = CHAPTERS.get("definitions.json") ?? "";
    const own = ROLES.filter((role) => !METRICS.some((metric) => metric === role) && role !== "price");
    for (const role of own) expect(chapter).toContain(role);
  });

  it("has examples that make a network which the lint passes and the method reads", () => {
    const root = mkdtempSync(join(tmpdir(), "offtake-facts-"));
    const folder = join(root, "tidepool");
    mkdirSync(folder);
    try {
      for (const file of FACTS_FILES) writeFileSync(join(folder, file), exampleOf(file));
      // The reference shows one answer: the others are unknown.
      const unknown = { answer: "unknown", text: "Nobody looked.", evidence: null, answeredBy: "x", reviewedBy: null };
      const answers: unknown[] = JSON.parse(exampleOf("answers.json"));
      const rest = QUESTION_IDS.slice(1).map((question) => ({ question, ...unknown }));
      writeFileSync(join(folder, "answers.json"), JSON.stringify([...answers, ...rest]));

      const { findings } = lintNetworkFacts(folder);
      expect(findings.map((finding) => formatFinding("tidepool", finding))).toEqual([]);
      const record = readNetworkFacts(folder);
      if (!isAssessable(record)) throw new Error("It is a network");
      // 500,000 USD ÷ (1.25M TIDE × 0.2 USD) = 2.
      const quarter = assessRecord(record, { asOf: "2026-11-20" }).quarters.at(-1);
      expect(quarter).toMatchObject({ quarter: "2025Q4", usable: true });
      expect(quarter?.coverage?.value).toBeCloseTo(2, 9);
    } finally {
      removeFolder(root);
    }
  });
});
