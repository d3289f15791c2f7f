import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deliverAlerts, findEvents, prepareAlerts, previewAlerts, tellWhatChanges } from "@/lib/alerts";
import { type Db, freezeAssessments, loadShipped, openDb } from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import { readNetworkFacts } from "@/lib/facts";
import { assessRecord, canonicalJson, isAssessable, type NetworkRecord } from "@/lib/scoring";
import { type HttpStub, startHttpStub } from "../support/http-stub";
import { type SmtpStub, startSmtpStub } from "../support/smtp-stub";
import { runScript, testDatabases } from "./databases";
import { ALPHA } from "./facts-folder";
import { readFeedOf } from "./feed-of";

const SECRET = "a secret of at least 24 characters";
const T0 = new Date("2026-11-20T08:00:00Z");
const minutesLater = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);
const MOST_ATTEMPTS = 8;

let [hook, mail]: [HttpStub, SmtpStub] = [null as never, null as never];
beforeAll(async () => {
  [hook, mail] = await Promise.all([startHttpStub(), startSmtpStub()]);
});
afterAll(() => Promise.all([hook.close(), mail.close()]));
beforeEach(() => {
  hook.seen.length = 0;
  mail.seen.length = 0;
  hook.reply({ status: 204 });
  mail.answerData("250 taken");
});

const webhookOnly = (): AlertSettings => ({
  webhook: { url: `${hook.url}/hook`, secret: SECRET, allowPrivateAddresses: true },
  email: null,
  publicUrl: "https://offtake.example",
});
const both = (): AlertSettings => ({
  ...webhookOnly(),
  email: { smtpUrl: mail.url, from: "offtake@example.org", to: ["analyst@example.org"] },
});

/** A clock that only sleep moves. */
function clock(start: Date) {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    sleep: async (ms: number) => {
      now += ms;
    },
    random: () => 0,
  };
}

function madeUp(): NetworkRecord {
  const record = readNetworkFacts(ALPHA);
  if (!isAssessable(record)) throw new Error("the made-up network is not assessed");
  return record;
}
const alpha = madeUp();

/** What was frozen last said another verdict: the state before a publication that changes it. */
async function freezeOtherVerdict(db: Db, frozenAt: Date): Promise<void> {
  const assessed = assessRecord(alpha, { asOf: "2026-03-31" });
  const { slug: networkSlug, asOf, definitionId, methodVersion, quarter } = assessed;
  const said = { ...assessed, verdict: "subsidy_led", reason: null, range: null };
  const head = { networkSlug, asOf, definitionId, methodVersion, quarter };
  await db.assessment.create({
    data: { ...head, fingerprint: "0123456789abcdef", canonicalJson: canonicalJson(said), frozenAt },
  });
}

describe.each(testDatabases())("alerts on $name", ({ createMigrated }) => {
  async function withDb<Result>(use: (db: Db, url: string) => Promise<Result>): Promise<Result> {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      return await use(db, url);
    } finally {
      await db.$disconnect();
    }
  }

  /** A channel begins, then a publication changes the verdict. */
  async function publishChange(db: Db, settings: AlertSettings): Promise<void> {
    await freezeOtherVerdict(db, T0);
    await prepareAlerts(db, { settings, now: () => minutesLater(1) });
    await loadShipped(db, alpha, "hash-of-alpha");
    await freezeAssessments(db, minutesLater(2));
  }

  const rowsOf = (db: Db) =>
    db.alertDelivery.findMany({
      where: { eventId: { not: "checked" } },
      orderBy: [{ channel: "asc" }, { eventId: "asc" }],
    });

  it("asks nothing of anybody where no channel is set", () =>
    withDb(async (db) => {
      const settings: AlertSettings = { webhook: null, email: null, publicUrl: null };
      expect(await prepareAlerts(db, { settings })).toEqual([]);
      expect(await deliverAlerts(db, { settings })).toMatchObject({ channels: [], entered: 0, sent: 0 });
      expect(await db.alertDelivery.count()).toBe(0);
    }));

  it("sends no history: what is there when a channel is set is noted once", () =>
    withDb(async (db) => {
      await freezeOtherVerdict(db, T0);
      await loadShipped(db, alpha, "hash-of-alpha");
      await freezeAssessments(db, minutesLater(1));
      const first = await deliverAlerts(db, { settings: both(), now: () => minutesLater(2) });
      expect(first).toMatchObject({ begun: ["webhook", "email"], entered: 0, sent: 0, waiting: 0 });
      const second = await deliverAlerts(db, { settings: both(), now: () => minutesLater(3) });
      expect(second).toMatchObject({ begun: [], entered: 0, sent: 0, waiting: 0 });
      expect([hook.seen, mail.seen]).toEqual([[], []]);
      // What is noted is no failure: nothing to send again.
      expect(await deliverAlerts(db, { settings: both(), retryGivenUp: true })).toMatchObject({ sent: 0 });
    }));

  it("tells a changed verdict once through each channel, signed, under one id", () =>
    withDb(async (db) => {
      await publishChange(db, both());
      const summary = await deliverAlerts(db, { settings: both(), now: () => minutesLater(3) });
      expect(summary).toMatchObject({ entered: 2, sent: 2, failed: 0, givenUp: 0, waiting: 0 });

      const [request, ...others] = hook.seen;
      expect(others).toEqual([]);
      const body = JSON.parse(request?.body ?? "null");
      expect(body).toMatchObject({
        type: "verdict.changed",
        network: { slug: "testnet-alpha" },
        createdAt: minutesLater(3).toISOString(),
        change: {
          from: { verdict: "subsidy_led" },
          to: { verdict: "demand_leaning" },
        },
        page: "https://offtake.example/networks/testnet-alpha",
      });
      const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(`${request?.headers["offtake-signature"]}`) ?? [];
      expect(Number(seconds)).toBe(minutesLater(3).getTime() / 1000);
      expect(digest).toBe(createHmac("sha256", SECRET).update(`${seconds}.${request?.body}`).digest("hex"));
      expect(request?.headers["offtake-event-id"]).toBe(body.id);

      expect(mail.seen).toHaveLength(1);
      expect(mail.seen[0]?.data.toLowerCase()).toContain(`x-offtake-event-id: ${body.id.toLowerCase()}`);
      expect((await rowsOf(db)).map(({ eventId, channel, attempts }) => [eventId, channel, attempts])).toEqual([
        [body.id, "email", 1],
        [body.id, "webhook", 1],
      ]);

      expect(await deliverAlerts(db, { settings: both(), now: () => minutesLater(9) })).toMatchObject({
        entered: 0,
        sent: 0,
      });
      expect([hook.seen.length, mail.seen.length]).toEqual([1, 1]);
    }));

  it("tells a condition that is met or close from then on", () =>
    withDb(async (db, url) => {
      await prepareAlerts(db, { settings: webhookOnly(), now: () => T0 });
      const [trigger] = alpha.triggers;
      if (!trigger) throw new Error("the made-up network has no trigger");
      const met = { ...trigger, metric: "revenueUsd" as const, threshold: 1e12, windowQuarters: 1 };
      await loadShipped(db, { ...alpha, triggers: [met] }, "hash-of-alpha");
      await freezeAssessments(db, minutesLater(1));
      await deliverAlerts(db, { settings: webhookOnly(), now: () => minutesLater(2) });
      const inFeed = (await readFeedOf(url)).filter(({ origin }) => origin === "trigger");
      expect(hook.seen.map(({ body }) => JSON.parse(body).id)).toEqual(inFeed.map(({ id }) => id));
      expect(hook.seen.map(({ body }) => JSON.parse(body))).toEqual([
        expect.objectContaining({
          id: expect.stringMatching(/^urn:uuid:/),
          type: "trigger.tripped",
          createdAt: minutesLater(2).toISOString(),
          change: null,
          trigger: expect.objectContaining({ id: "demand-falls", metric: "revenueUsd", threshold: 1e12 }),
        }),
      ]);
      expect(await deliverAlerts(db, { settings: webhookOnly(), now: () => minutesLater(3) })).toMatchObject({
        sent: 0,
      });
    }));

  it("tries again with the same bytes, waits as asked, and keeps the failure", () =>
    withDb(async (db) => {
      await publishChange(db, webhookOnly());
      const time = clock(minutesLater(3));
      hook.reply({ status: 500 }, { status: 429, headers: { "retry-after": "90" } }, { status: 204 });
      const summary = await deliverAlerts(db, { settings: webhookOnly(), ...time, patienceMs: 300_000 });
      expect(summary).toMatchObject({ sent: 1, failed: 2, givenUp: 0, waiting: 0 });
      expect(hook.seen).toHaveLength(3);
      expect(new Set(hook.seen.map(({ body }) => body)).size).toBe(1);
      expect(new Set(hook.seen.map(({ headers }) => headers["offtake-event-id"])).size).toBe(1);
      // 5 seconds after the first failure, 90 after the second.
      expect(time.now()).toEqual(new Date(minutesLater(3).getTime() + 95_000));
      expect(await rowsOf(db)).toMatchObject([
        { attempts: 3, lastFailure: "The receiver answered 429.", deliveredAt: time.now(), nextAttemptAt: null },
      ]);
    }));

  it("leaves what is due later to a later call, also of another process", () =>
    withDb(async (db, url) => {
      await publishChange(db, webhookOnly());
      hook.reply({ status: 503 });
      const first = await deliverAlerts(db, { settings: webhookOnly(), ...clock(minutesLater(3)) });
      expect(first).toMatchObject({ sent: 0, failed: 1, waiting: 1 });
      hook.reply({ status: 204 });
      const other = openDb(url);
      try {
        const early = await deliverAlerts(other, { settings: webhookOnly(), ...clock(minutesLater(3)) });
        expect(early).toMatchObject({ entered: 0, sent: 0, waiting: 1 });
        const later = await deliverAlerts(other, { settings: webhookOnly(), ...clock(minutesLater(4)) });
        expect(later).toMatchObject({ entered: 0, sent: 1, waiting: 0 });
      } finally {
        await other.$disconnect();
      }
    }));

  it("gives up after the last attempt, says so, and starts over when asked to", () =>
    withDb(async (db) => {
      await publishChange(db, webhookOnly());
      hook.reply({ status: 500 });
      const time = clock(minutesLater(3));
      const summary = await deliverAlerts(db, { settings: webhookOnly(), ...time, patienceMs: 10 * 86_400_000 });
      expect(summary).toMatchObject({ sent: 0, failed: MOST_ATTEMPTS - 1, givenUp: 1, waiting: 0 });
      expect(hook.seen).toHaveLength(MOST_ATTEMPTS);
      expect(await rowsOf(db)).toMatchObject([
        { attempts: MOST_ATTEMPTS, deliveredAt: null, nextAttemptAt: null, lastFailure: "The receiver answered 500." },
      ]);
      hook.reply({ status: 204 });
      expect(await deliverAlerts(db, { settings: webhookOnly(), ...time })).toMatchObject({ sent: 0, waiting: 0 });
      const again = await deliverAlerts(db, { settings: webhookOnly(), ...time, retryGivenUp: true });
      expect(again).toMatchObject({ sent: 1, givenUp: 0 });
    }));

  it("sends nothing to this machine unless that is allowed, and keeps why", () =>
    withDb(async (db) => {
      const settings: AlertSettings = {
        ...webhookOnly(),
        webhook: { url: `${hook.url}/hook`, secret: SECRET, allowPrivateAddresses: false },
      };
      await publishChange(db, settings);
      expect(await deliverAlerts(db, { settings, ...clock(minutesLater(3)) })).toMatchObject({ sent: 0, givenUp: 1 });
      expect(hook.seen).toEqual([]);
      expect((await rowsOf(db))[0]?.lastFailure).toMatch(/ALERT_ALLOW_PRIVATE=1/);
    }));

  it("one channel that fails does not hold up the other", () =>
    withDb(async (db) => {
      await publishChange(db, both());
      hook.reply({ status: 500 });
      const summary = await deliverAlerts(db, { settings: both(), ...clock(minutesLater(3)) });
      expect(summary).toMatchObject({ entered: 2, sent: 1, failed: 1, waiting: 1 });
      expect(mail.seen).toHaveLength(1);
    }));

  it("two that deliver at once send each message once", () =>
    withDb(async (db, url) => {
      await publishChange(db, both());
      const other = openDb(url);
      try {
        const time = clock(minutesLater(3));
        const summaries = await Promise.all(
          [db, other, db, other].map((one) => deliverAlerts(one, { settings: both(), ...time })),
        );
        const total = (of: "entered" | "sent") => summaries.reduce((sum, summary) => sum + summary[of], 0);
        expect([total("entered"), total("sent")]).toEqual([2, 2]);
        expect([hook.seen.length, mail.seen.length]).toEqual([1, 1]);
      } finally {
        await other.$disconnect();
      }
    }));

  it("a sender that dies with a message in hand loses it to the next after a minute", () =>
    withDb(async (db) => {
      await publishChange(db, webhookOnly());
      hook.reply({ status: 204, answers: false });
      const time = clock(minutesLater(3));
      // Never awaited to its end: the receiver does not answer, as if the process had died there.
      const hanging = deliverAlerts(db, { settings: webhookOnly(), ...time });
      while (hook.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      hook.reply({ status: 204 });
      expect(await deliverAlerts(db, { settings: webhookOnly(), ...clock(minutesLater(3)) })).toMatchObject({
        sent: 0,
        waiting: 1,
      });
      expect(await deliverAlerts(db, { settings: webhookOnly(), ...clock(minutesLater(5)) })).toMatchObject({
        sent: 1,
      });
      expect(hook.seen).toHaveLength(2);
      expect(hook.seen[0]?.body).toBe(hook.seen[1]?.body);
      await hanging;
    }));

  it("does not send what the record does not say any more", () =>
    withDb(async (db) => {
      await publishChange(db, webhookOnly());
      hook.reply({ status: 500 });
      await deliverAlerts(db, { settings: webhookOnly(), ...clock(minutesLater(3)) });
      await db.assessment.deleteMany({ where: { fingerprint: "0123456789abcdef" } });
      hook.reply({ status: 204 });
      const seenBefore = hook.seen.length;
      expect(await deliverAlerts(db, { settings: webhookOnly(), ...clock(minutesLater(9)) })).toMatchObject({
        sent: 0,
        givenUp: 1,
      });
      expect(hook.seen).toHaveLength(seenBefore);
      expect((await rowsOf(db))[0]?.lastFailure).toMatch(/does not say so any more/);
    }));

  it("calls every change what the feed calls it, and finds what came after a day", () =>
    withDb(async (db, url) => {
      await freezeOtherVerdict(db, T0);
      await loadShipped(db, alpha, "hash-of-alpha");
      await freezeAssessments(db, minutesLater(2));
      const all = await findEvents(db, { at: new Date(0), asOf: "2000-01-01" });
      const changes = all.filter(({ type }) => type === "verdict.changed");
      const items = (await readFeedOf(url)).filter(({ origin }) => origin !== "trigger");
      expect(changes.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
      expect(changes.map(({ words }) => words.title).sort()).toEqual(items.map(({ title }) => title).sort());
      expect(changes.some(({ dated }) => dated !== null && "at" in dated)).toBe(true);

      const days = changes.flatMap(({ dated }) => (dated !== null && "day" in dated ? [dated.day] : [])).sort();
      expect(days.length).toBeGreaterThan(0);
      for (const day of new Set(days)) {
        const later = await findEvents(db, { at: minutesLater(60), asOf: day });
        const found = later.flatMap(({ dated }) => (dated !== null && "day" in dated ? [dated.day] : []));
        expect(found.sort()).toEqual(days.filter((other) => other > day));
      }
      expect((await findEvents(db, { at: minutesLater(60), asOf: null })).filter(({ change }) => change)).toEqual([]);
    }));

  it("around a publication tells what that changed, in a database that told nothing before", () =>
    withDb(async (db) => {
      await freezeOtherVerdict(db, T0);
      const lines: string[] = [];
      const settings = webhookOnly();
      const result = await tellWhatChanges(db, { settings, log: (line) => lines.push(line) }, async () => {
        await loadShipped(db, alpha, "hash-of-alpha");
        await freezeAssessments(db, new Date());
        return "published";
      });
      expect(result).toBe("published");
      expect(hook.seen.map(({ body }) => JSON.parse(body).title)).toEqual([
        "Testnet Alpha: subsidy-led, now demand-leaning",
      ]);
      expect(lines).toEqual([expect.stringMatching(/^webhook urn:uuid:\S+: sent$/)]);
    }));

  it("what goes wrong with the messages does not take the publication down", () =>
    withDb(async (db, url) => {
      const closed = openDb(url);
      const broken = new Proxy(closed, {
        get: (target, name) => {
          if (name === "alertDelivery") throw new Error("no such table");
          return Reflect.get(target, name);
        },
      });
      const lines: string[] = [];
      const settings = webhookOnly();
      try {
        const telling = tellWhatChanges(broken, { settings, log: (line) => lines.push(line) }, async () => {
          await loadShipped(db, alpha, "hash-of-alpha");
          return 7;
        });
        expect(await telling).toBe(7);
        expect(lines).toEqual([
          expect.stringMatching(/^alerts: beginning failed\./),
          expect.stringMatching(/^alerts: telling failed\./),
        ]);
      } finally {
        await closed.$disconnect();
      }
    }));

  it("a channel that is set later begins then", () =>
    withDb(async (db) => {
      await publishChange(db, webhookOnly());
      await deliverAlerts(db, { settings: webhookOnly(), ...clock(minutesLater(3)) });
      const summary = await deliverAlerts(db, { settings: both(), ...clock(minutesLater(4)) });
      expect(summary).toMatchObject({ begun: ["email"], entered: 0, sent: 0 });
      expect(mail.seen).toEqual([]);
    }));

  it("the command shows, sends, and keeps the secret to itself", () =>
    withDb(async (db, url) => {
      await publishChange(db, webhookOnly());
      const [preview] = await previewAlerts(db, { settings: webhookOnly() });
      expect(preview?.news).toHaveLength(1);
      const before = { ...process.env };
      Object.assign(process.env, {
        ALERT_WEBHOOK_URL: `${hook.url}/hook`,
        ALERT_WEBHOOK_SECRET: SECRET,
        ALERT_ALLOW_PRIVATE: "1",
      });
      try {
        const dry = await runScript("scripts/alerts.ts", ["--dry-run"], url, { asShipped: true });
        expect(dry).toMatchObject({ exitCode: 0, stderr: "" });
        expect(dry.stdout).toMatch(/^webhook: 1 to tell, 0 waiting.*\n {2}urn:uuid:\S+ {2}Testnet Alpha: /);
        expect(hook.seen).toEqual([]);
        const test = await runScript("scripts/alerts.ts", ["--test"], url);
        expect(test).toMatchObject({ exitCode: 0, stdout: "webhook: the test message was taken\n" });
        expect(JSON.parse(hook.seen[0]?.body ?? "")).toMatchObject({ type: "test", network: null });
        const sent = await runScript("scripts/alerts.ts", [], url);
        expect(sent).toMatchObject({ exitCode: 0, stderr: "" });
        expect(sent.stdout).toMatch(/^webhook urn:uuid:\S+: sent\nwebhook: 1 new, 1 sent, 0 waiting, 0 given up\n$/);
        for (const { stdout, stderr } of [dry, test, sent]) expect(stdout + stderr).not.toContain(SECRET);
        const wrong = await runScript("scripts/alerts.ts", ["--dry-run", "--retry"], url);
        expect(wrong).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("only one of") });
      } finally {
        process.env = before;
      }
    }));
});
