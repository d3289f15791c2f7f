import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { ALERT_SETTING_NAMES, SETTING_NAMES } from "@/lib/env";
import { listFactsFolders, readNetworkFacts } from "@/lib/facts";
import { attributionsText } from "../../../scripts/attributions/text";
import { SOURCE_SETTING_NAMES } from "../../support/source-settings";

const markdownIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ["node_modules", "dist"].includes(entry.name) || entry.name.startsWith(".") ? [] : markdownIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });

const files = markdownIn(".").map((path) => ({ path, text: readFileSync(path, "utf8") }));
const { scripts, version } = JSON.parse(readFileSync("package.json", "utf8"));

/** Settings of tests, benchmarks and tools: read by scripts alone, so that lib/env.ts does not know them. */
const OF_TOOLS = new Set(["TEST_POSTGRES_URL", "OFFTAKE_BENCH_URL", "OFFTAKE_STANDALONE", "OFFTAKE_TEST_LONG"]);

/** Where every setting of a server is explained. */
const SETTINGS_PAGE = "docs/operation.md";

describe("what the documents name", () => {
  it("are many documents", () => {
    const paths = files.map(({ path }) => path);
    for (const path of [
      "README.md",
      "CONTRIBUTING.md",
      "SECURITY.md",
      "CHANGELOG.md",
      "docs/glossary.md",
      SETTINGS_PAGE,
    ])
      expect(paths).toContain(path);
  });

  it.each(files)("$path: every relative link leads to a file, and its anchor to a heading", ({ path, text }) => {
    const prose = text.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");
    for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file = "", anchor] = target.split("#");
      const at = file === "" ? path : normalize(join(dirname(path), file));
      // A reference to an observation, as an example of one.
      if (!/[./#]/.test(target) || /@\d{4}Q\d/.test(target)) continue;
      expect(existsSync(at), `${path} → ${target}`).toBe(true);
      if (anchor === undefined || !at.endsWith(".md")) continue;
      const headings = [...readFileSync(at, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, "")
          .replaceAll(" ", "-"),
      );
      expect(headings, `${path} → ${target}`).toContain(anchor);
    }
  });

  it.each(files)("$path: every npm command and every script exists", ({ path, text }) => {
    for (const [, name = ""] of text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g))
      expect(Object.keys(scripts), `${path}: npm run ${name}`).toContain(name);
    for (const [, script = ""] of text.matchAll(/\b(scripts\/[\w/-]+\.(?:mjs|ts))\b/g))
      expect(existsSync(script), `${path}: ${script}`).toBe(true);
  });

  it.each(files)("$path: every setting exists", ({ path, text }) => {
    const named = [...text.matchAll(/`?\b((?:OFFTAKE|TEST|API|TRUSTED|PUBLIC|ALLOWED)_[A-Z_]+)\b/g)].map(
      ([, name]) => name ?? "",
    );
    expect(
      named.filter((name) => !SETTING_NAMES.includes(name) && !OF_TOOLS.has(name)),
      path,
    ).toEqual([]);
  });

  it(`every setting of a server is explained in ${SETTINGS_PAGE}, once`, () => {
    const text = files.find(({ path }) => path === SETTINGS_PAGE)?.text ?? "";
    const rows = text.split("\n").filter((line) => line.startsWith("| `"));
    for (const name of new Set([...SETTING_NAMES, ...ALERT_SETTING_NAMES, ...SOURCE_SETTING_NAMES]))
      expect(
        rows.filter((row) => (row.split("|")[1] ?? "").includes(`\`${name}\``)),
        name,
      ).toHaveLength(1);
  });

  it("every decision is in the list of decisions", () => {
    const index = files.find(({ path }) => path === "docs/decisions/README.md")?.text ?? "";
    const pages = readdirSync("docs/decisions").filter((name) => name !== "README.md");
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      expect(index).toContain(`(${page})`);
      const text = readFileSync(join("docs/decisions", page), "utf8");
      for (const part of ["## Why", "## What", "## What follows"]) expect(text, page).toContain(part);
    }
  });

  it("the changelog knows the version that the code bears", () => {
    expect(files.find(({ path }) => path === "CHANGELOG.md")?.text).toContain(`## ${version}`);
  });
});

describe("licences", () => {
  it("the page of attributions is what the sources say, and names every source whose licence asks for it", () => {
    const records = listFactsFolders("prisma/seed").map(readNetworkFacts);
    const text = readFileSync("docs/attributions.md", "utf8");
    expect(text).toBe(attributionsText(records));
    const asking = records.flatMap(({ sources }) => sources).filter(({ licence }) => licence === "attribution");
    expect(asking.length).toBeGreaterThan(0);
    for (const { publisher, title, url } of asking) {
      const row = text
        .split("\n")
        .find((line) => line.includes(`](${url})`) && line.includes(title.replaceAll("|", "\\|")));
      expect(row, title).toContain(publisher);
    }
  });

  it("every font is named in the notice, with its licence beside it", () => {
    const notice = readFileSync("NOTICE", "utf8");
    const families = new Set(
      readdirSync("public/fonts")
        .filter((name) => /\.(ttf|woff2)$/.test(name))
        .map((name) => name.split("-")[0]),
    );
    expect(families.size).toBeGreaterThan(0);
    for (const family of families) expect(notice).toContain(`${family}-*`);
    expect(readFileSync("public/fonts/OFL.txt", "utf8")).toContain("SIL OPEN FONT LICENSE Version 1.1");
    expect(notice).toContain("public/fonts/OFL.txt");
  });
});
