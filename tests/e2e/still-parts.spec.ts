import { expect, type Page, test } from "@playwright/test";
import { openAlive } from "./alive";

/** Parts that are text are sent once, in their places, and are there again whichever way the reader comes back. */

const rows = (page: Page) => page.locator("tbody tr[data-network]").allTextContents();
const drawings = (page: Page) => page.locator("[data-chart-still] [data-point]").count();

test("a page is sent with every text once, its data with the texts that the page has not", async ({ request }) => {
  for (const path of ["/", "/networks/helium"]) {
    const html = await (await request.get(path)).text();
    const title = /<title>(C\*|Coverage)[^<]{20,}/.exec(html)?.[0] ?? "";
    expect(title, path).not.toBe("");
    const inside = title.slice("<title>".length);
    const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text).join("");
    expect(scripts, path).not.toContain(inside);
    const data = await (await request.get(path, { headers: { RSC: "1" } })).text();
    expect(data, path).toContain(inside);
  }
});

test("the board is whole again for a reader who goes on and comes back", async ({ page }) => {
  await openAlive(page, "/");
  const before = await rows(page);
  expect(before.length).toBeGreaterThan(10);
  await page.getByRole("rowheader").getByRole("link", { name: "Helium" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Helium");
  expect(await drawings(page)).toBeGreaterThan(0);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Do paying customers");
  expect(await rows(page)).toEqual(before);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Helium");
  expect(await drawings(page)).toBeGreaterThan(0);
});

test("a network’s page is whole again for a reader who goes on and comes back", async ({ page }) => {
  await openAlive(page, "/networks/helium");
  const before = await page.getByRole("main").innerText();
  const drawn = await drawings(page);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Scoreboard" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Do paying customers");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Helium");
  expect(await page.getByRole("main").innerText()).toBe(before);
  expect(await drawings(page)).toBe(drawn);
});

test("what was loaded is there again for a reader who goes back from another choice", async ({ page }) => {
  for (const path of ["/", "/networks/helium"]) {
    await openAlive(page, path);
    const before = await page.getByRole("main").innerText();
    const drawn = await drawings(page);
    for (const round of [1, 2]) {
      await chooseFirst(page, path);
      await expect.poll(() => page.getByRole("main").innerText(), path).not.toBe(before);
      await page.goBack();
      await expect.poll(() => page.getByRole("main").innerText(), `${path} ${round}`).toBe(before);
      expect(await drawings(page), path).toBe(drawn);
    }
  }
});

/** Follows a link that shows the same page otherwise, by the keyboard; gives what it says besides counts. */
async function chooseFirst(page: Page, path: string): Promise<string> {
  const link = page.locator('a[data-soft="stay"]:not([aria-current])').first();
  const words = ((await link.textContent()) ?? "").replaceAll(/[\d\s]+/g, " ").trim();
  const before = page.url();
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page, path).not.toHaveURL(before);
  return words;
}

test("who chooses by the keyboard stays at the choice when the page shows something else", async ({ page }) => {
  for (const path of ["/", "/changes", "/claims", "/conflicts", "/data"]) {
    await openAlive(page, path);
    const words = await chooseFirst(page, path);
    await expect(page.locator('a[data-soft="stay"][aria-current="true"]', { hasText: words }), path).toBeFocused();
  }
  await openAlive(page, "/");
  const head = page.getByRole("columnheader", { name: "Network" });
  await head.getByRole("link").focus();
  for (const order of ["ascending", "descending"]) {
    await page.keyboard.press("Enter");
    await expect(head).toHaveAttribute("aria-sort", order);
    await expect(head.getByRole("link")).toBeFocused();
  }
});

test("details that a reader opened stay open under another definition, and closed ones closed", async ({ page }) => {
  await openAlive(page, "/networks/helium");
  // Several are called the same.
  const details = page.locator("#main section details");
  const words = await details.evaluateAll((all) => all.map((one) => one.querySelector("summary")?.textContent ?? ""));
  const twice = words.findIndex((word, index) => words.indexOf(word) !== index);
  expect(twice).toBeGreaterThan(0);
  const opened = [words.indexOf(words[twice] ?? ""), words.length - 1];
  await details.evaluateAll((all: HTMLDetailsElement[], open) => {
    for (const [index, one] of all.entries()) one.open = open.includes(index);
  }, opened);
  await page.getByLabel("As known on").fill("2026-03");
  await chooseFirst(page, "/networks/helium");
  await expect(page.getByText("Shown under the definition")).toBeVisible();
  const isOpen = await details.evaluateAll((all: HTMLDetailsElement[]) => all.map(({ open }) => open));
  const nowWords = await details.evaluateAll((all) =>
    all.map((one) => one.querySelector("summary")?.textContent ?? ""),
  );
  expect(isOpen[nowWords.indexOf(words[twice] ?? "")]).toBe(true);
  expect(isOpen[nowWords.indexOf(words[twice] ?? "", nowWords.indexOf(words[twice] ?? "") + 1)]).toBe(false);
  await expect(page.getByLabel("As known on")).toHaveValue("2026-03");
});

test("what is ticked on the board stays so when its rows come anew, and is counted on", async ({ page }) => {
  await openAlive(page, "/");
  const box = page.getByRole("checkbox", { name: "Compare Render" });
  await box.check();
  await expect(page.locator("[data-ticked]")).toHaveText("4 ticked");
  // As when newer data write the same rows: other boxes, with the ticks that the page began with.
  await page.locator("tbody").evaluate((body) => {
    body.innerHTML = String(body.innerHTML);
  });
  await expect(box).toBeChecked();
  await expect(page.locator("[data-ticked]")).toHaveText("4 ticked");
  await page.getByRole("checkbox", { name: "Compare XNET" }).check();
  await expect(page.locator("[data-ticked]")).toHaveText("5 ticked");
});

test("nothing is lost where a browser’s extension has changed the page before its scripts ran", async ({ page }) => {
  await page.route("**/", async (route) => {
    const reply = await route.fetch();
    const html = await reply.text();
    await route.fulfill({ response: reply, body: html.replace(/(<nav aria-label="Pages"[^>]*>)/, "$1<i>added</i>") });
  });
  await openAlive(page, "/");
  // React has drawn the page anew.
  await expect(page.getByText("added")).toHaveCount(0);
  expect((await rows(page)).length).toBeGreaterThan(10);
});
