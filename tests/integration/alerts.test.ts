import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deliverAlerts, findEvents, prepareAlerts, previewAlerts, tellWhatChanges } from "@/lib/alerts";
import { type Db, freezeAssessments, loadShipped, openDb } from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import {
  alpha,
  clock,
  deliveriesOf,
  freezeOtherVerdict,
  minutesLater,
  onDatabase,
  prepareChannels,
  publishChange,
  SECRET,
  T0,
} from "./alert-channels";
import { runScript, testDatabases } from "./databases";
import { readFeedOf } from "./feed-of";

const channels = prepareChannels();

/** What is told of what changes, when, and under which name. */
describe.each(testDatabases())("alerts on $name", ({ createMigrated }) => {
  const withDb = <Result>(use: (db: Db, url: string) => Promise<Result>) => onDatabase(createMigrated, use);

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
      const first = await deliverAlerts(db, { settings: channels.both(), now: () => minutesLater(2) });
      expect(first).toMatchObject({ begun: ["webhook", "email"], entered: 0, sent: 0, waiting: 0 });
      const second = await deliverAlerts(db, { settings: channels.both(), now: () => minutesLater(3) });
      expect(second).toMatchObject({ begun: [], entered: 0, sent: 0, waiting: 0 });
      expect([channels.hook.seen, channels.mail.seen]).toEqual([[], []]);
      // What is noted is no failure: nothing to send again.
      expect(await deliverAlerts(db, { settings: channels.both(), retryGivenUp: true })).toMatchObject({ sent: 0 });
    }));

  it("tells a changed verdict once through each channel, signed, under one id", () =>
    withDb(async (db) => {
      await publishChange(db, channels.both());
      const summary = await deliverAlerts(db, { settings: channels.both(), now: () => minutesLater(3) });
      expect(summary).toMatchObject({ entered: 2, sent: 2, failed: 0, givenUp: 0, waiting: 0 });

      const [request, ...others] = channels.hook.seen;
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

      expect(channels.mail.seen).toHaveLength(1);
      expect(channels.mail.seen[0]?.data.toLowerCase()).toContain(`x-offtake-event-id: ${body.id.toLowerCase()}`);
      expect((await deliveriesOf(db)).map(({ eventId, channel, attempts }) => [eventId, channel, attempts])).toEqual([
        [body.id, "email", 1],
        [body.id, "webhook", 1],
      ]);

      expect(await deliverAlerts(db, { settings: channels.both(), now: () => minutesLater(9) })).toMatchObject({
        entered: 0,
        sent: 0,
      });
      expect([channels.hook.seen.length, channels.mail.seen.length]).toEqual([1, 1]);
    }));

  it("tells a condition that is met or close from then on", () =>
    withDb(async (db, url) => {
      await prepareAlerts(db, { settings: channels.webhookOnly(), now: () => T0 });
      const [trigger] = alpha.triggers;
      if (!trigger) throw new Error("the made-up network has no trigger");
      const met = { ...trigger, metric: "revenueUsd" as const, threshold: 1e12, windowQuarters: 1 };
      await loadShipped(db, { ...alpha, triggers: [met] }, "hash-of-alpha");
      await freezeAssessments(db, minutesLater(1));
      await deliverAlerts(db, { settings: channels.webhookOnly(), now: () => minutesLater(2) });
      const inFeed = (await readFeedOf(url)).filter(({ origin }) => origin === "trigger");
      expect(channels.hook.seen.map(({ body }) => JSON.parse(body).id)).toEqual(inFeed.map(({ id }) => id));
      expect(channels.hook.seen.map(({ body }) => JSON.parse(body))).toEqual([
        expect.objectContaining({
          id: expect.stringMatching(/^urn:uuid:/),
          type: "trigger.tripped",
          createdAt: minutesLater(2).toISOString(),
          change: null,
          trigger: expect.objectContaining({ id: "demand-falls", metric: "revenueUsd", threshold: 1e12 }),
        }),
      ]);
      expect(await deliverAlerts(db, { settings: channels.webhookOnly(), now: () => minutesLater(3) })).toMatchObject({
        sent: 0,
      });
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
      const settings = channels.webhookOnly();
      const result = await tellWhatChanges(db, { settings, log: (line) => lines.push(line) }, async () => {
        await loadShipped(db, alpha, "hash-of-alpha");
        await freezeAssessments(db, new Date());
        return "published";
      });
      expect(result).toBe("published");
      expect(channels.hook.seen.map(({ body }) => JSON.parse(body).title)).toEqual([
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
      const settings = channels.webhookOnly();
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
      await publishChange(db, channels.webhookOnly());
      await deliverAlerts(db, { settings: channels.webhookOnly(), ...clock(minutesLater(3)) });
      const summary = await deliverAlerts(db, { settings: channels.both(), ...clock(minutesLater(4)) });
      expect(summary).toMatchObject({ begun: ["email"], entered: 0, sent: 0 });
      expect(channels.mail.seen).toEqual([]);
    }));

  it("the command shows, sends, and keeps the secret to itself", () =>
    withDb(async (db, url) => {
      await publishChange(db, channels.webhookOnly());
      const [preview] = await previewAlerts(db, { settings: channels.webhookOnly() });
      expect(preview?.news).toHaveLength(1);
      const before = { ...process.env };
      Object.assign(process.env, {
        ALERT_WEBHOOK_URL: `${channels.hook.url}/hook`,
        ALERT_WEBHOOK_SECRET: SECRET,
        ALERT_ALLOW_PRIVATE: "1",
      });
      try {
        const dry = await runScript("scripts/alerts.ts", ["--dry-run"], url, { asShipped: true });
        expect(dry).toMatchObject({ exitCode: 0, stderr: "" });
        expect(dry.stdout).toMatch(/^webhook: 1 to tell, 0 waiting.*\n {2}urn:uuid:\S+ {2}Testnet Alpha: /);
        expect(channels.hook.seen).toEqual([]);
        const test = await runScript("scripts/alerts.ts", ["--test"], url);
        expect(test).toMatchObject({ exitCode: 0, stdout: "webhook: the test message was taken\n" });
        expect(JSON.parse(channels.hook.seen[0]?.body ?? "")).toMatchObject({ type: "test", network: null });
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
