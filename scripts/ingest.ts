/** `npm run ingest`: asks the live sources, stores what is new, and shows it to readers at once. */
import "./lib/env-files.mjs";
import { setTimeout as sleep } from "node:timers/promises";
import { tellWhatChanges } from "../lib/alerts";
import { openDb } from "../lib/data";
import { getEnv, parseAlertSettings, readSourceKey } from "../lib/env";
import { duneFault } from "../lib/ingest/adapters/dune";
import { CLIENT_DEFAULTS, createClient } from "../lib/ingest/client";
import { type IngestOptions, ingest } from "../lib/ingest/ingest";
import { type IngestArguments, parseArguments } from "../lib/ingest/options";
import { ADAPTERS } from "../lib/ingest/registry";
import { reportLines } from "../lib/ingest/summary";
import { prepareDatabaseUrl, runScript, toDatabaseError } from "./database.mjs";

const HELP = `Asks the live sources for what is new, stores it and shows it to readers; a running server needs no restart.

  npm run ingest                          every source, every network
  npm run ingest -- --source <name>       one source; may be given several times
  npm run ingest -- --network <slug>      one network; may be given several times
  npm run ingest -- --since <YYYY-MM-DD>  first day to read again (default: the last 30 days of what is known)
  npm run ingest -- --every <6h|30m>      go on, with this pause from start to start, until it is stopped
  npm run ingest -- --dry-run             show what would change and store nothing

Sources: ${ADAPTERS.map(({ id }) => id).join(", ")}.
Keys, each optional: ${ADAPTERS.flatMap(({ keyName }) => keyName ?? []).join(", ") || "none"}; and
DUNE_API_KEY with DUNE_QUERIES, which says what to read (docs/ingest.md).
Exit codes: 0 done; 1 not possible; 2 wrong call; 3 another ingest is at work; 4 done, but a source failed.`;

const EXIT = { done: 0, usage: 2, held: 3, incomplete: 4 };

async function once(url: string, args: IngestArguments): Promise<number> {
  const db = openDb(url);
  try {
    const { upstream, upstreamClock } = getEnv();
    const options: IngestOptions = {
      adapters: ADAPTERS.filter(({ id }) => args.sources?.includes(id) ?? true),
      networks: args.networks,
      since: args.since,
      isDryRun: args.isDryRun,
      client: createClient({ ...CLIENT_DEFAULTS, upstream }),
      keyOf: readSourceKey,
      now: () => upstreamClock ?? new Date(),
      progress: (line) => console.log(`ingest: ${line}`),
    };
    const alerts = { settings: parseAlertSettings(), log: (line: string) => console.log(line) };
    const outcome = args.isDryRun
      ? await ingest(db, options)
      : await tellWhatChanges(db, alerts, () => ingest(db, options));
    if (outcome.kind === "held") {
      console.error(
        `ingest: another one is at work since ${outcome.by.takenAt.toISOString()}. Try again when it is done.`,
      );
      return EXIT.held;
    }
    for (const line of reportLines(outcome, args.isDryRun)) console.log(line);
    return outcome.failures.length + outcome.quarantined.length > 0 ? EXIT.incomplete : EXIT.done;
  } catch (error) {
    throw toDatabaseError(error, url);
  } finally {
    await db.$disconnect();
  }
}

await runScript(async (argv) => {
  if (argv.includes("--help")) {
    console.log(HELP);
    return EXIT.done;
  }
  const fault = duneFault(readSourceKey("DUNE_QUERIES"));
  if (fault !== null) {
    console.error(`ingest: ${fault}`);
    return EXIT.usage;
  }
  const args = parseArguments(argv, ADAPTERS);
  if (typeof args === "string") {
    console.error(`ingest: ${args} --help tells more.`);
    return EXIT.usage;
  }
  const url = prepareDatabaseUrl();
  if (args.everyMs === null) return once(url, args);
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
  while (!stopping.signal.aborted) {
    const startedMs = performance.now();
    // A run that fails is told, and the next one tries again.
    await once(url, args).catch((error: unknown) =>
      console.error(`ingest: ${error instanceof Error ? error.message : error}`),
    );
    const restMs = Math.max(0, args.everyMs - (performance.now() - startedMs));
    await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => {});
  }
  return EXIT.done;
});
