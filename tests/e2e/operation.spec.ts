import { expect, test } from "@playwright/test";
import { withSecondServer } from "./second-server";

/** What whoever runs the site asks of it, and what readers see of that. */

test("every reply carries an id of its own and the time that it took", async ({ request }) => {
  const ids = new Set<string>();
  for (const path of ["/", "/healthz", "/api/v1/networks", "/no-such-page", "/fonts/OfftakeSans-Regular.woff2"]) {
    const headers = (await request.get(path, { headers: { "x-request-id": "claimed-by-a-reader" } })).headers();
    expect(headers["x-request-id"], path).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["server-timing"], path).toMatch(/^total;dur=\d+(\.\d)?$/);
    ids.add(headers["x-request-id"] ?? "");
  }
  expect(ids.size).toBe(5);
});

test("the server says whether it is ready, and the footer the same version, build and revision", async ({
  page,
  request,
}) => {
  const response = await request.get("/readyz");
  expect(response.status()).toBe(200);
  const { status, version, build, revision } = await response.json();
  expect(status).toBe("ready");
  await page.goto("/");
  const footer = page.getByRole("contentinfo");
  await expect(footer).toContainText(`version ${version}`);
  await expect(footer).toContainText(`build ${build}`);
  await expect(footer).toContainText(`facts revision ${revision}`);
});

test("metrics do not exist unless they are turned on", async ({ request }) => {
  expect((await request.get("/metrics")).status()).toBe(404);
});

test("a name that is not its own gets 421, whatever is asked", async ({ playwright }) => {
  await withSecondServer({ ALLOWED_HOSTS: "offtake.example" }, async (base) => {
    const asked = await playwright.request.newContext();
    for (const path of ["/", "/networks/helium", "/api/v1/networks", "/networks/helium/report.pdf"]) {
      const refused = await asked.get(`${base}${path}`);
      expect(refused.status(), path).toBe(421);
      expect(await refused.text()).toContain("does not answer by that name");
      const answered = await asked.get(`${base}${path}`, { headers: { host: "offtake.example" } });
      expect(answered.status(), path).toBe(200);
    }
    expect((await asked.get(`${base}/healthz`)).status()).toBe(200);
    await asked.dispose();
  });
});

test("only a proxy that was named may say how the site is reached", async ({ playwright }) => {
  const claimed = { "x-forwarded-proto": "https", "x-forwarded-host": "elsewhere.example" };
  const asked = await playwright.request.newContext({ extraHTTPHeaders: claimed });
  const addressesOf = async (base: string): Promise<string> => (await asked.get(`${base}/embed`)).text();
  await withSecondServer({}, async (base) => {
    const html = await addressesOf(base);
    expect(html).toContain(`${base}/embed/`);
    expect(html).not.toContain("elsewhere.example");
    expect(html).not.toContain(base.replace("http:", "https:"));
  });
  await withSecondServer({ TRUSTED_PROXY_HEADER: "X-Forwarded-For" }, async (base) => {
    expect(await addressesOf(base)).toContain(`${base.replace("http:", "https:")}/embed/`);
  });
  await asked.dispose();
});
