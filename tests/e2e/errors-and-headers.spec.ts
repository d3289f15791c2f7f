import { expect, type Page, test } from "@playwright/test";
import { type SecondServer, startUnreadable } from "./second-server";

/** What surrounds every page: headers, pages for what does not exist and for what broke, health. */

const PAGES = ["/", "/networks/helium", "/compare?n=helium,filecoin,akash", "/method"];
const MISSING = [
  "/no-such-page",
  "/networks/no-such-network",
  "/networks/no-such-network/report.pdf",
  "/networks/%E0%A4%A",
  "/networks/Helium",
];

/** Complaints of the browser: policy violations, hydration faults, files that are not there. */
function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("the server says that it is there", async ({ request }) => {
  const response = await request.get("/healthz");
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", build: expect.stringMatching(/^[0-9a-f]{12}$/) });
  // Longer than proxies keep a connection: else they send into one that is being closed.
  expect(response.headers()["keep-alive"]).toBe("timeout=65");
});

test("every page has a policy with a nonce of its own, on all its scripts", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of [...PAGES, "/no-such-page"]) {
    const response = await request.get(path);
    const policy = response.headers()["content-security-policy"] ?? "";
    const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{22,})' 'strict-dynamic';/.exec(policy)?.[1] ?? "no nonce";
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("style-src 'self';");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(PAGES.length + 1);
});

test("every answer carries the common headers and none that tells the maker", async ({ request }) => {
  const style = /href="(\/_next\/[^"]+\.css[^"]*)"/.exec(await (await request.get("/")).text())?.[1] ?? "";
  for (const path of [
    "/",
    style,
    "/fonts/OfftakeSans-Regular.woff2",
    "/healthz",
    "/no-such-page",
    "/networks/helium/report.pdf",
  ]) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("a PDF keeps a policy that browsers' viewers can live with", async ({ request }) => {
  const response = await request.get("/networks/helium/report.pdf");
  expect(response.headers()["content-security-policy"]).toBe("frame-ancestors 'none'");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "what does not exist" : "what does not exist, with JavaScript off", () => {
    test.use({ javaScriptEnabled });
    for (const path of MISSING) {
      test(path, async ({ page }) => {
        const response = await page.goto(path);
        expect(response?.status()).toBe(404);
        await expect(page.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
        await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
        await expect(page.getByRole("link", { name: "To the scoreboard", exact: true })).toHaveAttribute("href", "/");
      });
    }
  });
}

test("the header that marks an unknown network is the proxy's own: from outside it does nothing", async ({
  request,
}) => {
  expect((await request.get("/", { headers: { "x-offtake-unknown": "1" } })).status()).toBe(200);
});

test.describe("when the database has no tables", () => {
  // One after the other in one process: they share the broken server.
  test.describe.configure({ mode: "default" });
  let server: SecondServer;

  test.beforeAll(async () => {
    server = await startUnreadable();
  });
  test.afterAll(() => server.close());

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? "with JavaScript" : "with JavaScript off", () => {
      test.use({ javaScriptEnabled });
      for (const path of ["/", "/networks/helium", "/networks/helium/report.pdf"]) {
        test(`${path} says so on a whole page`, async ({ page }) => {
          const complaints = watchComplaints(page);
          const response = await page.goto(`${server.address}${path}`);
          expect(response?.status()).toBe(503);
          await expect(page.getByRole("heading", { level: 1, name: "This page could not be drawn" })).toBeVisible();
          await expect(page.getByText("The database does not answer.")).toBeVisible();
          await expect(page.getByRole("link", { name: "Try again" })).toHaveAttribute("href", "");
          if (!path.endsWith(".pdf")) await expect(page.getByText(/^Reference: \S+$/)).toBeVisible();
          // Its style arrived, and the only complaint is the browser's own about the status.
          expect(
            await page.evaluate(() => getComputedStyle(document.querySelector("main") ?? document.body).maxWidth),
          ).not.toBe("none");
          expect(complaints.filter((text) => !text.includes("503 (Service Unavailable)"))).toEqual([]);
        });
      }
    });
  }

  test("the process still says that it is there", async ({ request }) => {
    expect((await request.get(`${server.address}/healthz`)).status()).toBe(200);
  });

  test("a client that asks for no page gets none", async ({ request }) => {
    const response = await request.get(`${server.address}/`, { headers: { accept: "application/json" } });
    expect(response.status()).toBe(500);
    expect(await response.text()).not.toContain("Try again");
  });
});
