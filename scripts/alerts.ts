/** `npm run alerts`: tells what changed through the channels that are set. */
import "./lib/env-files.mjs";
import { parseArgs } from "node:util";
import { type AlertSummary, deliverAlerts, prepareAlerts, previewAlerts, sendTest } from "../lib/alerts";
import { type Db, openDb } from "../lib/data";
import { type AlertSettings, parseAlertSettings } from "../lib/env";
import { AppError } from "../lib/errors";
import { DatabaseError, prepareDatabaseUrl, runScript, toDatabaseError } from "./database.mjs";

const HELP = `Tells changes of verdict and conditions that are met, through a webhook and by e-mail.

  npm run alerts                 what is new since the last time, and what failed and is due again
  npm run alerts -- --dry-run    what it would tell; sends and writes nothing
  npm run alerts -- --retry      also what was given up
  npm run alerts -- --test       one test message through each channel; writes nothing
  npm run alerts -- --begin      notes what there is by now, so that only what comes later is told; sends nothing

Imports and ingests tell what they changed by themselves. The first time a channel is looked after it only begins: what
was there is history. Settings (environment or .env): ALERT_WEBHOOK_URL, ALERT_WEBHOOK_SECRET, ALERT_ALLOW_PRIVATE,
SMTP_URL, ALERT_EMAIL_FROM, ALERT_EMAIL_TO, PUBLIC_URL; docs/alerts.md tells more.
Exit codes: 0 done, 1 not possible or a message was not delivered, 2 wrong call.`;

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
/** How long the command stays for what failed and is due again soon. */
const PATIENCE_MS = 60_000;

const OPTIONS = {
  "dry-run": { type: "boolean" },
  retry: { type: "boolean" },
  test: { type: "boolean" },
  begin: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

function readFlags(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: OPTIONS });
    const modes = (["dry-run", "retry", "test", "begin"] as const).filter((name) => values[name]);
    if (modes.length > 1) throw new TypeError(`only one of --${modes.join(", --")}`);
    return { mode: modes[0] ?? "deliver", help: values.help === true } as const;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DatabaseError(`alerts: ${error.message}. --help tells more.`, EXIT_USAGE);
  }
}

async function preview(db: Db, settings: AlertSettings): Promise<number> {
  for (const { channel, isFirst, news, waiting } of await previewAlerts(db, { settings })) {
    if (isFirst) console.log(`${channel}: not begun. The first call notes what is there and sends nothing.`);
    else console.log(`${channel}: ${news.length} to tell, ${waiting.length} waiting to be sent again`);
    for (const { id, words } of news) console.log(`  ${id}  ${words.title}`);
    for (const { eventId, attempts, nextAttemptAt, lastFailure } of waiting)
      console.log(`  ${eventId}  attempt ${attempts + 1} at ${nextAttemptAt?.toISOString()}. ${lastFailure ?? ""}`);
  }
  return 0;
}

function report({ channels, begun, entered, sent, failed, givenUp, waiting }: AlertSummary): number {
  if (begun.length > 0) console.log(`begun: ${begun.join(", ")}. What was there is noted and is not sent.`);
  console.log(
    `${channels.join(", ")}: ${entered} new, ${sent} sent, ${waiting} waiting, ${givenUp} given up${failed > 0 ? `, ${failed} failed attempts` : ""}`,
  );
  return givenUp + waiting > 0 ? EXIT_FAILED : 0;
}

async function run(db: Db, settings: AlertSettings, mode: ReturnType<typeof readFlags>["mode"]): Promise<number> {
  const log = (line: string) => console.log(line);
  switch (mode) {
    case "dry-run":
      return preview(db, settings);
    case "begin": {
      const begun = await prepareAlerts(db, { settings });
      console.log(begun.length > 0 ? `begun: ${begun.join(", ")}` : "Every channel that is set has begun before.");
      return 0;
    }
    case "test":
      return (await sendTest({ settings, log })) ? 0 : EXIT_FAILED;
    default:
      return report(
        await deliverAlerts(db, { settings, log, patienceMs: PATIENCE_MS, retryGivenUp: mode === "retry" }),
      );
  }
}

await runScript(async (args) => {
  const { mode, help } = readFlags(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  let url: string | null = null;
  try {
    const settings = parseAlertSettings();
    if (!settings.webhook && !settings.email) {
      console.log("No channel is set: ALERT_WEBHOOK_URL, or SMTP_URL with ALERT_EMAIL_FROM and ALERT_EMAIL_TO.");
      return 0;
    }
    url = prepareDatabaseUrl();
    const db = openDb(url);
    try {
      return await run(db, settings, mode);
    } finally {
      await db.$disconnect();
    }
  } catch (error) {
    if (error instanceof AppError) throw new DatabaseError(error.message);
    throw url === null ? error : toDatabaseError(error, url);
  }
});
