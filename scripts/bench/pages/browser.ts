import type { Browser, Page } from "@playwright/test";

/** What a page cost, from its address to a network at rest. Times in milliseconds, sizes as they came over the wire. */
export interface PageCost {
  scriptBytes: number;
  lcpMs: number;
  layoutShift: number;
  blockingMs: number;
  /** null = the page has no chart. */
  isChartInFirstPaint: boolean | null;
}

interface Seen {
  lcp: number;
  shift: number;
  blocking: number;
  paint: number;
  chart: number | null;
}

/** Runs in the page before anything of it: notes what Chromium reports of its own accord. */
const WATCH = `(() => {
  const seen = (window.__seen = { lcp: 0, shift: 0, blocking: 0, paint: 0, chart: null });
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch("longtask", (entry) => { seen.blocking += Math.max(0, entry.duration - 50); });
  watch("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.paint = entry.startTime; });
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".chart-svg, .interval-svg, .interval-compact")) return;
    seen.chart = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
})()`;

/** A window that opens keeps both cores busy for a while; a reader's is there already. */
const WINDOW_RESTS_MS = 800;

/** Opens an address in a browser that has seen nothing yet. @param slowdown of the processor, 1 = none */
export async function costOf(browser: Browser, address: string, slowdown = 1): Promise<PageCost> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const scripts = await countScripts(page);
  await page.waitForTimeout(WINDOW_RESTS_MS);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(WATCH);
  await page.goto(address, { waitUntil: "networkidle" });
  const seen = await page.evaluate<Seen>("window.__seen");
  await context.close();
  return {
    scriptBytes: scripts(),
    lcpMs: seen.lcp,
    layoutShift: seen.shift,
    blockingMs: seen.blocking,
    isChartInFirstPaint: seen.chart === null ? null : seen.chart <= seen.paint,
  };
}

/** Bytes of scripts that a page has loaded so far. */
export async function countScripts(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
