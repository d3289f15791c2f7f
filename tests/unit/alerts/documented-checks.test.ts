import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { signatureOf } from "@/lib/alerts/signature";

/** The examples of docs/alerts.md, run as they stand there. */
const DOCS = readFileSync("docs/alerts.md", "utf8");
const SECRET = "a secret of at least 24 characters";
const BODY = JSON.stringify({ title: "Helium: “subsidy-led”, now −3.2 % – ü" });
const AT = new Date("2026-11-28T12:00:00Z");
const SECONDS = AT.getTime() / 1000;
const HEADER = signatureOf(BODY, SECRET, AT);

function exampleIn(language: string): string {
  const code = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(DOCS)?.[1];
  if (code === undefined) throw new Error(`docs/alerts.md has no example in ${language}`);
  return code;
}

/** Calls on which an example has to agree with the signature, and what it has to say. */
const CALLS: [header: string, body: string, secret: string, nowSeconds: number, isGenuine: boolean][] = [
  [HEADER, BODY, SECRET, SECONDS, true],
  [HEADER, BODY, SECRET, SECONDS + 299, true],
  [HEADER, BODY, SECRET, SECONDS + 301, false],
  [HEADER, BODY, SECRET, SECONDS - 301, false],
  [HEADER, `${BODY} `, SECRET, SECONDS, false],
  [HEADER, BODY, `${SECRET}.`, SECONDS, false],
  [HEADER.replace(/.$/, (last) => (last === "0" ? "1" : "0")), BODY, SECRET, SECONDS, false],
  [HEADER.replace("t=", "t=1"), BODY, SECRET, SECONDS, false],
  ["", BODY, SECRET, SECONDS, false],
];
const EXPECTED = CALLS.map(([, , , , isGenuine]) => isGenuine);

const isMissing = (program: string): boolean => spawnSync(program, ["--version"]).error !== undefined;

describe("how to check a signature, as documented", () => {
  it("in Node", () => {
    const call = `console.log(JSON.stringify(${JSON.stringify(CALLS)}.map(([header, body, secret, now]) => isFromOfftake(header, body, secret, now))));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", `${exampleIn("js")}\n${call}`]);
    expect(JSON.parse(output.toString())).toEqual(EXPECTED);
  });

  const hasNoPython = isMissing("python3");
  if (hasNoPython) console.log("not run here: the example in Python (no python3)");
  it.runIf(!hasNoPython)("in Python", () => {
    const call = [
      "import json, sys",
      "calls = json.load(sys.stdin)",
      "print(json.dumps([is_from_offtake(header, body.encode(), secret, now) for header, body, secret, now, _ in calls]))",
    ].join("\n");
    const output = execFileSync("python3", ["-c", `${exampleIn("python")}\n${call}`], { input: JSON.stringify(CALLS) });
    expect(JSON.parse(output.toString())).toEqual(EXPECTED);
  });
});
