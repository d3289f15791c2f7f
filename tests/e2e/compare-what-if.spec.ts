import { expect, type Page, test } from "@playwright/test";
import { findUnresolved, shippedLookup, walkNumbers } from "./number-walk";
import { atRest, drag, field, goLive, panel, parameter, results, slider, testOpenPanel } from "./what-if-panel";

/** One panel of assumptions for several networks: by key and by finger, through the address and back, with scripts and without. */

const COMPARE = "/compare?n=helium,filecoin,akash";
const NAMES = ["Helium", "Filecoin", "Akash"];

/** House verdicts as they stand beside the results. */
const houses = (page: Page): Promise<string[]> =>
  panel(page).locator(".what-if-verdicts tbody td:nth-child(2)").allInnerTexts();

test("every control moves by key for all networks, and the address gives it back", async ({ page }) => {
  await page.goto(COMPARE);
  await goLive(page);
  const before = await houses(page);
  expect(before).toHaveLength(NAMES.length);
  await slider(page, "emissions").press("Home");
  await slider(page, "demand").press("ArrowRight");
  await field(page, "price").press("ArrowDown");
  await field(page, "taperIn").press("ArrowDown");
  await field(page, "costCase").press("ArrowDown");
  await field(page, "operatorCost").fill("5000");
  await field(page, "operatorShare").fill("80");
  await field(page, "operatorShare").press("Enter");
  await panel(page).locator("summary").press("Enter");
  await field(page, "weightEvidence").press("ArrowUp");
  await field(page, "withoutLargestPayer").press("Space");
  await expect.poll(() => parameter(page, "withoutLargestPayer")).toBe("yes");
  const said = [
    "emissions",
    "demand",
    "price",
    "taperIn",
    "costCase",
    "operatorCost",
    "operatorShare",
    "weightEvidence",
  ];
  expect(said.map((name) => parameter(page, name))).toEqual(["0", "101", "99", "1", "high", "5000", "80", "11"]);
  expect(parameter(page, "n")).toBe("helium,filecoin,akash");
  await atRest(page);
  expect(await houses(page)).toEqual(before);
  await expect(panel(page).locator(".what-if-verdicts")).toContainText("custom assumptions, not the house verdict");
  const live = await results(page);
  await page.reload();
  expect(await results(page)).toBe(live);
  await goLive(page);
  expect(await results(page)).toBe(live);
});

test("a drag leaves what the server says of its last step", async ({ page }) => {
  await page.goto(`${COMPARE}&demand=75`);
  const said = await results(page);
  await page.goto(COMPARE);
  await goLive(page);
  await drag(page, "demand", [60, 61, 300, 100, 62, 75]);
  await atRest(page);
  expect(await results(page)).toBe(said);
});

test("undo goes back step by step, and reset can be undone", async ({ page }) => {
  await page.goto(`${COMPARE}&asOf=2026-11-20&emissions=50`);
  await goLive(page);
  const first = await results(page);
  const undo = panel(page).getByRole("button", { name: "Undo" });
  await expect(undo).toBeDisabled();
  await field(page, "demand").fill("40");
  await field(page, "demand").press("Enter");
  await expect.poll(() => parameter(page, "demand")).toBe("40");
  await undo.click();
  await expect.poll(() => parameter(page, "demand")).toBeNull();
  await panel(page).getByRole("link", { name: "Reset" }).click();
  await expect.poll(() => parameter(page, "emissions")).toBeNull();
  expect(parameter(page, "asOf")).toBe("2026-11-20");
  await expect(panel(page).locator("[data-custom]")).toHaveCount(0);
  await undo.click();
  await expect(field(page, "emissions")).toHaveValue("50");
  await atRest(page);
  expect(await results(page)).toBe(first);
});

test.describe("by finger", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 800 }, isMobile: true });
  test("a tap on a slider and on a button; the house verdicts stay in sight", async ({ page }) => {
    await page.goto(COMPARE);
    await goLive(page);
    const emissions = slider(page, "emissions");
    await emissions.scrollIntoViewIfNeeded();
    const { width = 0, height = 0 } = (await emissions.boundingBox()) ?? {};
    await emissions.tap({ position: { x: width / 4, y: height / 2 } });
    await expect.poll(() => Number(parameter(page, "emissions"))).toBeGreaterThan(10);
    expect(Number(parameter(page, "emissions"))).toBeLessThan(40);
    for (const name of NAMES) await expect(panel(page).getByRole("link", { name, exact: true })).toBeInViewport();
    await panel(page).getByRole("button", { name: "Undo" }).tap();
    await expect.poll(() => parameter(page, "emissions")).toBeNull();
  });
  test("the tables pass over the verdicts that they explain, and their corners keep to themselves", async ({
    page,
  }) => {
    await page.goto(COMPARE);
    const grids = panel(page).locator(".what-if-grid");
    for (const grid of [grids.first(), grids.last()]) {
      const over = await grid.evaluate((found) => {
        found.scrollIntoView({ behavior: "instant", block: "start" });
        const { top, bottom } = found.getBoundingClientRect();
        return [0.25, 0.5, 0.75].map((share) => {
          const hit = document.elementFromPoint(100, Math.max(1, top + (Math.min(bottom, 300) - top) * share));
          return hit?.closest(".what-if-grid") === found;
        });
      });
      expect(over).toEqual([true, true, true]);
    }
    for (const corner of await panel(page).locator(".what-if-corner").all())
      expect(await corner.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBeLessThanOrEqual(0);
  });
});

const ADDRESSES = [
  COMPARE,
  `${COMPARE}&emissions=37.5&demand=110&price=40&withoutLargestPayer=yes`,
  `${COMPARE}&emissions=0&taperIn=3&operatorCost=2000000&operatorShare=80&costCase=low&reading=peg`,
  "/compare?n=iotex,storj,render,geodnet,filecoin&emissions=50&price=50&weightPaidDemand=80",
  `${COMPARE}&emissions=900&demand=x&taperIn=1.5&costCase=free`,
];

for (const address of ADDRESSES) {
  test(`the server and the browser give the same results for ${address}`, async ({ page, browser, baseURL }) => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`${baseURL}${address}`);
    const served = await results(plain);
    await plain.close();
    await page.goto(address);
    await goLive(page);
    expect(await results(page)).toBe(served);
  });
}

test("leads to each network’s own panel under the same assumptions, and the other way to the PDF", async ({ page }) => {
  await page.goto(`${COMPARE}&emissions=50&demand=80`);
  const own = panel(page).getByRole("link", { name: "Filecoin", exact: true });
  const inRow = panel(page).locator(".what-if-verdicts tbody tr", { hasText: "Filecoin" }).locator("[data-custom]");
  const result = (await inRow.locator(".font-medium").innerText()).trim();
  expect(result).not.toBe("");
  for (const link of await page.getByRole("link", { name: /PDF/ }).all())
    expect(await link.getAttribute("href")).toBe("/compare/report.pdf?n=helium,filecoin,akash&emissions=50&demand=80");
  await own.click();
  await expect(page).toHaveURL(/\/networks\/filecoin\?emissions=50&demand=80#what-if$/);
  await expect(field(page, "demand")).toHaveValue("80");
  await expect(panel(page).locator(".what-if-verdicts [data-custom]")).toContainText(result);
});

test("another choice of networks keeps the assumptions, those made since included", async ({ page }) => {
  await page.goto(`${COMPARE}&emissions=50`);
  await goLive(page);
  await field(page, "demand").fill("80");
  await field(page, "demand").press("Enter");
  await expect.poll(() => parameter(page, "demand")).toBe("80");
  await page.getByRole("checkbox", { name: "Render", exact: true }).check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.getAll("n")).toContain("render");
  expect([parameter(page, "emissions"), parameter(page, "demand")]).toEqual(["50", "80"]);
  expect(new URL(page.url()).searchParams.getAll("emissions")).toHaveLength(1);
  await expect(panel(page).locator(".what-if-verdicts")).toContainText("Render");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the form is sent, and the page keeps the networks and the day", async ({ page }) => {
    await page.goto(`${COMPARE}&asOf=2026-11-20`);
    await expect(slider(page, "emissions")).toBeHidden();
    await field(page, "emissions").fill("50");
    await panel(page).getByRole("button", { name: "Show the result" }).click();
    await expect(page).toHaveURL(/asOf=2026-11-20.*emissions=50.*#what-if$/);
    expect(parameter(page, "n")).toBe("helium,filecoin,akash");
    await expect(field(page, "emissions")).toHaveValue("50");
    await expect(panel(page).locator("[data-custom]").first()).toContainText("custom assumptions");
    await panel(page).getByRole("link", { name: "Reset" }).click();
    await expect(panel(page).locator("[data-custom]")).toHaveCount(0);
    await expect(page).toHaveURL(/n=helium,filecoin,akash&asOf=2026-11-20/);
  });
});

test("numbers as recorded lead on; those under assumptions stand marked", async ({ page, request }) => {
  const recorded = await (await request.get(COMPARE)).text();
  const walk = await walkNumbers(page, COMPARE, recorded);
  expect(walk.orphans).toEqual([]);
  expect([...walk.led.keys()]).toContain("akash/formula/coverage.prudent");
  const asOf = /as of (?:<!-- -->)?(\d{4}-\d{2}-\d{2})/.exec(recorded)?.[1] ?? "";
  expect(await findUnresolved(request, walk.led, shippedLookup(asOf))).toEqual([]);
  const address = `${COMPARE}&emissions=50&operatorCost=2000000&operatorShare=80`;
  const assumed = await (await request.get(address)).text();
  expect((await walkNumbers(page, address, assumed)).orphans).toEqual([]);
  expect(assumed).toContain('<meta name="robots" content="noindex"/>');
});

testOpenPanel(`${COMPARE}&emissions=50&weightEvidence=20`);
