import { existsSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError } from "../lib/errors";
import { PacketError, type Received, readReceived } from "../lib/packet";
import {
  factsOf,
  isAssessable,
  type VerdictFacts,
  VerdictFileError,
  type Verification,
  verifyVerdictFile,
} from "../lib/scoring";
import { type VerificationView, verificationView } from "../lib/views/verification";

const HELP = `Usage: npm run --silent verify -- <report.pdf | verdict.json> [--record] [--json]

Recomputes the verdict in a report or verdict file from the inputs inside it, and says "same" or lists which inputs,
options, rules, results or printed pages differ and what that did to the verdict. No server is needed.

  --record   compare the inputs with the facts in the database too (DATABASE_URL, by default ./data/offtake.db)
  --json     the findings as JSON
  --help     this text

Exit code 0: same. 1: different, or the version of its method is not known here. 2: the file cannot be read.
`;

const DIFFERENT = 1;
const UNREADABLE = 2;

const FILL_IT = "Start the site once (npm start), which fills it, or set DATABASE_URL.";

/** A problem of the call, told in one line. */
class UsageError extends Error {}

const main = async (): Promise<void> => {
  const { file, asJson, withRecord, help } = readArguments();
  if (help || file === undefined) {
    if (!help) throw new UsageError("name a report or verdict file; --help tells more");
    process.stdout.write(HELP);
    return;
  }
  const received = readReceived(readBytes(file));
  const found: Verification[] = [];
  for (const item of received) {
    const reference = withRecord ? await heldFacts(item) : null;
    found.push(verifyVerdictFile(item.file, { printed: item.printed, reference }));
  }
  process.stdout.write(
    asJson ? `${JSON.stringify(found, null, 2)}\n` : found.map(verificationView).map(asLines).join("\n"),
  );
  if (found.some(({ outcome }) => outcome === "different")) process.exitCode = DIFFERENT;
};

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        record: { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (positionals.length > 1) throw new UsageError("one file at a time");
    return {
      file: positionals[0],
      asJson: values.json === true,
      withRecord: values.record === true,
      help: values.help === true,
    };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
};

const readBytes = (file: string): Uint8Array => {
  try {
    if (statSync(file).isDirectory()) throw new UsageError(`${file}: is a folder`);
    return readFileSync(file);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${file}: cannot be read`);
  }
};

/** What the database holds of the same network on the same day. */
const heldFacts = async ({ file }: Received): Promise<VerdictFacts> => {
  const { slug } = file.facts.network;
  const { getEnv } = await import("../lib/env");
  const { databaseUrl } = getEnv();
  // Opening a database that is not there would make an empty one.
  const path = /^file:(.+)$/.exec(databaseUrl)?.[1];
  if (path !== undefined && !existsSync(path))
    throw new UsageError(`--record: there is no database at ${path}. ${FILL_IT}`);
  // Only here: without --record no database is opened, and its client not even loaded.
  const { getDb, loadNetworkRecord } = await import("../lib/data");
  const record = await loadNetworkRecord(slug)
    .catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      throw new UsageError(`--record: the database cannot be read. ${FILL_IT}`);
    })
    .finally(() => getDb().$disconnect());
  if (!record || !isAssessable(record))
    throw new UsageError(`--record: the database holds no assessed network "${slug}"`);
  return factsOf(record, file.options.asOf);
};

const asLines = (view: VerificationView): string => {
  const width = Math.max(...view.checks.map(({ label }) => label.length));
  const marks = { same: "same       ", different: "DIFFERENT  ", not_checked: "not checked" } as const;
  const lines = [
    view.headline,
    view.subject,
    ...(view.notice ? [view.notice] : []),
    "",
    ...view.verdicts.map(({ label, verdict }) => `${label}: ${verdict}`),
    "",
    ...view.checks.map(({ label, state, words }) => `  ${marks[state]} ${label.padEnd(width)}  ${words}`),
    ...view.groups.flatMap(({ title, explanation, expectedLabel, rows, moreCount }) => [
      "",
      title,
      `  ${explanation}`,
      ...rows.flatMap(({ place, stated, expected, effect }) => [
        `  ${place}`,
        `      ${"in the file".padEnd(14)} ${stated}`,
        `      ${expectedLabel.padEnd(14)} ${expected}`,
        ...(effect ? [`      ${"alone".padEnd(14)} ${effect}`] : []),
      ]),
      ...(moreCount > 0 ? [`  and ${moreCount} more (--json lists all)`] : []),
    ]),
  ];
  return `${lines.join("\n")}\n`;
};

try {
  await main();
} catch (error) {
  if (
    !(
      error instanceof PacketError ||
      error instanceof VerdictFileError ||
      error instanceof UsageError ||
      error instanceof AppError
    )
  )
    throw error;
  process.stderr.write(`verify: ${error.message}\n`);
  process.exitCode = UNREADABLE;
}
