import { expect, type Page, test } from "@playwright/test";
import { FRAME } from "@/lib/card";
import { violations } from "./axe";
import { foreignPage } from "./foreign-page";

/** What travels: the card in a frame, the badge as a picture, in pages of other sites. */

/** Whatever the record says that day: a class, or none. */
const HEADLINE = /(Demand|Subsidy)-(led|leaning)|no verdict to show/;

function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  return complaints;
}

/** Slugs of all cards, by what they show. */
async function cards(page: Page): Promise<{ slug: string; state: string }[]> {
  await page.goto("/embed");
  return page
    .locator("[data-card]")
    .evaluateAll((items) => items.map((item) => ({ slug: item.id, state: item.getAttribute("data-card") ?? "" })));
}

test("the page about them shows every record, each with its state and what to paste", async ({ page, baseURL }) => {
  const complaints = watch(page);
  const all = await cards(page);
  expect(all.length).toBeGreaterThanOrEqual(20);
  expect(new Set(all.map(({ state }) => state))).toContain("withheld");
  const helium = page.locator("#helium");
  await helium.getByText("Embed this verdict: Helium").click();
  await expect(helium.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(/^Helium: /);
  await expect(helium.locator("pre").first()).toContainText(`<iframe src="${baseURL}/embed/helium" title=`);
  await expect(helium.locator("pre").last()).toContainText(`](${baseURL}/networks/helium)`);
  await expect(page.locator("#mcp pre")).toHaveText(`${baseURL}/api/mcp`);
  expect(complaints).toEqual([]);
});

test("everything that is to be pasted works as pasted", async ({ page }) => {
  await page.goto("/embed");
  const pasted = (await page.locator("#filecoin pre").allTextContents()).slice(0, 2);
  const site = await foreignPage(pasted.join("\n"));
  try {
    const complaints = watch(page);
    await page.goto(site.address);
    await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
    await expect
      .poll(() => page.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(200);
    expect(complaints).toEqual([]);
  } finally {
    await site.close();
  }
});

test("in another site's page the card is drawn, and every other page refuses the frame", async ({ page, baseURL }) => {
  const framed = ["/embed/filecoin", "/embed/no-such-network", "/networks/filecoin", "/embed", "/"];
  const site = await foreignPage(
    framed.map((path) => `<iframe name="${path}" src="${baseURL}${path}"></iframe>`).join(""),
  );
  try {
    const complaints = watch(page);
    await page.goto(site.address);
    const card = page.frameLocator('iframe[name="/embed/filecoin"]');
    await expect(card.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
    await expect(card.locator("main")).toHaveCSS("border-top-style", "solid");
    await expect(
      page.frameLocator('iframe[name="/embed/no-such-network"]').getByRole("heading", { level: 1 }),
    ).toHaveText("No such network");
    for (const path of ["/networks/filecoin", "/embed", "/"])
      await expect.poll(() => page.frame(path)?.url()).toMatch(/^chrome-error:/);
    await expect.poll(() => complaints.filter((text) => text.includes("frame-ancestors 'none'")).length).toBe(3);
  } finally {
    await site.close();
  }
});

test("the card also stands in a sandbox that allows nothing", async ({ page, baseURL }) => {
  const site = await foreignPage(
    `<iframe sandbox src="${baseURL}/embed/filecoin" width="480" height="${FRAME.height}"></iframe>`,
  );
  try {
    await page.goto(site.address);
    const card = page.frameLocator("iframe");
    await expect(card.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
    await expect(card.locator("main")).toHaveCSS("border-top-style", "solid");
  } finally {
    await site.close();
  }
});

test("a card carries no script and leads to the current page", async ({ page, request }) => {
  const html = await (await request.get("/embed/filecoin?asOf=2026-08-31")).text();
  expect(html).not.toMatch(/<script|<link rel="(?!icon)/);
  await page.goto("/embed/filecoin?asOf=2026-08-31");
  await expect(page.getByText("2026-08-31")).toBeVisible();
  await expect(page.getByRole("link")).toHaveAttribute("href", "/networks/filecoin");
});

test("a day beyond the facts does not keep a card young, nor does another definition get in", async ({ request }) => {
  const plain = await (await request.get("/embed/filecoin")).text();
  expect(await (await request.get("/embed/filecoin?asOf=2099-01-01")).text()).toBe(plain);
  expect(await (await request.get("/embed/filecoin?definition=penalties-in&asOf=nonsense")).text()).toBe(plain);
});

for (const theme of ["light", "dark"] as const) {
  test(`no card does anything against WCAG, ${theme}`, async ({ browser }) => {
    const context = await browser.newContext({
      bypassCSP: true,
      colorScheme: theme,
      viewport: { width: FRAME.width, height: FRAME.height },
    });
    const page = await context.newPage();
    for (const path of ["filecoin", "helium", "akash", "chainlink", "no-such-network"]) {
      await page.goto(`/embed/${path}`);
      expect(await violations(page), path).toEqual([]);
    }
    await page.goto("/embed");
    expect(await violations(page), "/embed").toEqual([]);
    await context.close();
  });

  test(`?theme=${theme} wins over the reader's system`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: theme === "light" ? "dark" : "light" });
    const page = await context.newPage();
    const ground = { light: "rgb(255, 255, 255)", dark: "rgb(25, 28, 31)" };
    const other = theme === "light" ? "dark" : "light";
    // Grey is another ground in either theme; the letters tell the theme as well.
    const ink = { light: "rgb(26, 28, 30)", dark: "rgb(235, 233, 228)" };
    await page.goto("/embed/filecoin");
    await expect(page.locator("html")).toHaveCSS("color", ink[other]);
    await expect(page.locator("html")).toHaveCSS("background-color", ground[other]);
    await page.goto(`/embed/filecoin?theme=${theme}`);
    await expect(page.locator("html")).toHaveCSS("color", ink[theme]);
    await context.close();
  });
}

test("every card fits its frame, and no width from 280 to 600 px scrolls sideways", async ({ page }) => {
  for (const { slug } of await cards(page)) {
    await page.setViewportSize({ width: FRAME.width, height: 100 });
    await page.goto(`/embed/${slug}`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height, slug).toBeLessThanOrEqual(FRAME.height);
    for (const width of [280, 360, 600]) {
      await page.setViewportSize({ width, height: 400 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${slug} at ${width}`).toBe(width);
    }
  }
});

test("every badge is well-formed, keeps its words inside and legible in whatever sans is there", async ({
  page,
  request,
}) => {
  const all = [...(await cards(page)).map(({ slug }) => slug), "no-such-network"];
  for (const slug of all) {
    const response = await request.get(`/badge/${slug}.svg`);
    expect(response.headers()["content-type"]).toBe("image/svg+xml; charset=utf-8");
    const drawn = await page.evaluate(
      (text) => {
        const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
        const svg = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
        document.body.append(svg);
        const lines = [...svg.querySelectorAll("text")].map((line) => {
          const box = line.getBBox();
          const set = line.textLength.baseVal.value;
          line.removeAttribute("textLength");
          return { right: box.x + box.width, set, natural: line.getComputedTextLength() };
        });
        const width = svg.viewBox.baseVal.width;
        svg.remove();
        return { isFaulty: parsed.querySelector("parsererror") !== null, width, lines };
      },
      await response.text(),
    );
    expect(drawn.isFaulty, slug).toBe(false);
    expect(drawn.lines.length, slug).toBeGreaterThanOrEqual(3);
    for (const { right, set, natural } of drawn.lines) {
      expect(right, slug).toBeLessThanOrEqual(drawn.width - 10);
      // Squeezed or stretched by more than a quarter, letters stop looking like themselves.
      expect(set / natural, slug).toBeGreaterThan(0.75);
      expect(set / natural, slug).toBeLessThan(1.25);
    }
  }
});

test("what does not exist is a picture that says so, with its status", async ({ page, request, baseURL }) => {
  for (const path of ["/badge/no-such-network.svg", "/badge/helium", "/badge/helium.png", "/badge/..%2fhelium.svg"]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).toContain("No such network");
  }
  expect((await request.get("/embed/no-such-network")).status()).toBe(404);
  await page.setContent(`<img src="${baseURL}/badge/no-such-network.svg" alt="none">`);
  await expect
    .poll(() => page.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100);
});

test("neither is sent twice to who holds it", async ({ request }) => {
  for (const path of ["/badge/filecoin.svg", "/embed/filecoin"]) {
    const first = await request.get(path);
    const { etag = "", "cache-control": cache } = first.headers();
    expect(cache).toBe("public, max-age=300");
    const again = await request.get(path, { headers: { "if-none-match": etag } });
    expect(again.status(), path).toBe(304);
    expect(first.headers()["x-frame-options"]).toBeUndefined();
  }
});
