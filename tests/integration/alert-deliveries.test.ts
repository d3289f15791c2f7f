import { describe, expect, it } from "vitest";
import { deliverAlerts } from "@/lib/alerts";
import { type Db, openDb } from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import {
  clock,
  deliveriesOf,
  minutesLater,
  onDatabase,
  prepareChannels,
  publishChange,
  SECRET,
} from "./alert-channels";
import { testDatabases } from "./databases";

const channels = prepareChannels();
const MOST_ATTEMPTS = 8;

/** A message that is not taken at once: tried again, by whom, how often, and given up. */
describe.each(testDatabases())("deliveries of alerts on $name", ({ createMigrated }) => {
  const withDb = <Result>(use: (db: Db, url: string) => Promise<Result>) => onDatabase(createMigrated, use);

  it("tries again with the same bytes, waits as asked, and keeps the failure", () =>
    withDb(async (db) => {
      await publishChange(db, channels.webhookOnly());
      const time = clock(minutesLater(3));
      channels.hook.reply({ status: 500 }, { status: 429, headers: { "retry-after": "90" } }, { status: 204 });
      const summary = await deliverAlerts(db, { settings: channels.webhookOnly(), ...time, patienceMs: 300_000 });
      expect(summary).toMatchObject({ sent: 1, failed: 2, givenUp: 0, waiting: 0 });
      expect(channels.hook.seen).toHaveLength(3);
      expect(new Set(channels.hook.seen.map(({ body }) => body)).size).toBe(1);
      expect(new Set(channels.hook.seen.map(({ headers }) => headers["offtake-event-id"])).size).toBe(1);
      // 5 seconds after the first failure, 90 after the second.
      expect(time.now()).toEqual(new Date(minutesLater(3).getTime() + 95_000));
      expect(await deliveriesOf(db)).toMatchObject([
        { attempts: 3, lastFailure: "The receiver answered 429.", deliveredAt: time.now(), nextAttemptAt: null },
      ]);
    }));

  it("leaves what is due later to a later call, also of another process", () =>
    withDb(async (db, url) => {
      await publishChange(db, channels.webhookOnly());
      channels.hook.reply({ status: 503 });
      const first = await deliverAlerts(db, { settings: channels.webhookOnly(), ...clock(minutesLater(3)) });
      expect(first).toMatchObject({ sent: 0, failed: 1, waiting: 1 });
      channels.hook.reply({ status: 204 });
      const other = openDb(url);
      try {
        const early = await deliverAlerts(other, { settings: channels.webhookOnly(), ...clock(minutesLater(3)) });
        expect(early).toMatchObject({ entered: 0, sent: 0, waiting: 1 });
        const later = await deliverAlerts(other, { settings: channels.webhookOnly(), ...clock(minutesLater(4)) });
        expect(later).toMatchObject({ entered: 0, sent: 1, waiting: 0 });
      } finally {
        await other.$disconnect();
      }
    }));

  it("gives up after the last attempt, says so, and starts over when asked to", () =>
    withDb(async (db) => {
      await publishChange(db, channels.webhookOnly());
      channels.hook.reply({ status: 500 });
      const time = clock(minutesLater(3));
      const summary = await deliverAlerts(db, {
        settings: channels.webhookOnly(),
        ...time,
        patienceMs: 10 * 86_400_000,
      });
      expect(summary).toMatchObject({ sent: 0, failed: MOST_ATTEMPTS - 1, givenUp: 1, waiting: 0 });
      expect(channels.hook.seen).toHaveLength(MOST_ATTEMPTS);
      expect(await deliveriesOf(db)).toMatchObject([
        { attempts: MOST_ATTEMPTS, deliveredAt: null, nextAttemptAt: null, lastFailure: "The receiver answered 500." },
      ]);
      channels.hook.reply({ status: 204 });
      expect(await deliverAlerts(db, { settings: channels.webhookOnly(), ...time })).toMatchObject({
        sent: 0,
        waiting: 0,
      });
      const again = await deliverAlerts(db, { settings: channels.webhookOnly(), ...time, retryGivenUp: true });
      expect(again).toMatchObject({ sent: 1, givenUp: 0 });
    }));

  it("sends nothing to this machine unless that is allowed, and keeps why", () =>
    withDb(async (db) => {
      const settings: AlertSettings = {
        ...channels.webhookOnly(),
        webhook: { url: `${channels.hook.url}/hook`, secret: SECRET, allowPrivateAddresses: false },
      };
      await publishChange(db, settings);
      expect(await deliverAlerts(db, { settings, ...clock(minutesLater(3)) })).toMatchObject({ sent: 0, givenUp: 1 });
      expect(channels.hook.seen).toEqual([]);
      expect((await deliveriesOf(db))[0]?.lastFailure).toMatch(/ALERT_ALLOW_PRIVATE=1/);
    }));

  it("one channel that fails does not hold up the other", () =>
    withDb(async (db) => {
      await publishChange(db, channels.both());
      channels.hook.reply({ status: 500 });
      const summary = await deliverAlerts(db, { settings: channels.both(), ...clock(minutesLater(3)) });
      expect(summary).toMatchObject({ entered: 2, sent: 1, failed: 1, waiting: 1 });
      expect(channels.mail.seen).toHaveLength(1);
    }));

  it("two that deliver at once send each message once", () =>
    withDb(async (db, url) => {
      await publishChange(db, channels.both());
      const other = openDb(url);
      try {
        const time = clock(minutesLater(3));
        const summaries = await Promise.all(
          [db, other, db, other].map((one) => deliverAlerts(one, { settings: channels.both(), ...time })),
        );
        const total = (of: "entered" | "sent") => summaries.reduce((sum, summary) => sum + summary[of], 0);
        expect([total("entered"), total("sent")]).toEqual([2, 2]);
        expect([channels.hook.seen.length, channels.mail.seen.length]).toEqual([1, 1]);
      } finally {
        await other.$disconnect();
      }
    }));

  it("a sender that dies with a message in hand loses it to the next after a minute", () =>
    withDb(async (db) => {
      await publishChange(db, channels.webhookOnly());
      channels.hook.reply({ status: 204, answers: false });
      const time = clock(minutesLater(3));
      // Never awaited to its end: the receiver does not answer, as if the process had died there.
      const hanging = deliverAlerts(db, { settings: channels.webhookOnly(), ...time });
      while (channels.hook.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      channels.hook.reply({ status: 204 });
      expect(await deliverAlerts(db, { settings: channels.webhookOnly(), ...clock(minutesLater(3)) })).toMatchObject({
        sent: 0,
        waiting: 1,
      });
      expect(await deliverAlerts(db, { settings: channels.webhookOnly(), ...clock(minutesLater(5)) })).toMatchObject({
        sent: 1,
      });
      expect(channels.hook.seen).toHaveLength(2);
      expect(channels.hook.seen[0]?.body).toBe(channels.hook.seen[1]?.body);
      await hanging;
    }));

  it("does not send what the record does not say any more", () =>
    withDb(async (db) => {
      await publishChange(db, channels.webhookOnly());
      channels.hook.reply({ status: 500 });
      await deliverAlerts(db, { settings: channels.webhookOnly(), ...clock(minutesLater(3)) });
      await db.assessment.deleteMany({ where: { fingerprint: "0123456789abcdef" } });
      channels.hook.reply({ status: 204 });
      const seenBefore = channels.hook.seen.length;
      expect(await deliverAlerts(db, { settings: channels.webhookOnly(), ...clock(minutesLater(9)) })).toMatchObject({
        sent: 0,
        givenUp: 1,
      });
      expect(channels.hook.seen).toHaveLength(seenBefore);
      expect((await deliveriesOf(db))[0]?.lastFailure).toMatch(/does not say so any more/);
    }));
});
