// @ts-check
import { parseArgs } from "node:util";
import { passSignalsOn } from "./children.mjs";
import { ROOT } from "./paths.mjs";
import { assertDatabaseWritable, assertPortFree } from "./preflight.mjs";
import { lockProject } from "./prepare.mjs";
import { EXIT_USAGE, Refusal } from "./refusal.mjs";
import { addressOf, serve } from "./serve.mjs";
import { loadEnvFiles, readSettings } from "./settings.mjs";
import { ensureBuilt, ensureGenerated, ensureInstalled, migrate, seed } from "./steps.mjs";

const HELP = `npm start            prepare what is missing or stale, then serve the site
npm run dev          the same with a development server that follows changes

Prepares, in this order and only where needed: packages, database clients, database schema, shipped facts, production build.

Settings (environment or .env):
  PORT          3000
  HOST          127.0.0.1; 0.0.0.0 also serves other machines
  DATABASE_URL  file:./data/offtake.db, or postgres://…
  PUBLIC_URL    where readers reach the site; for canonical links
  CONTACT       where readers send corrections
  API_REQUESTS_PER_MINUTE  600 for each client of /api/v1; 0 = no limit
  ALLOWED_HOSTS  names it may be asked by, with commas between; any without it
  OFFTAKE_LOG    faults (default), text or json: a line for each request; off
  OFFTAKE_METRICS          1 = /metrics for this machine; OFFTAKE_METRICS_TOKEN for others
  TRUSTED_PROXY_HEADER     header in which a proxy in front says who asks, such as X-Forwarded-For; none is trusted without it

Exit code: 0 served and ended, 1 something stands in the way, 2 wrong option or setting, 128 + n ended by signal n.
`;

/** @returns {Promise<number>} exit code */
export async function start() {
  const { dev, help } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  passSignalsOn();
  loadEnvFiles(ROOT);
  // Whatever can stand in the way is looked for first, not after a minute of preparing.
  const { host, port, databaseUrl, databaseFile } = readSettings(process.env, ROOT);
  await assertPortFree(host, port);
  if (databaseFile !== null) assertDatabaseWritable(databaseFile);

  const giveBack = await lockProject();
  process.env.DATABASE_URL = databaseUrl;
  await ensureInstalled();
  await ensureGenerated();
  await migrate();
  // Loading facts takes nothing away from readers and shows all at once, so the build and the server need not wait for it; only the address does.
  const seeding = seed();
  const serving = buildAndServe();
  return Promise.race([serving, failureOf(seeding)]);

  async function buildAndServe() {
    const buildId = dev ? "development" : await ensureBuilt();
    // The lock is kept until the server answers: a second start that waited meets a port that is taken, not one about to be.
    await assertPortFree(host, port);
    return serve({
      host,
      port,
      dev,
      env: {
        NODE_ENV: dev ? "development" : "production",
        HOST: host,
        PORT: String(port),
        OFFTAKE_BUILD_ID: buildId,
      },
      until: seeding,
      onReady: () => {
        giveBack();
        process.stdout.write(`Offtake is ready: ${addressOf(host, port)}   (Ctrl-C ends it)\n`);
      },
    });
  }
}

/**
 * Settles only when the work fails.
 * @param {Promise<void>} work
 * @returns {Promise<never>}
 */
const failureOf = (work) => work.then(() => new Promise(() => {}));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { dev: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
    return values;
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. npm start -- --help lists the options.`,
      EXIT_USAGE,
    );
  }
}
