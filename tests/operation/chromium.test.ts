import { join } from "node:path";
import { expect, it } from "vitest";
import { cleanUpAfterEach, prepareFolder } from "./prepared-folder";

cleanUpAfterEach();

it("npm test without a Chromium, and with no way to get one, says so in one line before any test", async () => {
  const folder = await prepareFolder();
  // Playwright knows where its own would be, and its download fails; no program is on PATH, Debian's installer among them.
  folder.write("node_modules/playwright-core/package.json", '{ "main": "index.cjs" }');
  folder.write(
    "node_modules/playwright-core/index.cjs",
    'exports.chromium = { executablePath: () => "/nowhere/chromium" };',
  );
  folder.write("node_modules/playwright/cli.js", 'console.error("no network"); process.exit(1);');
  folder.write("no programs/README.md", "");
  const run = await folder.command("test", { env: { PATH: join(folder.path, "no programs") } }).done;
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toMatch(/^offtake: no Chromium that runs, and none could be installed\. Install one .*\n$/);
  expect(folder.calls()).toEqual(["install", "generate"]);
});
