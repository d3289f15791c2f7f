import { type APIRequestContext, expect, test } from "@playwright/test";
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

/** What a proxy in front says of the request that it passes on. */
const FORWARDED = {
  host: "offtake.example",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "elsewhere.example",
  "x-forwarded-for": "203.0.113.7",
};
const sitemapOf = async (request: APIRequestContext, base: string, headers: Record<string, string>) =>
  /^Sitemap: (\S+)$/m.exec(await (await request.get(`${base}/robots.txt`, { headers })).text())?.[1];

test("the scheme that a proxy names counts only where the settings name a proxy, its host never", async ({
  request,
  baseURL,
}) => {
  const base = baseURL ?? "";
  expect(await sitemapOf(request, base, FORWARDED)).toBe("http://offtake.example/sitemap.xml");
  await withSecondServer({ TRUSTED_PROXY_HEADER: "X-Real-IP" }, async (trusting) => {
    expect(await sitemapOf(request, trusting, FORWARDED)).toBe("https://offtake.example/sitemap.xml");
    const plain = { host: "offtake.example" };
    expect(await sitemapOf(request, trusting, plain)).toBe("http://offtake.example/sitemap.xml");
    for (const scheme of ["HTTPS", "https, http", "javascript"])
      expect(await sitemapOf(request, trusting, { ...plain, "x-forwarded-proto": scheme }), scheme).toBe(
        "http://offtake.example/sitemap.xml",
      );
  });
  await withSecondServer({ PUBLIC_URL: "https://told.example/" }, async (told) => {
    expect(await sitemapOf(request, told, FORWARDED)).toBe("https://told.example/sitemap.xml");
  });
});

test("files of the build come from memory once they were asked for", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const paths = [...html.matchAll(/"(\/_next\/static\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? "");
  expect(paths.length).toBeGreaterThan(5);
  for (const path of new Set(paths)) {
    const plain = await request.get(path, { headers: { "accept-encoding": "identity" } });
    // Next marks them for who would ask whether they are still the same.
    expect(plain.headers().etag, path).toBeTruthy();
    const marks = async () => (await request.get(path)).headers().etag;
    await expect.poll(marks, path).toBeUndefined();
    const kept = await request.get(path);
    expect(await kept.body(), path).toEqual(await plain.body());
    for (const name of ["content-type", "cache-control", "x-content-type-options"])
      expect(kept.headers()[name], `${path} ${name}`).toBe(plain.headers()[name]);
    expect(kept.headers()["content-encoding"], path).toBe("gzip");
    expect(kept.headers()["x-request-id"], path).toBeTruthy();
  }
});
