// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { run } from "./children.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { findProgram } from "./programs.mjs";
import { Refusal } from "./refusal.mjs";

/** The browser without windows. Opening a page costs it a third of the processor time. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** Ubuntu's chromium-browser is a stub that only says to install another package: being there is not enough. */
const starts = (/** @type {string} */ path) => spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;

/**
 * The Chromium on PATH, or the one that Playwright downloaded before; null when there is none.
 * @param {{ shell?: boolean }} [options] shell: for tests, which open hundreds of pages: the one without windows where it is there
 */
export function findChromium({ shell = false } = {}) {
  const onPath = [...(shell ? [SHELL] : []), ...NAMES]
    .map((name) => findProgram(name))
    .find((path) => path !== null && starts(path));
  if (onPath) return onPath;
  const own = createRequire(inRoot("package.json"))("playwright-core").chromium.executablePath();
  return existsSync(own) && starts(own) ? own : null;
}

/**
 * A Chromium that runs, got where it is missing: Playwright's own, else Debian's package when this is root.
 * @param {{ shell?: boolean }} [options] see findChromium
 * @returns {Promise<string>} its path
 */
export async function ensureChromium(options) {
  const found = findChromium(options);
  if (found) return found;
  process.stdout.write("chromium: none on PATH, asking for Playwright's own …\n");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  const args = [inRoot("node_modules", "playwright", "cli.js"), "install", "--no-shell", "chromium"];
  await run(process.execPath, args, { cwd: ROOT, env, output: "kept" });
  const downloaded = findChromium(options);
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && findProgram("apt-get")) {
    process.stdout.write("chromium: not downloaded, installing Debian's package …\n");
    const apt = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-qq"], { cwd: ROOT, env: apt, output: "kept" });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      cwd: ROOT,
      env: apt,
      output: "kept",
    });
    const installed = findChromium(options);
    if (installed) return installed;
  }
  throw new Refusal(
    "no Chromium that runs, and none could be installed. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium) and run npm test again.",
  );
}
