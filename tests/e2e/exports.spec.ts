import { expect, test } from "@playwright/test";

/** What a file's reply says it is, by the end of its path. */
const TYPES: [RegExp, RegExp][] = [
  [/\.pdf$/, /^application\/pdf$/],
  [/\.zip$/, /^application\/zip$/],
  [/\.csv$/, /^text\/csv/],
  [/\.xlsx$/, /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/],
  [/^\/api\/v1\/|\.json$/, /^application\/json/],
  [/^\/(api|verify|embed)$/, /^text\/html/],
];

for (const path of [
  "/networks/helium",
  "/networks/helium?emissions=50",
  "/networks/bittensor",
  "/compare?n=helium,filecoin,akash",
]) {
  test(`every file offered on ${path} is there, and what it says it is`, async ({ page, request }) => {
    await page.goto(path);
    await page.getByText("All files").click();
    const links = await page.locator(".exports a").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) {
      const reply = await request.get(link);
      expect(reply.status(), link).toBe(200);
      const { pathname } = new URL(link);
      const type = TYPES.find(([pattern]) => pattern.test(pathname))?.[1];
      expect(type, link).toBeDefined();
      expect(reply.headers()["content-type"], link).toMatch(type ?? /^$/);
      expect((await reply.body()).length, link).toBeGreaterThan(200);
    }
  });
}
