import { expect, type Locator, type Page, test } from "@playwright/test";
import { walkNumbers } from "./number-walk";
import { atRest, drag, field, goLive, panel, parameter, results, slider, testOpenPanel } from "./what-if-panel";

/** The panel of assumptions: every control by key and by finger, through the address and back, with scripts and without. */

const HELIUM = "/networks/helium";

/** The short run takes every so many cases of one make. */
const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;
const sampled = <Case>(cases: readonly Case[], every: number): Case[] =>
  cases.filter((_, index) => IS_LONG || index % every === 0);

/** Each control with the keys that move it, and what the address then says. */
const CONTROLS: { name: string; to: (page: Page) => Locator; keys: string[]; says: string | RegExp }[] = [
  { name: "emissions", to: (page) => slider(page, "emissions"), keys: ["Home"], says: "0" },
  { name: "demand", to: (page) => slider(page, "demand"), keys: ["ArrowRight", "ArrowRight"], says: "102" },
  { name: "price", to: (page) => field(page, "price"), keys: ["ArrowDown"], says: "99" },
  { name: "taperIn", to: (page) => field(page, "taperIn"), keys: ["ArrowDown", "ArrowDown"], says: "2" },
  { name: "withoutLargestPayer", to: (page) => field(page, "withoutLargestPayer"), keys: ["Space"], says: "yes" },
  { name: "costCase", to: (page) => field(page, "costCase"), keys: ["ArrowDown"], says: "high" },
  { name: "operatorCost", to: (page) => field(page, "operatorCost"), keys: ["5", "0", "0", "0", "Tab"], says: "5000" },
  { name: "operatorShare", to: (page) => field(page, "operatorShare"), keys: ["8", "0", "Enter"], says: "80" },
  { name: "weightEvidence", to: (page) => field(page, "weightEvidence"), keys: ["ArrowUp"], says: "11" },
  { name: "reading", to: (page) => field(page, "reading"), keys: ["ArrowDown"], says: /^[a-z0-9-]+$/ },
];

type Control = (typeof CONTROLS)[number];

/** Each control at a time in the long run; in the short one all of them on one page, one after the other. */
const WALKS: [string, Control[]][] = IS_LONG
  ? CONTROLS.map((control) => [control.name, [control]])
  : [["every control", CONTROLS]];

for (const [what, controls] of WALKS) {
  test(`${what} moves by key, and its address gives it back`, async ({ page }) => {
    await page.goto(HELIUM);
    await goLive(page);
    const house = await panel(page).locator(".what-if-verdicts > div").first().innerText();
    for (const { name, to, keys, says } of controls) {
      if (name.startsWith("weight")) await panel(page).locator("summary").press("Enter");
      await to(page).focus();
      for (const key of keys) await page.keyboard.press(key);
      await expect.poll(() => parameter(page, name)).toMatch(says);
      await expect(panel(page).locator("[data-what-if]")).toContainText("custom assumptions, not the house verdict");
    }
    await atRest(page);
    expect(await panel(page).locator(".what-if-verdicts > div").first().innerText()).toBe(house);
    const live = await results(page);
    await page.reload();
    expect(await results(page)).toBe(live);
    await goLive(page);
    expect(await results(page)).toBe(live);
  });
}

test.describe("by finger", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 800 }, isMobile: true });
  test("a tap on a slider, a box and a button", async ({ page }) => {
    await page.goto(HELIUM);
    await goLive(page);
    const emissions = slider(page, "emissions");
    await emissions.scrollIntoViewIfNeeded();
    const { width = 0, height = 0 } = (await emissions.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(24);
    await emissions.tap({ position: { x: width / 4, y: height / 2 } });
    await expect.poll(() => Number(parameter(page, "emissions"))).toBeGreaterThan(10);
    expect(Number(parameter(page, "emissions"))).toBeLessThan(40);
    await field(page, "withoutLargestPayer").tap();
    await expect.poll(() => parameter(page, "withoutLargestPayer")).toBe("yes");
    await panel(page).getByRole("button", { name: "Undo" }).tap();
    await expect.poll(() => parameter(page, "withoutLargestPayer")).toBeNull();
    await panel(page).getByRole("link", { name: "Reset" }).tap();
    await expect.poll(() => parameter(page, "emissions")).toBeNull();
  });
});

test("undo goes back step by step, also over another definition, and reset can be undone", async ({ page }) => {
  await page.goto(`${HELIUM}?asOf=2026-11-20&emissions=50`);
  await goLive(page);
  const first = await results(page);
  const undo = panel(page).getByRole("button", { name: "Undo" });
  await expect(undo).toBeDisabled();
  await field(page, "price").fill("40");
  await field(page, "price").press("Enter");
  await expect.poll(() => parameter(page, "price")).toBe("40");
  const house = await field(page, "reading").inputValue();
  await field(page, "reading").selectOption({ index: 1 });
  await expect.poll(() => parameter(page, "reading")).not.toBeNull();
  await undo.click();
  await expect.poll(() => parameter(page, "reading")).toBeNull();
  await expect(field(page, "reading")).toHaveValue(house);
  await undo.click();
  await expect.poll(() => parameter(page, "price")).toBeNull();
  await atRest(page);
  expect(await results(page)).toBe(first);
  await panel(page).getByRole("link", { name: "Reset" }).click();
  await expect.poll(() => parameter(page, "emissions")).toBeNull();
  expect(parameter(page, "asOf")).toBe("2026-11-20");
  await undo.click();
  await expect(field(page, "emissions")).toHaveValue("50");
  await expect(slider(page, "emissions")).toHaveValue("50");
  expect(await results(page)).toBe(first);
});

const ADDRESSES = [
  "/networks/helium?emissions=37.5&demand=110&price=40&withoutLargestPayer=yes",
  "/networks/helium",
  "/networks/helium?emissions=0&taperIn=3&operatorCost=2000000&operatorShare=80&costCase=low&reading=peg",
  "/networks/filecoin?emissions=0&demand=300&weightPaidDemand=80&weightEvidence=0",
  "/networks/render?emissions=20&demand=150",
  "/networks/iotex?emissions=50&price=50",
  "/networks/render?emissions=900&demand=x&taperIn=1.5&costCase=free",
];

for (const address of sampled(ADDRESSES, 2)) {
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

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the form is sent, and the page keeps the day", async ({ page }) => {
    await page.goto(`${HELIUM}?asOf=2026-11-20`);
    await expect(slider(page, "emissions")).toBeHidden();
    await field(page, "emissions").fill("50");
    await field(page, "withoutLargestPayer").check();
    await panel(page).getByRole("button", { name: "Show the result" }).click();
    await expect(page).toHaveURL(/asOf=2026-11-20.*emissions=50.*#what-if$/);
    await expect(field(page, "emissions")).toHaveValue("50");
    await expect(field(page, "withoutLargestPayer")).toBeChecked();
    await expect(panel(page).locator("[data-custom]").first()).toContainText("custom assumptions");
    await panel(page).getByRole("link", { name: "Reset" }).click();
    await expect(panel(page).locator("[data-custom]")).toHaveCount(0);
    await expect(page).toHaveURL(/asOf=2026-11-20/);
  });
});

/** Drags over what changes a number only, over what changes the verdict, over the record itself and back to where they began. */
const DRAGS = [
  [60, 61, 62],
  [60, 300, 61, 75],
  [90, 100, 101],
  [40, 100],
  [30, 250, 30],
];

for (const steps of sampled(DRAGS, 2)) {
  test(`a drag over ${steps.join(", ")} % leaves what the server says of its last step`, async ({ page }) => {
    const last = steps.at(-1);
    await page.goto(`${HELIUM}?demand=${last}`);
    const said = await results(page);
    await page.goto(HELIUM);
    await goLive(page);
    await drag(page, "demand", steps);
    await atRest(page);
    expect(await results(page)).toBe(said);
    expect(parameter(page, "demand")).toBeNull();
  });
}

test("verdict and coverage follow each step of a drag, before it rests", async ({ page }) => {
  await page.goto(HELIUM);
  await goLive(page);
  const shown = await panel(page).evaluate(async (section) => {
    const slider = section.querySelector<HTMLInputElement>('[data-what-if-slider="demand"]');
    const texts: string[] = [];
    for (const value of ["50", "51", "150"]) {
      if (!slider) throw new Error("no slider");
      slider.value = value;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const busy = section.querySelector(".what-if-results")?.getAttribute("aria-busy");
      const number = section.querySelector('[data-what-if-readout="coverage"] [data-number]')?.textContent;
      texts.push(`${busy}: ${section.querySelector("[role=status]")?.textContent} ${number}`);
    }
    return texts;
  });
  const expected: string[] = [];
  for (const value of ["50", "51", "150"]) {
    await page.goto(`${HELIUM}?demand=${value}`);
    const status = await panel(page).locator("[role=status]").textContent();
    const number = await panel(page).locator('[data-what-if-readout="coverage"] [data-number]').textContent();
    expected.push(`true: ${status} ${number}`);
  }
  expect(shown).toEqual(expected);
  expect(new Set(shown).size).toBe(3);
});

test("links from the page take the assumptions along, as they are now", async ({ page }) => {
  await page.goto(`${HELIUM}?asOf=2026-11-20&emissions=50&reading=peg`);
  const hero = page.locator("#verdict");
  const query = async (link: Locator) => new URL((await link.getAttribute("href")) ?? "", "http://localhost").search;
  const pdf = hero.getByRole("link", { name: "Verdict as PDF" });
  const compare = hero.getByRole("link", { name: "Compare" });
  expect(await query(pdf)).toBe("?asOf=2026-11-20&emissions=50&reading=peg");
  expect(await query(compare)).toBe("?n=helium,filecoin,akash&asOf=2026-11-20&emissions=50");
  await goLive(page);
  await field(page, "price").fill("40");
  await field(page, "price").press("Enter");
  await expect.poll(() => query(pdf)).toBe("?asOf=2026-11-20&emissions=50&price=40&reading=peg");
  expect(await query(compare)).toBe("?n=helium,filecoin,akash&asOf=2026-11-20&emissions=50&price=40");
  await panel(page).getByRole("link", { name: "Compare under these assumptions" }).click();
  await expect(page).toHaveURL(/\/compare\?n=helium,filecoin,akash&asOf=2026-11-20&emissions=50&price=40#what-if$/);
  await expect(field(page, "price")).toHaveValue("40");
  // The day of the page may be changed without losing them.
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect.poll(() => parameter(page, "price")).toBe("40");
});

test("numbers under assumptions stand marked, all others lead on", async ({ page, request }) => {
  const address = `${HELIUM}?emissions=50&operatorCost=2000000&operatorShare=80`;
  const html = await (await request.get(address)).text();
  const { orphans } = await walkNumbers(page, address, html);
  expect(orphans).toEqual([]);
  expect(html).toContain('<meta name="robots" content="noindex"/>');
});

testOpenPanel(`${HELIUM}?emissions=50&weightEvidence=20`);
