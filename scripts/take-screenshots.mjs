// @ts-check
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { endChildren, passSignalsOn, startChild } from "./lib/children.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { inRoot, ROOT } from "./lib/paths.mjs";
import { freePort } from "./lib/preflight.mjs";
import { prepareTools } from "./lib/prepare.mjs";
import { EXIT_USAGE, Refusal } from "./lib/refusal.mjs";

const HELP = `npm run screenshots                        takes the pictures of the README and of the walk again: docs/screenshots/*.png, docs/walk/*.png
npm run screenshots -- --of <address>      of a site that runs already, e.g. http://127.0.0.1:3000
npm run screenshots -- --to <folder>       into screenshots/ and walk/ below another folder

Without --of the production build is started on a database of its own, with the shipped facts, and ended again.

Exit code: 0 taken, 1 something stands in the way, 2 wrong option.
`;

const SIZE = { width: 1280, height: 860 };
/** Only ends what hangs. */
const GOTO_MS = 120_000;

/**
 * What is pictured. `at`: the element that the picture begins with, where it is not the top of the page; `open`: what is
 * clicked before.
 * @typedef {{ name: string, path: string, at?: string, open?: string }} Picture
 */

/** @type {Picture[]} */
const PICTURES = [
  { name: "scoreboard", path: "/" },
  { name: "network", path: "/networks/helium" },
  { name: "quarters", path: "/networks/helium", at: "#series" },
  { name: "compare", path: "/compare?n=helium,filecoin,akash" },
];

/**
 * The walk of docs/walk/README.md, step by step.
 * @type {Picture[]}
 */
const WALK = [
  { name: "1-board", path: "/" },
  { name: "2-compare", path: "/compare?n=helium,filecoin,akash" },
  { name: "3-verdict", path: "/networks/filecoin" },
  { name: "4-change", path: "/networks/helium", at: "#flips" },
  { name: "5-source", path: "/networks/filecoin", open: "#verdict a[data-trace], main a[data-trace]" },
  { name: "6-history", path: "/changes?network=helium" },
];

/** @returns {Promise<number>} exit code */
export async function screenshots() {
  const { of: given, to, help } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  passSignalsOn();
  await prepareTools();
  const executablePath = await ensureChromium();
  const folder = mkdtempSync(join(tmpdir(), "offtake-screenshots-"));
  try {
    await takeAll(given ?? (await serve(join(folder, "offtake.db"))), to, executablePath);
  } finally {
    await endChildren();
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

/**
 * Starts the site as readers do.
 * @param {string} database path of its own database
 * @returns {Promise<string>} its address, once the facts are loaded
 */
async function serve(database) {
  const port = await freePort();
  const env = { ...process.env, HOST: "127.0.0.1", PORT: String(port), DATABASE_URL: `file:${database}` };
  const stdio = /** @type {const} */ (["ignore", "pipe", "inherit"]);
  const server = startChild(process.execPath, [inRoot("scripts", "start.mjs")], { cwd: ROOT, env, stdio: [...stdio] });
  let printed = "";
  const ready = new Promise((resolve) => {
    server.process.stdout?.on("data", (chunk) => {
      printed += chunk;
      if (printed.includes("Offtake is ready")) resolve(0);
    });
  });
  const ended = server.end.then((code) => {
    throw new Refusal(`the site did not start (exit code ${code}); npm start says why.`);
  });
  await Promise.race([ready, ended]);
  // It ends when we end it, which is nobody's fault.
  ended.catch(() => {});
  return `http://127.0.0.1:${port}`;
}

/**
 * @param {string} address
 * @param {string} folder
 * @param {string} executablePath of Chromium
 */
async function takeAll(address, folder, executablePath) {
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath, args: ["--font-render-hinting=none"] });
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: "light", timezoneId: "UTC" });
    mkdirSync(join(folder, "screenshots"), { recursive: true });
    mkdirSync(join(folder, "walk"), { recursive: true });
    for (const { kind, name, path, at, open } of [
      ...PICTURES.map((picture) => ({ kind: "screenshots", ...picture })),
      ...WALK.map((picture) => ({ kind: "walk", ...picture })),
    ]) {
      const response = await page.goto(`${address}${path}`, { waitUntil: "networkidle", timeout: GOTO_MS });
      if (!response?.ok()) throw new Refusal(`${address}${path} answered ${response?.status() ?? "nothing"}.`);
      await page.evaluate("document.fonts.ready");
      // At once: the page itself scrolls smoothly, and the picture would be of the way there.
      if (open !== undefined) {
        await page.locator(open).first().click();
        await page.locator("dialog[open] h2").first().waitFor();
      }
      if (at !== undefined)
        await page.locator(at).evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
      const file = join(folder, kind, `${name}.png`);
      writeFileSync(file, await compressed(await page.screenshot({ animations: "disabled" })));
      process.stdout.write(`${file}: ${Math.round(statSync(file).size / 1000)} kB\n`);
    }
  } finally {
    await browser.close();
  }
}

/**
 * The picture in 256 colours, a third of the size; as it is where Next's optional image package is not installed.
 * @param {Buffer} png
 * @returns {Promise<Buffer>}
 */
async function compressed(png) {
  try {
    const { default: sharp } = await import("sharp");
    return await sharp(png).png({ palette: true, colours: 256, effort: 10, dither: 0 }).toBuffer();
  } catch {
    return png;
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        of: { type: "string" },
        to: { type: "string", default: inRoot("docs") },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return { ...values, of: values.of?.replace(/\/$/, "") };
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. npm run screenshots -- --help lists the options.`,
      EXIT_USAGE,
    );
  }
}
