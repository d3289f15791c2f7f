import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "../lib/chromium.mjs";
import { ROOT } from "../lib/paths.mjs";
import { ensureBuilt, ensureGenerated, migrate, seed } from "../lib/steps.mjs";
import { costOf, countScripts, median } from "./pages/browser";
import { buildEmptyPage, removeEmptyPage } from "./pages/empty-page";
import { growBoard } from "./pages/many-networks";
import { withBuild } from "./pages/next-server";

const BARS = {
  scriptKb: 15,
  firstUseKb: 130,
  lcpMs: { 1: 150, 4: 400 },
  blockingMs: { 1: 40, 4: 300 },
  rate: 0.8,
  growth: 2,
} as const;

const PAGES = [
  ...["/", "/networks/helium", "/networks/filecoin", "/networks/akash/inputs", "/compare?n=helium,filecoin,akash"],
  ...["/map", "/conflicts", "/claims", "/changes", "/method", "/data", "/corrections", "/api", "/embed", "/verify"],
];

/** What is loaded when it is first asked for, what asks for it, and what is seen of it then. */
const FIRST_USES = [
  { name: "drawer", page: "/", ask: "a[data-trace]", how: "click", shows: "dialog[open]" },
  {
    name: "live chart",
    page: "/networks/helium",
    ask: '[role="group"][aria-label*="Arrow keys"]',
    how: "focus",
    shows: '[data-chart-state="live"]',
  },
  {
    name: "what-if",
    page: "/networks/helium",
    ask: '[data-what-if-slider="demand"]',
    how: "focus",
    shows: '[data-what-if="live"]',
  },
  { name: "palette", page: "/", ask: "body", how: "Control+k", shows: 'dialog[open] [role="option"]' },
] as const;

/** Only ends what never appears. */
const APPEARS_MS = 30_000;

const ROUNDS = 5;
const LOADS = 3;
const MANY = 1800;
const SECONDS = 2;
const CONNECTIONS = 16;
const run = promisify(execFile);

let isMet = true;

/** One line: what, how much, its bar. */
function say(what: string, isGood: boolean, tooMuch: string): void {
  isMet = isMet && isGood;
  console.log(`pages: ${what} ${isGood ? "ok" : tooMuch}`);
}

/** The pages of the production build in Chromium and under load, beside a site of one empty page with the same Next and React. */
export async function benchPages(): Promise<boolean> {
  isMet = true;
  const folder = buildEmptyPage();
  const data = mkdtempSync(join(tmpdir(), "offtake-bench-pages-"));
  try {
    const few = join(data, "few.db");
    // As a start does it, in the same order; the server itself is started here, on a database that can then be grown.
    process.env.DATABASE_URL = `file:${few}`;
    await ensureGenerated();
    await migrate();
    await seed();
    const env = { OFFTAKE_BUILD_ID: await ensureBuilt() };
    const fewTimes = await withBuild(ROOT, "/networks/helium", { ...env, DATABASE_URL: `file:${few}` }, (baseUrl) =>
      withBuild(folder, "/", {}, async (emptyUrl) => {
        await inChromium(baseUrl, emptyUrl);
        await underLoad(baseUrl, emptyUrl);
        return timesOf(baseUrl);
      }),
    );
    const many = join(data, "many.db");
    await growBoard(few, many, MANY);
    const manyTimes = await withBuild(ROOT, "/networks/helium", { ...env, DATABASE_URL: `file:${many}` }, timesOf);
    sayGrowth(fewTimes, manyTimes);
  } finally {
    removeEmptyPage();
    rmSync(data, { recursive: true, force: true });
  }
  return isMet;
}

async function inChromium(baseUrl: string, emptyUrl: string): Promise<void> {
  const executablePath = findChromium({ shell: true });
  if (executablePath === null) {
    console.log("pages: not measured in a browser here: no Chromium");
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    console.log(`pages: measured in ${basename(executablePath)} ${browser.version()}`);
    const empty = (await costOf(browser, `${emptyUrl}/`)).scriptBytes;
    for (const path of PAGES) {
      const costs = [];
      for (let load = 0; load < LOADS; load += 1) costs.push(await costOf(browser, `${baseUrl}${path}`));
      // Of several loads, because a machine that is busy with something else may hold one of them up half-way.
      const [scriptBytes, layoutShift] = [
        median(costs.map((cost) => cost.scriptBytes)),
        median(costs.map((cost) => cost.layoutShift)),
      ];
      const charts = costs.flatMap((cost) => cost.isChartInFirstPaint ?? []);
      const kb = (scriptBytes - empty) / 1000;
      say(
        `${path} loads ${kb.toFixed(1)} kB of scripts over the empty page's ${(empty / 1000).toFixed(0)} (bar ≤ ${BARS.scriptKb})`,
        kb <= BARS.scriptKb,
        "TOO HEAVY",
      );
      say(`${path} shifts its layout by ${layoutShift.toFixed(3)} (bar 0)`, layoutShift < 0.0005, "MOVES");
      if (charts.length > 0)
        say(
          `${path} has its first chart in the first paint`,
          charts.filter(Boolean).length > charts.length / 2,
          "LATER",
        );
    }
    for (const slowdown of [1, 4] as const) await paints(browser, baseUrl, emptyUrl, slowdown);
    for (const use of FIRST_USES) await firstUse(browser, baseUrl, use);
  } finally {
    await browser.close();
  }
}

/** The board and the empty page in turns, so that a busy machine slows both. */
async function paints(browser: Browser, baseUrl: string, emptyUrl: string, slowdown: 1 | 4): Promise<void> {
  const [lcp, blocking, emptyLcp]: [number[], number[], number[]] = [[], [], []];
  await costOf(browser, `${baseUrl}/`, slowdown);
  for (let round = 0; round < ROUNDS; round += 1) {
    const cost = await costOf(browser, `${baseUrl}/`, slowdown);
    lcp.push(cost.lcpMs);
    blocking.push(cost.blockingMs);
    emptyLcp.push((await costOf(browser, `${emptyUrl}/`, slowdown)).lcpMs);
  }
  const [painted, blocked] = [median(lcp), median(blocking)];
  say(
    `/ at ${slowdown}× paints its largest part after ${painted.toFixed(0)} ms, the empty page after ${median(emptyLcp).toFixed(0)} ms (bar ≤ ${BARS.lcpMs[slowdown]})`,
    painted <= BARS.lcpMs[slowdown],
    "TOO SLOW",
  );
  say(
    `/ at ${slowdown}× blocks for ${blocked.toFixed(0)} ms (bar ≤ ${BARS.blockingMs[slowdown]})`,
    blocked <= BARS.blockingMs[slowdown],
    "TOO LONG",
  );
}

async function firstUse(browser: Browser, baseUrl: string, use: (typeof FIRST_USES)[number]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const scripts = await countScripts(page);
    await page.goto(`${baseUrl}${use.page}`, { waitUntil: "networkidle" });
    const before = scripts();
    const target = page.locator(use.ask).first();
    if (use.how === "click") await target.click();
    else if (use.how === "focus") {
      await target.focus();
      await page.keyboard.press("ArrowRight");
    } else await page.keyboard.press(use.how);
    const isThere = await page
      .locator(use.shows)
      .first()
      .waitFor({ timeout: APPEARS_MS })
      .then(
        () => true,
        () => false,
      );
    await page.waitForLoadState("networkidle");
    const kb = (scripts() - before) / 1000;
    // What is not there after all, and what was loaded before anybody asked, are no light first use.
    if (!isThere) say(`first use of the ${use.name} shows nothing`, false, "NOT FOUND");
    else if (kb === 0)
      say(`first use of the ${use.name} loads nothing: it was there before`, false, "LOADED TOO EARLY");
    else
      say(
        `first use of the ${use.name} loads ${kb.toFixed(0)} kB (bar ≤ ${BARS.firstUseKb})`,
        kb <= BARS.firstUseKb,
        "TOO HEAVY",
      );
  } finally {
    await page.close();
  }
}

async function underLoad(baseUrl: string, emptyUrl: string): Promise<void> {
  const [board, empty]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rates = [await rateOf(`${baseUrl}/`), await rateOf(`${emptyUrl}/`)] as const;
    if (round === 0) continue;
    board.push(rates[0]);
    empty.push(rates[1]);
  }
  const ratio = median(board) / median(empty);
  say(
    `the board answers ${median(board).toFixed(0)}/s, the empty dynamic page ${median(empty).toFixed(0)}/s: ${ratio.toFixed(2)} (bar ≥ ${BARS.rate})`,
    ratio >= BARS.rate,
    "TOO SLOW",
  );
}

async function rateOf(address: string): Promise<number> {
  const args = ["--import", "tsx", "scripts/bench/load-loop.ts", address, String(SECONDS), String(CONNECTIONS)];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  const { replies, seconds }: { replies: number; seconds: number } = JSON.parse(stdout);
  return replies / seconds;
}

interface Times {
  /** Networks on the board. */
  networks: number;
  /** Of one network's page. */
  networkMs: number;
  /** Of the board, for each row that it prints. */
  rowMs: number;
}

/** Times of one reader after another, once everything is warm. */
async function timesOf(baseUrl: string): Promise<Times> {
  const timed = async (path: string): Promise<{ ms: number; html: string }> => {
    const start = performance.now();
    const html = await textOf(`${baseUrl}${path}`);
    return { ms: performance.now() - start, html };
  };
  const { html } = await timed("/");
  const [board, network]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS * 2 + 2; round += 1) {
    const times = [(await timed("/")).ms, (await timed("/networks/helium")).ms] as const;
    if (round < 2) continue;
    board.push(times[0]);
    network.push(times[1]);
  }
  const rows = [...html.matchAll(/<input type="checkbox" name="n"|aria-label="Compare /g)].length;
  const networks = Number(/(\d[\d\u202f]*)<\/a> networks/.exec(html)?.[1]?.replaceAll("\u202f", "") ?? rows);
  return { networks, networkMs: median(network), rowMs: median(board) / rows };
}

/** Without the time limit of `fetch`: the first reader of a long board waits until every network is assessed. */
const textOf = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(address, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve(text));
      response.on("error", reject);
    }).on("error", reject);
  });

function sayGrowth(few: Times, many: Times): void {
  const parts = [
    ["one network's page takes", few.networkMs, many.networkMs],
    ["the board takes for each row", few.rowMs, many.rowMs],
  ] as const;
  for (const [what, before, after] of parts)
    say(
      `${what} ${before.toFixed(1)} ms among ${few.networks} networks, ${after.toFixed(1)} ms among ${many.networks}: ${(after / before).toFixed(2)}× (bar ≤ ${BARS.growth})`,
      after / before <= BARS.growth,
      "GROWS",
    );
}
