import { type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium } from "../lib/chromium.mjs";
import { withServer } from "./served";

/** Main-thread time that a step of a slider may take beyond that of a slider that does nothing; grids follow at rest. */
const BAR_MS = 2;
/** Script, style, layout and paint of the first use may weigh this, compressed. */
const BAR_FIRST_USE_BYTES = 130_000;
const STEPS = 120;
const RESTS = 15;
/** Longer than a slider needs to be at rest. */
const REST_WAIT_MS = 250;
const WARM_UP = 20;
/** Demand in percent that the first step shows; each next one is one percent further. */
const FIRST_VALUE = 60;
interface Panel {
  label: string;
  address: string;
  /** null = measured and printed, without a bar. */
  barMs: number | null;
}

const PANELS: readonly Panel[] = [
  // The network with the longest record, bounded at both ends.
  { label: "what-if", address: "/networks/helium", barMs: BAR_MS },
  // As many networks as a comparison holds.
  { label: "what-if on a comparison", address: "/compare?n=helium,filecoin,akash,render,geodnet", barMs: null },
];

/** A slider of the panel against a bare one on the same page, step by step in turn, in Chromium. */
export const benchWhatIf = (): Promise<boolean> =>
  withServer(async (baseUrl) => {
    const executablePath = findChromium();
    if (executablePath === null) {
      console.log("what-if: not run here: no Chromium");
      return true;
    }
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      let isMet = true;
      for (const panel of PANELS) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        isMet = (await measure(page, baseUrl, panel)) && isMet;
        await page.close();
      }
      return isMet;
    } finally {
      await browser.close();
    }
  });

async function measure(page: Page, baseUrl: string, { label, address, barMs }: Panel): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let received = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    received += encodedDataLength;
  });
  await page.goto(`${baseUrl}${address}`, { waitUntil: "networkidle" });
  const before = received;
  await page.focus('[data-what-if-slider="demand"]');
  await page.waitForSelector('[data-what-if="live"]');
  await page.waitForLoadState("networkidle");
  const firstUseBytes = received - before;

  // Beside the panel, so that it shares its layout and is in sight as it is, and outside the form, so that nothing listens.
  await page.evaluate(() => {
    const bare = document.createElement("input");
    Object.assign(bare, { type: "range", id: "bare-slider", min: "0", max: "300", value: "100" });
    document.querySelector("#what-if .what-if")?.before(bare);
    bare.scrollIntoView({ block: "start" });
  });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const [bare, live]: [number[], number[]] = [[], []];
  for (let step = 0; step < WARM_UP + STEPS; step += 1) {
    const value = FIRST_VALUE + step;
    const bareMs = await stepTime(page, session, "#bare-slider", value);
    const liveMs = await stepTime(page, session, '[data-what-if-slider="demand"]', value);
    if (step < WARM_UP) continue;
    bare.push(bareMs);
    live.push(liveMs);
  }
  const atRest: number[] = [];
  for (let round = 0; round < RESTS; round += 1) {
    const before = await taskMs(session);
    await stepTime(page, session, '[data-what-if-slider="demand"]', FIRST_VALUE + round * 7);
    await page.waitForTimeout(REST_WAIT_MS);
    atRest.push((await taskMs(session)) - before);
  }
  const beyondMs = median(live) - median(bare);
  const isFast = barMs === null || beyondMs <= barMs;
  const isLight = firstUseBytes <= BAR_FIRST_USE_BYTES;
  const bar = barMs === null ? "no bar" : `bar ${barMs} ms`;
  console.log(
    `${label}: a slider step takes ${median(live).toFixed(2)} ms of the main thread, a bare one ${median(bare).toFixed(2)} ms: ${(median(live) / median(bare)).toFixed(1)}×, ${beyondMs.toFixed(2)} ms beyond (${bar}) ${isFast ? "ok" : "TOO SLOW"}`,
  );
  console.log(`${label}: a step with the grids that follow at rest takes ${median(atRest).toFixed(2)} ms in all`);
  console.log(
    `${label}: first use loads ${Math.round(firstUseBytes / 1000)} kB (bar ${BAR_FIRST_USE_BYTES / 1000} kB) ${isLight ? "ok" : "TOO HEAVY"}`,
  );
  return isFast && isLight;
}

/** Processor time of the main thread from one step to the frame that shows it, as Chromium counts its tasks. */
async function stepTime(page: Page, session: CDPSession, selector: string, value: number): Promise<number> {
  const before = await taskMs(session);
  await page.evaluate(
    ([at, to]) =>
      new Promise<void>((resolve) => {
        const slider = document.querySelector<HTMLInputElement>(String(at));
        if (!slider) throw new Error(`no ${at}`);
        slider.value = String(to);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        requestAnimationFrame(() => setTimeout(resolve));
      }),
    [selector, value] as const,
  );
  return (await taskMs(session)) - before;
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
