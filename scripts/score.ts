import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  type DocumentResult,
  explain,
  InputError,
  METHOD_VERSION,
  resultsOf,
  rounded,
  scoreDocument,
  verdictLabel,
} from "../lib/scoring";

const HELP = `Usage: npm run --silent score -- <file.json | -> [--json | --text]

Scores networks by the method ${METHOD_VERSION}. The file (or standard input, with -) holds

  one input                {"category": …, "quarters": […], "factors": {…}, "answers": {…}, "evidence": {…}}
  the same under "input"   {"name": …, "input": {…}}
  readings of one network  {"readings": [input, …]}      inputs that differ in the source of revenue
  bounded inputs           {"corners": [low, high]}      revenue low and emissions high, then the reverse
  a history                {"start": class or null, "steps": [{"candidate": …, "prudentCoverage": …, "score": …, "gate": …}, …]}

or a list, or an object by name, of these.

  --json   the result as JSON, numbers to six decimals (default)
  --text   the argument in words
  --help   this text

Exit code 0: scored. 2: the input cannot be scored; the message names the field and what was expected.
`;

const BAD_INPUT = 2;

/** A problem of the call or the file, told in one line. */
class UsageError extends Error {}

const main = (): void => {
  const { file, asText, help } = readArguments();
  if (help || file === undefined) {
    if (!help) throw new UsageError("name a file, or - for standard input; --help tells more");
    process.stdout.write(HELP);
    return;
  }
  const document = scoreDocument(readJson(file));
  process.stdout.write(asText ? asLines(document) : `${JSON.stringify(rounded(resultsOf(document)), null, 2)}\n`);
};

const readArguments = (): { file: string | undefined; asText: boolean; help: boolean } => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean" }, text: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    if (positionals.length > 1) throw new UsageError("one file at a time; a list in one file is scored as a list");
    if (values.json && values.text) throw new UsageError("either --json or --text");
    return { file: positionals[0], asText: values.text === true, help: values.help === true };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
};

const readJson = (file: string): unknown => {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new UsageError(`${file}: cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file === "-" ? "standard input" : file}: not JSON (${messageOf(error)})`);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const asLines = (document: DocumentResult): string => {
  switch (document.shape) {
    case "list":
      return document.items.map(asLines).join("\n");
    case "map":
      return document.items.map(([name, item]) => `== ${name}\n${asLines(item)}`).join("\n");
    case "steps":
      return document.result.map(({ verdict, note }) => `${verdictLabel(verdict)} (${note})\n`).join("");
    case "readings":
    case "corners":
      return `${verdictLabel(document.result.verdict)}\n${JSON.stringify(rounded(document.result), null, 2)}\n`;
    case "network":
      return networkLines(document);
  }
};

const networkLines = ({ input, result }: Extract<DocumentResult, { shape: "network" }>): string => {
  const told = explain(input, result);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
  const lines = [
    told.label,
    told.verdictSentence,
    ...(told.refusal === null ? [] : section("No verdict", [told.refusal])),
    ...section(
      "For",
      told.strongestFor.map(({ sentence }) => sentence),
    ),
    ...section(
      "Against",
      told.strongestAgainst.map(({ sentence }) => sentence),
    ),
    ...section(
      "Held down by",
      told.blockingGates.map(({ id, sentence }) => `${id} ${sentence}`),
    ),
    ...section("What would change it", told.flips),
    ...section("Shortest way over the hurdle", told.repair ? [told.repair.sentence] : []),
    ...section("Data confidence", told.confidenceLabel === null ? [] : [told.confidenceLabel, ...told.confidenceCaps]),
    ...section("Robustness", told.robustnessLabel === null ? [] : [told.robustnessLabel]),
  ];
  return `${lines.join("\n")}\n`;
};

try {
  main();
} catch (error) {
  if (!(error instanceof InputError || error instanceof UsageError)) throw error;
  process.stderr.write(`score: ${error.message}\n`);
  process.exitCode = BAD_INPUT;
}
