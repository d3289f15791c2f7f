import { expect, test } from "@playwright/test";

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
