import { expect, type Page, test } from "@playwright/test";
import fc from "fast-check";
import { formatCoverage, formatUsd } from "@/lib/format";
import { numberView } from "@/lib/views/number-view";
import { readTable } from "../support/csv";
import {
  type ApiDocument,
  ask,
  HOSTILE,
  hostileText,
  plainQuestion,
  type Question,
  readsOf,
  sampled,
  validValues,
  withValue,
} from "./api-walk";
import { withSecondServer } from "./second-server";

/** The read API as a client meets it, driven by its own document. */

const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;
const API = "/api/v1";

let document: ApiDocument;
let base: string;
let slugs: string[];

test.beforeAll(async ({ baseURL }) => {
  base = baseURL ?? "";
  document = await (await fetch(`${base}${API}/openapi.json`)).json();
  const { data } = await (await fetch(`${base}${API}/networks?limit=1000`)).json();
  slugs = data.map(({ slug }: { slug: string }) => slug);
});

const json = async (path: string) => (await fetch(`${base}${API}${path}`)).json();

/** The same operation as a file parses and loads by the same rules: in a short run the plain question is enough. */
const isWalked = (path: string): boolean => IS_LONG || !path.endsWith(".csv");

test.describe("every operation of the document", () => {
  // Hundreds of requests each, on a machine that may be busy.
  test.describe.configure({ timeout: 600_000 });

  test("answers what the document says it takes, with what it says it gives", async () => {
    expect(readsOf(document).length).toBeGreaterThanOrEqual(16);
    let place = 0;
    for (const [path, operation] of readsOf(document)) {
      const plain = plainQuestion(path, operation);
      expect(await ask(base, document, plain), path).toBe(200);
      if (!isWalked(path)) continue;
      for (const parameter of operation.parameters) {
        // A name that the document shows belongs to some network, and maybe not to this one.
        const isName = ["definition", "reading", "series", "id", "kind"].includes(parameter.name);
        const asked = validValues(parameter).map((value) => ask(base, document, withValue(plain, parameter, value)));
        const statuses = await Promise.all(asked);
        if (!isName) expect(statuses, `${path} ${parameter.name}`).toEqual(statuses.map(() => 200));
      }
      if (!path.includes("{slug}")) continue;
      const slug = { name: "slug", in: "path" } as const;
      const asked = sampled(slugs, place++, /series|observations|trace/.test(path) ? 6 : slugs.length);
      const statuses = await Promise.all(asked.map((value) => ask(base, document, withValue(plain, slug, value))));
      // What is never assessed has no verdict, and not every network has the number of the example.
      expect(
        [...new Set(statuses)].filter((status) => ![200, 404].includes(status)),
        path,
      ).toEqual([]);
      expect(statuses.filter((status) => status === 200).length, path).toBeGreaterThan(asked.length / 2);
    }
  });

  test("refuses hostile values, one at a time, without breaking", async () => {
    let place = 0;
    for (const [path, operation] of readsOf(document)) {
      if (!isWalked(path)) continue;
      const plain = plainQuestion(path, operation);
      for (const parameter of operation.parameters) {
        // Nothing in a path is another path.
        const values = sampled(HOSTILE, place++, 12).filter((value) => parameter.in === "query" || value !== "");
        await Promise.all(values.map((value) => ask(base, document, withValue(plain, parameter, value))));
        if (parameter.in !== "query") continue;
        const twice: Question = { ...plain, query: [...plain.query, [parameter.name, "1"], [parameter.name, "2"]] };
        expect(await ask(base, document, twice), `${path}: ${parameter.name} twice`).toBe(400);
      }
      // Not __proto__: Next drops it from the address before anyone sees it.
      for (const name of ["constructor", "toString", "nothing", "", "\0"]) {
        const unknown: Question = { ...plain, query: [...plain.query, [name, "1"]] };
        expect(await ask(base, document, unknown), `${path}: ${JSON.stringify(name)}`).toBe(400);
      }
    }
  });

  test("refuses any mixture of hostile values without breaking", async () => {
    const entries = readsOf(document).map(([path, operation]) => plainQuestion(path, operation));
    const question = fc
      .constantFrom(...entries)
      .chain((plain) =>
        fc
          .array(
            fc.tuple(
              fc.oneof(
                { weight: 9, arbitrary: fc.constantFrom(...plain.operation.parameters.map(({ name }) => name), "x") },
                { weight: 1, arbitrary: fc.string() },
              ),
              hostileText,
            ),
            { minLength: 1, maxLength: 4 },
          )
          .map((pairs) => ({ ...plain, query: [...plain.query, ...pairs] })),
      );
    await fc.assert(
      fc.asyncProperty(question, async (one) => {
        await ask(base, document, one);
      }),
      { numRuns: IS_LONG ? 5000 : 150, ...(IS_LONG ? {} : { seed: 20261120 }) },
    );
  });
});

test("assumptions, a quarter and a past day together keep the house verdict beside them", async () => {
  const { house } = (await json("/networks/helium/assessment")).data;
  const { data } = await json("/networks/helium/assessment?emissions=0&demand=150&definition=peg");
  expect(data.house).toEqual(house);
  expect(data.selected.definition).toMatchObject({ id: "peg", isHouse: false });
  expect(data.assumed).toMatchObject({
    isCustom: true,
    definition: { id: "peg" },
    prudentCoverage: { value: "Infinity" },
  });
  const past = await json("/networks/helium/assessment?quarter=2025Q4&asOf=2026-06-30&price=50");
  expect(past.meta.asOf).toBe("2026-06-30");
  expect(past.data.house.quarter).toBe("2025Q4");
  expect(past.data.selected).toBeNull();
  const late = await fetch(`${base}${API}/networks/helium/assessment?quarter=9999Q4`);
  expect([late.status, (await late.json()).detail]).toEqual([
    400,
    expect.stringMatching(/a quarter of the record, \d{4}Q\d to/),
  ]);
});

test("a past day shows only what was known then", async () => {
  const { meta, data } = await json("/networks/helium/observations?asOf=2026-03-31&limit=1000");
  expect(meta.asOf).toBe("2026-03-31");
  expect(data.length).toBeGreaterThan(0);
  expect(data.filter(({ knownOn }: { knownOn: string }) => knownOn > "2026-03-31")).toEqual([]);
  expect((await json("/networks/helium/observations?asOf=2001-01-01")).data).toEqual([]);
});

test("pages of a list hold every row once, and a cursor only what it was given for", async () => {
  const all = await json("/networks/helium/observations?limit=1000");
  const ids: string[] = [];
  let address: string | null = `${API}/networks/helium/observations?limit=100`;
  let cursor = "";
  while (address) {
    const response = await fetch(`${base}${address}`);
    const reply: { data: { id: string }[]; page: { next: string | null; cursor: string | null } } =
      await response.json();
    ids.push(...reply.data.map(({ id }) => id));
    cursor = reply.page.cursor ?? cursor;
    address = reply.page.next;
    expect(response.headers.get("link")).toBe(address && `<${address}>; rel="next"`);
  }
  expect(ids).toEqual(all.data.map(({ id }: { id: string }) => id));
  expect(ids.length).toBe(all.page.total);
  for (const query of [`metric=revenue&cursor=${cursor}`, "cursor=AAAA", `cursor=${cursor.slice(0, -2)}`]) {
    const response = await fetch(`${base}${API}/networks/helium/observations?${query}`);
    expect([response.status, (await response.json()).parameter], query).toEqual([400, "cursor"]);
  }
});

test("a file holds the rows of the reply", async () => {
  for (const path of ["/networks", "/conflicts", "/changes", "/networks/helium/observations"]) {
    const { data } = await json(`${path}?limit=20`);
    const bySuffix = await (await fetch(`${base}${API}${path}.csv?limit=20`)).text();
    const byHeader = await fetch(`${base}${API}${path}?limit=20`, { headers: { accept: "text/csv" } });
    expect(byHeader.headers.get("content-type")).toMatch(/^text\/csv/);
    expect(await byHeader.text(), path).toBe(bySuffix);
    const first = (row: Record<string, string>) =>
      row.slug ?? (path === "/networks/helium/observations" ? row.id : row.network);
    // Cells may hold line ends, but a row begins with its name.
    const heads = data.map((row: Record<string, string>) => `\r\n${first(row)},`);
    let from = 0;
    for (const head of heads) {
      from = bySuffix.indexOf(head, from) + 1;
      expect(from, `${path} ${head}`).toBeGreaterThan(0);
    }
  }
});

test("the file of a comparison has a row for each network, and its assumptions beside the house verdict", async () => {
  const rows = readTable(await (await fetch(`${base}${API}/compare.csv?n=helium,akash&demand=150`)).text());
  const { data } = await json("/compare?n=helium,akash&demand=150");
  expect(rows.map(({ slug, verdict }) => [slug, verdict])).toEqual(
    data.networks.map(({ house }: { house: { slug: string; assessment: { verdict: string } } }) => [
      house.slug,
      house.assessment.verdict,
    ]),
  );
  expect(rows.map((row) => row["assumed.verdict"])).toEqual(
    data.networks.map(({ assumed }: { assumed: { verdict: string } }) => assumed.verdict),
  );
  const [plain] = readTable(await (await fetch(`${base}${API}/compare.csv?n=helium,akash`)).text());
  expect(plain?.["assumed.verdict"]).toBe("");
});

test("a reply says when it is the same, which methods there are, and that anyone may read", async () => {
  const address = `${base}${API}/networks/helium`;
  const response = await fetch(address);
  const body = await response.text();
  const etag = response.headers.get("etag") ?? "";
  const again = await fetch(address, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  const head = await fetch(address, { method: "HEAD" });
  expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
  expect(JSON.parse(body).meta.disclaimer).toContain("not investment advice");
  const options = await fetch(address, { method: "OPTIONS" });
  expect([options.status, options.headers.get("access-control-allow-methods")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  for (const path of ["/networks", "/networks/helium", "/revision", "/nothing"]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const refused = await fetch(`${base}${API}${path}`, { method, body: "{}" });
      expect([refused.status, refused.headers.get("content-type")]).toEqual([
        path === "/nothing" ? 404 : 405,
        "application/problem+json",
      ]);
      if (path !== "/nothing") expect(refused.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    }
  }
  for (const path of [
    "",
    "/nothing",
    "/networks/helium/nothing",
    "/networks/%E0%A4%A",
    "/networks.xml",
    "/networks/no-such",
  ]) {
    const missing = await fetch(`${base}${API}${path}`);
    expect([missing.status, missing.headers.get("content-type")], path).toEqual([404, "application/problem+json"]);
  }
  for (const one of [response, again, options]) {
    expect(one.headers.get("access-control-allow-origin")).toBe("*");
    expect(one.headers.get("x-content-type-options")).toBe("nosniff");
    expect(one.headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
  }
});

test("one allowance counts for all operations, and the site's own questions take nothing from it", async () => {
  const settings = { API_REQUESTS_PER_MINUTE: "3", TRUSTED_PROXY_HEADER: "X-Forwarded-For" };
  await withSecondServer(settings, async (second) => {
    const from = (client: string, path: string) =>
      fetch(`${second}${API}${path}`, {
        headers: { "x-forwarded-for": `6.6.6.6, ${client}`, "x-offtake-socket": "7.7.7.7" },
      });
    for (const [index, path] of ["/networks/helium", "/compare?n=helium,akash", "/openapi.json"].entries()) {
      const response = await from("10.0.0.1", path);
      expect([response.status, response.headers.get("ratelimit-remaining")], path).toEqual([200, String(2 - index)]);
    }
    const refused = await from("10.0.0.1", "/networks/helium");
    expect([refused.status, refused.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ status: 429, detail: expect.stringContaining("3 requests a minute") });
    expect((await from("10.0.0.2", "/networks/helium")).status).toBe(200);
    for (const path of ["/revision", "/networks/helium/trace/formula/verdict"])
      expect([(await from("10.0.0.1", path)).status, path]).toEqual([200, path]);
  });
});

/** Words of a page as a reader without JavaScript has them. */
const wordsOf = async (page: Page, path: string): Promise<string> => {
  await page.goto(path);
  return (await page.locator("main").textContent()) ?? "";
};

interface Quantity {
  value: number | "Infinity" | null;
  low: number | "Infinity";
  high: number | "Infinity";
}

const printed = ({ value, low, high }: Quantity, format: (number: number) => string): string =>
  numberView({ value: value === null ? null : Number(value), low: Number(low), high: Number(high) }, format).text;

test.describe("beside the pages", () => {
  test.use({ javaScriptEnabled: false });

  for (const slug of ["helium", "filecoin", "akash", "render"]) {
    test(`the numbers of ${slug} are those of its page`, async ({ page }) => {
      const { house } = (await json(`/networks/${slug}/assessment`)).data;
      const words = await wordsOf(page, `/networks/${slug}`);
      expect(words).toContain(house.sentence);
      expect(words).toContain(house.fingerprint);
      expect(words).toContain(printed(house.prudentCoverage, formatCoverage));
      expect(words).toContain(printed(house.demandHalfYearUsd, formatUsd));
      expect(words).toContain(printed(house.subsidyHalfYearUsd, formatUsd));
      const { assumed } = (await json(`/networks/${slug}/assessment?emissions=50&demand=150`)).data;
      const custom = await wordsOf(page, `/networks/${slug}?emissions=50&demand=150`);
      expect(custom).toContain(printed(assumed.prudentCoverage, formatCoverage));
      expect(custom).toContain(printed(assumed.prudentSubsidyUsd, formatUsd));
    });
  }

  test("the reference shows every operation, and its links run", async ({ page }) => {
    await page.goto("/api");
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    for (const { operationId } of operations)
      if (!operationId.endsWith("Csv")) await expect(page.locator(`article#${operationId}`)).toHaveCount(1);
    const links = await page
      .locator(`a[href^="${API}"]`)
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links.length).toBeGreaterThan(20);
    for (const link of new Set(links)) expect((await fetch(`${base}${link}`)).status, link ?? "").toBe(200);
    const lost = await page
      .locator('main a[href^="#"]')
      .evaluateAll((all) =>
        all
          .map((link) => link.getAttribute("href")?.slice(1) ?? "")
          .filter((id) => !window.document.getElementById(id)),
      );
    expect(lost).toEqual([]);
    await page.goto("/");
    await expect(page.getByRole("contentinfo").getByRole("link", { name: "API" })).toHaveAttribute("href", "/api");
  });
});
