import { expect, test } from "@playwright/test";

/** A handful of parts as they look, in the fonts that ship with the app; on a fixed day, without what changes by itself. */

test.use({ reducedMotion: "reduce" } as object);

const DAY = "asOf=2026-11-20";

for (const { name, address, part, width, colorScheme } of [
  { name: "verdict-wide", address: `/networks/filecoin?${DAY}`, part: "#verdict", width: 1440, colorScheme: "light" },
  { name: "verdict-narrow", address: `/networks/akash?${DAY}`, part: "#verdict", width: 360, colorScheme: "dark" },
  {
    name: "board",
    address: `/?${DAY}&category=storage`,
    part: "main form[data-table-file] table",
    width: 1440,
    colorScheme: "dark",
  },
  {
    name: "comparison",
    address: `/compare?n=helium,filecoin,akash&${DAY}`,
    part: "main table.sticky-heads thead",
    width: 1440,
    colorScheme: "light",
  },
  { name: "nothing-fits", address: "/?verdict=demand_led", part: ".state-panel", width: 360, colorScheme: "light" },
] as const)
  test(`${name} looks as it did`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(address, { waitUntil: "networkidle" });
    await expect(page.locator(part).first()).toHaveScreenshot(`${name}.png`);
  });

test("the verdict mark can be told by its shape alone at 16 pixels", async ({ page }) => {
  await page.goto("/");
  const marks = await page.locator("tbody td svg[viewBox='0 0 16 16'][width='16']").evaluateAll((drawings) =>
    drawings.map((drawing) => {
      const bars = [...drawing.querySelectorAll("rect")];
      return bars
        .map((bar) => (bar.getAttribute("stroke-dasharray") ? "·" : bar.getAttribute("fill") === "none" ? "□" : "■"))
        .join("");
    }),
  );
  expect(new Set(marks)).toEqual(new Set(["■■□□", "■□□□", "····"]));
});
