import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { expect, test } from "@playwright/test";
import { templateCsv } from "../../lib/import/template";
import { removeFolder } from "../support/remove-folder";
import {
  type ApiDocument,
  askSecured,
  HOSTILE,
  type Method,
  plainQuestion,
  type Question,
  readsOf,
  sampled,
  securedOf,
  withValue,
} from "./api-walk";
import { startServer, withSecondServer } from "./second-server";

/** The addresses of the API that need a token, driven by the document as the others are: on a database of their own. */

const API = "/api/v1";

// One server for all of them, and what one has imported is another's to look at.
test.describe.configure({ mode: "serial" });

let folder: string;
let base: string;
let token: string;
let document: ApiDocument;
let close: () => Promise<void>;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "offtake-e2e-writes-"));
  const databaseUrl = `file:${join(folder, "offtake.db")}`;
  const source = createClient({ url: `file:${join(process.env.OFFTAKE_E2E_DATA ?? "", "offtake.db")}` });
  await source.execute({ sql: "VACUUM INTO ?", args: [join(folder, "offtake.db")] });
  source.close();
  const args = ["--import", "tsx", "scripts/token.ts", "create", "--name", "Conformance"];
  const made = execFileSync(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: "utf8",
  });
  token = made.split("\n")[0] ?? "";
  const server = await startServer({ DATABASE_URL: databaseUrl, OFFTAKE_IMPORT_MAX_MB: "1" });
  ({ address: base, close } = server);
  document = await (await fetch(`${base}${API}/openapi.json`)).json();
});

test.afterAll(async () => {
  await close?.();
  removeFolder(folder);
});

type Secured = Question & { method: Method };
const secured = (): Secured[] =>
  securedOf(document).map(([path, method, operation]) => ({ ...plainQuestion(path, operation), method }));
const named = (operationId: string): Secured => {
  const found = secured().find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`${operationId} is not in the document`);
  return found;
};

const holder = () => ({ authorization: `Bearer ${token}`, "content-type": "text/csv" });

const ID = { name: "id", in: "path" } as const;
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;

/** Asks for an import until it is in a state that `state` matches, and answers with it. */
async function until(id: string, state: RegExp): Promise<Record<string, unknown>> {
  let last: Record<string, unknown> = {};
  await expect(async () => {
    const asked = withValue(named("getImport"), ID, id);
    const { status, body } = await askSecured(base, document, asked, { headers: holder() });
    expect(status).toBe(200);
    last = body as Record<string, unknown>;
    expect(last.state).toMatch(state);
  }).toPass({ timeout: 60_000 });
  return last;
}

test("are in the document with the way to show a token, and nothing else needs one", () => {
  expect(secured().map(({ operation, method, path }) => [operation.operationId, method, path])).toEqual([
    ["sendImport", "post", "/imports"],
    ["getImport", "get", "/imports/{id}"],
    ["publishImport", "post", "/imports/{id}/publish"],
    ["undoImport", "post", "/imports/{id}/undo"],
  ]);
  expect(document.components.securitySchemes?.token).toMatchObject({ type: "http", scheme: "bearer" });
  for (const { operation } of secured()) expect(operation.security).toEqual([{ token: [] }]);
  expect(readsOf(document).length).toBeGreaterThanOrEqual(16);
});

test("without a token are 401, from another site 403, and write nothing", async () => {
  for (const question of secured()) {
    const body = question.method === "post" ? templateCsv() : null;
    const headers = { "content-type": "text/csv" };
    const refused = await askSecured(base, document, question, { headers, body });
    expect(refused.status, question.path).toBe(401);
    const foreign = { ...holder(), origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await askSecured(base, document, question, { headers: foreign, body })).status, question.path).toBe(403);
  }
  // Wrong ones are counted, and too many close the door: a few do.
  const wrong = { ...holder(), authorization: `Bearer ${token.slice(0, -4)}AAAA` };
  expect((await askSecured(base, document, named("sendImport"), { headers: wrong, body: "a,b\n" })).status).toBe(401);
  expect(readdirSync(folder).filter((name) => name === "imports")).toEqual([]);
});

test("with a token take a file, check it, store it, show it and take it back, as the document says", async () => {
  const send = named("sendImport");
  const csv = templateCsv().replaceAll("example-net", "conform-net");

  const dry = {
    ...send,
    query: [
      ["file", "own.csv"],
      ["dryRun", "1"],
    ] as [string, string][],
  };
  const checked = await askSecured(base, document, dry, { headers: holder(), body: csv });
  expect(checked.status).toBe(202);
  const after = await until(idOf(checked), /^sent$/);
  expect(after).toMatchObject({ isDryRun: true, message: null, rowsRejected: 0, file: "own.csv" });
  expect(after.rowsRead).toBeGreaterThan(5);
  const post = (operation: string, id: string) =>
    askSecured(base, document, withValue(named(operation), ID, id), { headers: holder() });
  // What was only checked cannot be shown, and leaves nothing behind.
  expect((await post("publishImport", idOf(checked))).status).toBe(404);
  expect((await post("undoImport", idOf(checked))).status).toBe(204);
  expect((await post("undoImport", idOf(checked))).status).toBe(404);

  const stored = await askSecured(base, document, send, { headers: holder(), body: csv });
  expect(await until(idOf(stored), /^ready$/)).toMatchObject({ isDryRun: false, rowsRejected: 0 });
  const shown = await post("publishImport", idOf(stored));
  expect([shown.status, (shown.body as { state: string }).state]).toEqual([200, "published"]);
  expect((await post("publishImport", idOf(stored))).status).toBe(409);
  const slugs = async () => JSON.stringify(await (await fetch(`${base}${API}/networks?limit=1000`)).json());
  await expect.poll(slugs).toContain('"conform-net"');
  const gone = await post("undoImport", idOf(stored));
  expect([gone.status, (gone.body as { state: string }).state]).toEqual([200, "undone"]);
  await expect.poll(slugs).not.toContain('"conform-net"');
});

test("refuse what does not fit, each with the status and the form of the document", async () => {
  const send = named("sendImport");
  const given = (query: [string, string][]): Secured => ({ ...send, query });
  let taken = 0;
  const status = async (question: Secured, body: string | null, more: Record<string, string> = {}) => {
    const reply = await askSecured(base, document, question, { headers: { ...holder(), ...more }, body });
    if (reply.status === 202) {
      // It is read in a process of its own, which outlives the server; only two files are read at once.
      await until(idOf(reply), /^(sent|failed)$/);
      taken += 1;
    }
    return reply.status;
  };
  expect(await status(send, templateCsv(), { "content-type": "multipart/form-data; boundary=x" })).toBe(415);
  expect(await status(send, `a,b\n${"x,y\n".repeat(400_000)}`)).toBe(413);
  expect(await status(send, "")).toBe(422);
  expect(await status(send, "one column\n1\n")).toBe(422);
  expect(await status(given([["map", "no such column=value"]]), templateCsv())).toBe(422);
  expect(await status(given([["map", "nonsense"]]), templateCsv())).toBe(422);
  for (const [index, value] of HOSTILE.entries()) {
    for (const operation of ["getImport", "publishImport", "undoImport"]) {
      const question = withValue(named(operation), { name: "id", in: "path" }, value || "x");
      expect([404, 414, 431], `${operation} ${JSON.stringify(value)}`).toContain(await status(question, null));
    }
    for (const name of sampled(["file", "map", "dryRun"], index, 1))
      expect([202, 422, 414, 431], `${name} ${JSON.stringify(value)}`).toContain(
        await status(
          given([
            ["dryRun", "1"],
            [name, value],
          ]),
          "not,a,row\n1,2,3\n",
        ),
      );
  }
  expect(taken).toBeGreaterThan(0);
});

test("do not exist in read-only mode, in the document neither", async () => {
  await withSecondServer({ OFFTAKE_READ_ONLY: "1" }, async (second) => {
    const there: ApiDocument = await (await fetch(`${second}${API}/openapi.json`)).json();
    expect(securedOf(there)).toEqual([]);
    expect(JSON.stringify(there)).not.toMatch(/securitySchemes|"Import"|imports/);
    expect(readsOf(there).map(([path]) => path)).toEqual(readsOf(document).map(([path]) => path));
    for (const [path, method] of securedOf(document)) {
      const address = `${second}${API}${path.replace("{id}", "0".repeat(32))}`;
      const reply = await fetch(address, { method: method.toUpperCase(), headers: holder() });
      expect([reply.status, reply.headers.get("content-type")], path).toEqual([404, "application/problem+json"]);
    }
    expect(await (await fetch(`${second}/api`)).text()).not.toContain("sendImport");
  });
});
