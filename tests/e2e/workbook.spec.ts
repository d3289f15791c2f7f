import { expect, test } from "@playwright/test";
import { readBook } from "../support/recalculate";

/** The workbooks as a reader downloads them. */

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Words of the first sheet. */
const readMe = (bytes: Buffer): string =>
  [...(readBook(new Uint8Array(bytes)).get("Read me")?.values() ?? [])].join("\n");

test("a network's workbook opens under a name that says what it is of", async ({ request }) => {
  const response = await request.get("/networks/helium/workbook.xlsx");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe(TYPE);
  expect(response.headers()["content-disposition"]).toMatch(
    /^attachment; filename="offtake-helium-\d{4}Q\d-as-of-\d{4}-\d\d-\d\d\.xlsx"$/,
  );
  expect(response.headers()["content-security-policy"]).not.toContain("nonce");
  const bytes = await response.body();
  const page = await (await request.get("/networks/helium")).text();
  const fingerprint = /\n([0-9a-f]{16})\n/.exec(readMe(bytes))?.[1] ?? "none";
  expect(page).toContain(fingerprint);
  // The same facts, the same bytes.
  expect((await (await request.get("/networks/helium/workbook.xlsx")).body()).equals(bytes)).toBe(true);
});

test("it follows the day and the definition of the page", async ({ request }) => {
  const past = readMe(await (await request.get("/networks/helium/workbook.xlsx?asOf=2025-11-30")).body());
  expect(past).toContain("2025-11-30: only what was known on or before that day");
  const other = await request.get("/networks/helium/workbook.xlsx?definition=peg");
  expect(readMe(await other.body())).toContain("not the house definition");
  expect(other.headers()["content-disposition"]).toContain("offtake-helium-peg-");
});

test("a comparison has a sheet for each network and one side by side", async ({ request }) => {
  const response = await request.get("/compare/workbook.xlsx?n=helium,filecoin,akash");
  expect(response.headers()["content-type"]).toBe(TYPE);
  const book = readBook(new Uint8Array(await response.body()));
  expect([...book.keys()].slice(0, 5)).toEqual(["Read me", "Comparison", "Helium", "Filecoin", "Akash"]);
});

test("what does not exist says so", async ({ request }) => {
  expect((await request.get("/networks/no-such-network/workbook.xlsx")).status()).toBe(404);
  const adjacent = await request.get("/networks/chainlink/workbook.xlsx");
  expect(adjacent.status()).toBe(404);
  expect(await adjacent.text()).toContain('No network that is assessed is called "chainlink"');
  const lone = await request.get("/compare/workbook.xlsx?n=helium");
  expect(lone.status()).toBe(400);
  expect(await lone.text()).toContain("two to five networks");
});
