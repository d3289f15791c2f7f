import { expect, test } from "@playwright/test";
import fc from "fast-check";
import * as z from "zod";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { ask, call, ENDPOINT, MODERN, post, type ToolResult } from "./mcp-client";

/** The endpoint for programs, asked as they ask: every tool, every refusal, and whatever else may arrive. */

interface Tool {
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
  outputSchema: Record<string, unknown>;
  annotations: Record<string, unknown>;
}

const CALLS: [string, Record<string, unknown>][] = [
  ["list_networks", {}],
  ["list_networks", { asOf: "2026-06-30" }],
  ["get_assessment", { slug: "filecoin" }],
  ["get_assessment", { slug: "helium", asOf: "2026-08-31" }],
  ["get_assessment", { slug: "akash", definition: "all-in" }],
  ["compare_networks", { slugs: ["helium", "filecoin", "akash"] }],
  ["explain_number", { network: "filecoin", figure: "filecoin/formula/coverage.prudent" }],
];

test("a client of 2025 shakes hands and learns what there is", async ({ request }) => {
  const hello = await ask<Record<string, unknown>>(request, "initialize", {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  });
  expect(hello).toMatchObject({
    protocolVersion: "2025-06-18",
    serverInfo: { name: "offtake" },
    capabilities: { tools: { listChanged: false } },
  });
  const ready = await post(request, JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
  expect(ready.status()).toBe(202);
  expect(ready.headers()["mcp-session-id"]).toBeUndefined();
});

test("a client of 2026 needs no handshake", async ({ request }) => {
  expect(await ask(request, "server/discover", {}, "2026")).toMatchObject({ supportedVersions: [MODERN] });
  const { tools } = await ask<{ tools: Tool[] }>(request, "tools/list", {}, "2026");
  expect(tools).toHaveLength(4);
  const old = await call(request, "get_assessment", { slug: "filecoin" });
  const now = await call(request, "get_assessment", { slug: "filecoin" }, "2026");
  expect(now.structuredContent).toEqual(old.structuredContent);
});

test("four tools, all read-only, all described, with schemas for what goes in and out", async ({ request }) => {
  const { tools } = await ask<{ tools: Tool[] }>(request, "tools/list");
  expect(tools.map(({ name }) => name)).toEqual([
    "list_networks",
    "get_assessment",
    "compare_networks",
    "explain_number",
  ]);
  for (const { name, description, inputSchema, outputSchema, annotations } of tools) {
    expect(description, name).toMatch(/\.$/);
    expect(annotations, name).toMatchObject({ readOnlyHint: true, destructiveHint: false, idempotentHint: true });
    expect(inputSchema, name).toMatchObject({ type: "object", additionalProperties: false });
    expect(outputSchema, name).toMatchObject({ type: "object" });
  }
});

test("every answer fits the schema it was announced with, says it twice, and carries what it stands on", async ({
  request,
  baseURL,
}) => {
  const { tools } = await ask<{ tools: Tool[] }>(request, "tools/list");
  for (const [name, args] of CALLS) {
    const { content, structuredContent, isError } = await call(request, name, args);
    expect(isError, name).toBeUndefined();
    const schema = z.fromJSONSchema(tools.find((tool) => tool.name === name)?.outputSchema ?? {});
    expect(schema.safeParse(structuredContent).error, name).toBeUndefined();
    expect(JSON.parse(content[1]?.text ?? "")).toEqual(structuredContent);
    expect(structuredContent).toMatchObject({
      asOf: args.asOf ?? expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      methodVersion: expect.stringMatching(/^dvs-/),
      disclaimer: DISCLAIMER,
      link: expect.stringContaining(`${baseURL}/`),
    });
    expect(content[0]?.text).not.toMatch(/undefined|NaN|\[object/);
  }
});

type Stamp = Record<string, unknown>;

const verdicts = (result: ToolResult): Stamp[] => {
  const { networks, assessment } = result.structuredContent as { networks?: Stamp[]; assessment?: Stamp };
  return networks ?? (assessment ? [assessment] : []);
};

test("every verdict names its quarter, day, house definition, range and page", async ({ request, baseURL }) => {
  for (const [name, args] of CALLS) {
    const result = await call(request, name, args);
    const found = verdicts(result);
    expect(found.length, name).toBeGreaterThan(0);
    for (const one of found) {
      expect(one, name).toMatchObject({
        asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        definition: { house: true, label: expect.stringMatching(/\w/) },
        link: expect.stringMatching(`^${baseURL}/networks/[a-z-]+$`),
      });
      expect(String(one.quarter), name).toMatch(/^(null|\d{4}Q[1-4])$/);
      expect(one, name).toHaveProperty("range");
    }
  }
});

test("what is said of a network is what its page says", async ({ request, page }) => {
  const { structuredContent } = await call(request, "get_assessment", { slug: "filecoin" });
  const { sentence, fingerprint, keyNumbers } = structuredContent as {
    sentence: string;
    fingerprint: string;
    keyNumbers: { label: string; text: string }[];
  };
  await page.goto("/networks/filecoin");
  const hero = await page.locator("#verdict").innerText();
  for (const part of [sentence, fingerprint, ...keyNumbers.map(({ text }) => text)]) expect(hero).toContain(part);
});

test("another definition stands beside the house verdict and never in its place", async ({ request }) => {
  const plain = await call(request, "get_assessment", { slug: "akash" });
  const { definitions } = plain.structuredContent as { definitions: { id: string; house: boolean; label: string }[] };
  const other = definitions.find(({ house }) => !house);
  const asked = await call(request, "get_assessment", { slug: "akash", definition: other?.id });
  expect(asked.structuredContent).toEqual({ ...plain.structuredContent, askedDefinition: other });
  expect(asked.content[0]?.text).toContain(`Under “${other?.label}”, which is not the house definition`);
});

test("every key that an answer gives explains itself, down to sources and rivals", async ({ request }) => {
  const { structuredContent } = await call(request, "get_assessment", { slug: "helium" });
  const { keyNumbers, conflicts } = structuredContent as Record<"keyNumbers" | "conflicts", { figure: string }[]>;
  const keys = [...keyNumbers, ...conflicts.slice(0, 4)].map(({ figure }) => figure);
  expect(keys.length).toBeGreaterThan(6);
  const competing: unknown[] = [];
  for (const figure of keys) {
    const { structuredContent: told, isError } = await call(request, "explain_number", { network: "helium", figure });
    expect(isError, figure).toBeUndefined();
    expect(told).toMatchObject({
      figure,
      citation: expect.stringContaining(figure),
      definition: expect.stringMatching(/\w/),
    });
    competing.push(...((told?.competing as unknown[]) ?? []));
  }
  expect(competing.length).toBeGreaterThan(0);
});

test("a key is taken as it stands in an address", async ({ request }) => {
  const figure = "helium/formula/coverage.prudent";
  const plain = await call(request, "explain_number", { network: "helium", figure });
  for (const copied of [
    `#figure=${figure}`,
    `/networks/helium#figure=${encodeURIComponent(figure)}`,
    "formula/coverage.prudent",
  ])
    expect(
      (await call(request, "explain_number", { network: "helium", figure: copied })).structuredContent,
      copied,
    ).toEqual(plain.structuredContent);
});

const REFUSED: [string, Record<string, unknown>, RegExp][] = [
  ["list_networks", { asOf: "2026-02-30" }, /calendar day such as 2026-06-30/],
  ["list_networks", { asOf: 20260101 }, /asOf/],
  [
    "list_networks",
    { asOf: "2099-01-01" },
    /^Nothing is recorded after \d{4}-\d\d-\d\d: ask for that day or an earlier one/,
  ],
  ["list_networks", { category: "storage" }, /category/],
  ["get_assessment", {}, /slug/],
  ["get_assessment", { slug: "Helium" }, /named by its slug/],
  [
    "get_assessment",
    { slug: "no-such-network" },
    /^No assessed network is called no-such-network\. There are: aethir, akash, /,
  ],
  ["get_assessment", { slug: "chainlink" }, /^No assessed network is called chainlink\. There are: /],
  ["get_assessment", { slug: "akash", definition: "mine" }, /^Akash has no definition mine\. There are: [a-z-]+, /],
  ["compare_networks", { slugs: ["helium"] }, /two to five networks/],
  ["compare_networks", { slugs: ["a", "b", "c", "d", "e", "f"] }, /two to five networks/],
  ["compare_networks", { slugs: ["helium", "helium"] }, /name each once/],
  [
    "compare_networks",
    { slugs: ["helium", "nope", "none"] },
    /^No assessed network is called nope or none\. There are: /,
  ],
  [
    "explain_number",
    { network: "helium", figure: "revenue" },
    /^revenue is no key of a number\. One looks like helium\/formula/,
  ],
  [
    "explain_number",
    { network: "helium", figure: "akash/formula/coverage.prudent" },
    /^This key belongs to akash, not to helium/,
  ],
  [
    "explain_number",
    { network: "helium", figure: "helium/figure/none@2025Q4" },
    /^The record of helium has no number helium\/figure\/none@2025Q4 on /,
  ],
  [
    "explain_number",
    { network: "nope", figure: "nope/formula/coverage.prudent" },
    /^The record of nope has no number /,
  ],
];

for (const [name, args, sentence] of REFUSED) {
  test(`${name} ${JSON.stringify(args)} is refused with a sentence`, async ({ request }) => {
    const { content, isError, structuredContent } = await call(request, name, args);
    expect(isError).toBe(true);
    expect(structuredContent).toBeUndefined();
    expect(content[0]?.text).toMatch(sentence);
    expect(content[0]?.text).not.toMatch(/\n\s+at |node_modules|prisma/i);
  });
}

test.describe("what is not a message of the protocol", () => {
  const RPC: [string, string, number, number][] = [
    ["no JSON", "{", 400, -32_700],
    ["nothing", "", 400, -32_700],
    ["a number", "7", 400, -32_600],
    ["null", "null", 400, -32_600],
    ["several messages", '[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]', 400, -32_600],
    ["another object", '{"a":1}', 400, -32_600],
    ["deep nesting", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, 400, -32_600],
    [
      "deep nesting inside",
      `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${'{"a":'.repeat(9000)}1${"}".repeat(9000)}}`,
      200,
      -32_602,
    ],
  ];
  for (const [what, body, status, code] of RPC) {
    test(what, async ({ request }) => {
      const response = await post(request, body);
      expect(response.status()).toBe(status);
      expect((await response.json()).error.code).toBe(code);
    });
  }

  test("more than 64 kB, announced or not", async ({ request, baseURL }) => {
    const big = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list", params: { pad: "x".repeat(70_000) } });
    expect((await post(request, big)).status()).toBe(413);
    const chunked = await fetch(`${baseURL}${ENDPOINT}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: new Blob([big]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect((await chunked.json()).error.message).toContain("65536 bytes");
  });

  test("an unknown tool and an unknown method", async ({ request }) => {
    const tool = await post(
      request,
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"write","arguments":{}}}',
    );
    expect((await tool.json()).error).toMatchObject({ code: -32_602, message: expect.stringContaining("write") });
    const method = await post(request, '{"jsonrpc":"2.0","id":1,"method":"resources/list"}');
    expect((await method.json()).error.code).toBe(-32_601);
  });

  test("another media type, another version", async ({ request }) => {
    const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
    expect((await post(request, list, { "content-type": "text/plain" })).status()).toBe(415);
    expect((await post(request, list, { accept: "text/html" })).status()).toBe(406);
    expect((await post(request, list, { "mcp-protocol-version": "1999-01-01" })).status()).toBe(400);
  });
});

test("there is no session to open, to resume or to end", async ({ request }) => {
  for (const method of ["GET", "DELETE"]) {
    const response = await request.fetch(ENDPOINT, { method, headers: { accept: "text/event-stream" } });
    expect(response.status()).toBe(405);
    expect(response.headers().allow).toBe("POST");
    expect((await response.json()).error.message).toContain("send each message with POST");
  }
  expect((await request.fetch(ENDPOINT, { method: "PUT" })).status()).toBe(405);
});

test("pages of other sites may not ask, programs and this machine's own pages may", async ({ request, baseURL }) => {
  const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  for (const origin of ["http://evil.example", "https://127.0.0.1.evil.example", "null", "no origin"])
    expect((await post(request, list, { origin })).status(), origin).toBe(403);
  for (const origin of [baseURL ?? "", "http://localhost:6274"])
    expect((await post(request, list, { origin })).status(), origin).toBe(200);
  // A name made to point here still names itself.
  expect((await post(request, list, { host: "evil.example", origin: "http://evil.example" })).status()).toBe(403);
});

test("whatever arrives, the answer is JSON of the protocol and never a fault of the server", async ({ request }) => {
  const json = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({
        jsonrpc: fc.constantFrom("2.0", "1.0", 2),
        id: fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.double(), fc.jsonValue()),
        method: fc.oneof(
          fc.constantFrom("initialize", "tools/list", "tools/call", "ping", "__proto__", "constructor"),
          fc.string(),
        ),
        params: fc.oneof(
          fc.jsonValue(),
          fc.record({
            name: fc.oneof(
              fc.constantFrom(
                "list_networks",
                "get_assessment",
                "compare_networks",
                "explain_number",
                "__proto__",
                "toString",
              ),
              fc.string(),
            ),
            arguments: fc.oneof(
              fc.jsonValue(),
              fc.record(
                {
                  slug: fc.jsonValue(),
                  slugs: fc.jsonValue(),
                  network: fc.jsonValue(),
                  figure: fc.jsonValue(),
                  asOf: fc.jsonValue(),
                },
                { requiredKeys: [] },
              ),
              fc.record({ network: fc.constant("helium"), figure: fc.string({ minLength: 1, maxLength: 80 }) }),
            ),
          }),
        ),
      })
      .map((message) => JSON.stringify(message)),
  );
  await fc.assert(
    fc.asyncProperty(json, async (body) => {
      const response = await post(request, body);
      expect([200, 202, 400]).toContain(response.status());
      if (response.status() === 202) return;
      const answer = await response.json();
      expect(answer.jsonrpc).toBe("2.0");
      expect("result" in answer || "error" in answer).toBe(true);
      expect(JSON.stringify(answer)).not.toMatch(/\\n\s+at |node_modules|PrismaClient/);
    }),
    { numRuns: 150 },
  );
});
