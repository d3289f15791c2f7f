import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isPrivateAddress } from "@/lib/alerts/address-guard";
import { signatureOf } from "@/lib/alerts/signature";
import { postWebhook, retryAfterMs } from "@/lib/alerts/webhook";
import { type HttpStub, startHttpStub } from "../../support/http-stub";

const SECRET = "a secret that is long enough";
const NOW = new Date("2026-11-28T12:00:00.900Z");
const message = { eventId: "helium-2026Q2-published-00", body: '{"title":"Helium – changed"}' };

let stub: HttpStub;
beforeAll(async () => {
  stub = await startHttpStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.seen.length = 0;
  stub.reply({ status: 204 });
});

const settings = (values: Partial<Parameters<typeof postWebhook>[0]> = {}) => ({
  url: `${stub.url}/hook?team=1`,
  secret: SECRET,
  allowPrivateAddresses: true,
  ...values,
});

describe("signatureOf", () => {
  it("is the HMAC of the second and the body, UTF-8", () => {
    const seconds = Math.floor(NOW.getTime() / 1000);
    const digest = createHmac("sha256", SECRET).update(`${seconds}.${message.body}`, "utf8").digest("hex");
    expect(signatureOf(message.body, SECRET, NOW)).toBe(`t=${seconds},v1=${digest}`);
  });

  it("is another one for another body, secret or second", () => {
    const all = [
      signatureOf(message.body, SECRET, NOW),
      signatureOf(`${message.body} `, SECRET, NOW),
      signatureOf(message.body, `${SECRET}.`, NOW),
      signatureOf(message.body, SECRET, new Date(NOW.getTime() + 1000)),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe("postWebhook", () => {
  it("posts the body as it is, signed, with the id of the event", async () => {
    expect(await postWebhook(settings(), message, NOW)).toEqual({ ok: true });
    expect(stub.seen).toHaveLength(1);
    const [request] = stub.seen;
    expect(request).toMatchObject({ method: "POST", path: "/hook?team=1", body: message.body });
    expect(request?.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "offtake-event-id": message.eventId,
      "offtake-signature": signatureOf(message.body, SECRET, NOW),
    });
  });

  it.each([400, 401, 404, 429, 500, 503])("may try again after %i", async (status) => {
    stub.reply({ status });
    expect(await postWebhook(settings(), message, NOW)).toEqual({
      ok: false,
      failure: `The receiver answered ${status}.`,
      isFinal: false,
      retryAfterMs: null,
    });
  });

  it("gives up where nobody listens any more", async () => {
    stub.reply({ status: 410 });
    expect(await postWebhook(settings(), message, NOW)).toMatchObject({ ok: false, isFinal: true });
  });

  it("hands on what the receiver asks for", async () => {
    stub.reply({ status: 429, headers: { "retry-after": "120" } });
    expect(await postWebhook(settings(), message, NOW)).toMatchObject({ ok: false, retryAfterMs: 120_000 });
  });

  it("follows no redirection", async () => {
    stub.reply({ status: 307, headers: { location: `${stub.url}/elsewhere` } });
    expect(await postWebhook(settings(), message, NOW)).toMatchObject({
      ok: false,
      failure: expect.stringContaining("a redirection"),
    });
    expect(stub.seen.map(({ path }) => path)).toEqual(["/hook?team=1"]);
  });

  it("tells a receiver that is not there from one that refuses, and repeats neither address nor secret", async () => {
    const closed = await startHttpStub();
    await closed.close();
    const outcome = await postWebhook(settings({ url: `${closed.url}/token-in-path` }), message, NOW);
    expect(outcome).toMatchObject({ ok: false, failure: "The receiver could not be reached (ECONNREFUSED)." });
    expect(JSON.stringify(outcome)).not.toMatch(/token-in-path|a secret/);
  });

  it.each(["http://127.0.0.1", "http://[::1]", "http://[::ffff:127.0.0.1]", "http://2130706433", "http://0x7f.1"])(
    "sends nothing to %s unless that is allowed",
    async (origin) => {
      const url = `${origin}:${new URL(stub.url).port}/hook`;
      expect(await postWebhook(settings({ url, allowPrivateAddresses: false }), message, NOW)).toMatchObject({
        ok: false,
        isFinal: true,
        failure: expect.stringMatching(/private network. Set ALERT_ALLOW_PRIVATE=1/),
      });
      expect(stub.seen).toEqual([]);
    },
  );

  it("sends nothing to a name that leads to this machine", async () => {
    const url = `http://localhost:${new URL(stub.url).port}/hook`;
    expect(await postWebhook(settings({ url, allowPrivateAddresses: false }), message, NOW)).toMatchObject({
      ok: false,
      isFinal: true,
      failure: expect.stringContaining("localhost is an address of this machine"),
    });
    expect(stub.seen).toEqual([]);
  });
});

describe("isPrivateAddress", () => {
  it.each([
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
  ])("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each([
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:db8::1",
  ])("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])("%s is public", (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});

describe("retryAfterMs", () => {
  it("reads seconds and dates, and nothing else", () => {
    expect(retryAfterMs("30", NOW)).toBe(30_000);
    expect(retryAfterMs("Sat, 28 Nov 2026 12:01:00 GMT", NOW)).toBe(59_100);
    expect(retryAfterMs("Sat, 28 Nov 2026 11:00:00 GMT", NOW)).toBe(0);
    expect(retryAfterMs("soon", NOW)).toBeNull();
    expect(retryAfterMs(undefined, NOW)).toBeNull();
  });
});
