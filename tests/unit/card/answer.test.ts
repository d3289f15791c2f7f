import { expect, it } from "vitest";
import { BADGE_POLICY, cardAnswer } from "@/lib/card";

const SVG = { status: 200, type: "image/svg+xml; charset=utf-8", policy: BADGE_POLICY } as const;
const ask = (validator?: string, body = "<svg/>", given: Parameters<typeof cardAnswer>[2] = SVG) =>
  cardAnswer(
    new Request(
      "http://o.example/badge/a.svg",
      validator === undefined ? {} : { headers: { "if-none-match": validator } },
    ),
    body,
    given,
  );

it("is kept for five minutes and may stand anywhere", () => {
  const { headers } = ask();
  expect(headers.get("cache-control")).toBe("public, max-age=300");
  expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors *");
});

it("is not sent twice: weak and listed validators match, another one does not", async () => {
  const etag = ask().headers.get("etag") ?? "";
  for (const held of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const again = ask(held);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(again.headers.get("etag")).toBe(etag);
  }
  expect(ask('"x"').status).toBe(200);
  expect(ask(etag, "<svg></svg>").status).toBe(200);
});

it("what does not exist stays a 404", () => {
  expect(ask("*", "<svg/>", { ...SVG, status: 404 }).status).toBe(404);
});

it("what cannot be read at present is not kept", () => {
  const answer = ask("*", "<svg/>", { ...SVG, status: 503 });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
