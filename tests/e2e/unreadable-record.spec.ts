import { expect, test } from "@playwright/test";
import { foreignPage } from "./foreign-page";
import { call } from "./mcp-client";
import { type SecondServer, startUnreadable } from "./second-server";

/** When the database does not answer, neither other sites' pages nor programs get something broken. */

// One after the other: they share the server.
test.describe.configure({ mode: "default" });
let server: SecondServer;

test.beforeAll(async () => {
  server = await startUnreadable();
});
test.afterAll(() => server.close());

test("card and badge say that there is no answer, and are not kept", async ({ page, request }) => {
  const { address } = server;
  for (const path of ["/badge/helium.svg", "/embed/helium"]) {
    const response = await request.get(`${address}${path}`);
    expect(response.status(), path).toBe(503);
    expect(response.headers()["cache-control"]).toBe("no-store");
    expect(await response.text()).toContain("No answer at present");
  }
  const site = await foreignPage(
    `<img src="${address}/badge/helium.svg" alt="none"><iframe src="${address}/embed/helium"></iframe>`,
  );
  try {
    await page.goto(site.address);
    await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText("No answer at present");
    await expect
      .poll(() => page.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  } finally {
    await site.close();
  }
});

test("a tool says so in a sentence", async ({ playwright }) => {
  const request = await playwright.request.newContext({ baseURL: server.address });
  const { isError, content } = await call(request, "list_networks");
  expect(isError).toBe(true);
  expect(content).toEqual([
    { type: "text", text: "The database does not answer. Nothing was changed; try again in a moment." },
  ]);
  await request.dispose();
});
