import { afterAll, beforeAll, beforeEach } from "vitest";
import { prepareAlerts } from "@/lib/alerts";
import { type Db, freezeAssessments, loadShipped, openDb } from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import { readNetworkFacts } from "@/lib/facts";
import { assessRecord, canonicalJson, isAssessable, type NetworkRecord } from "@/lib/scoring";
import { type HttpStub, startHttpStub } from "../support/http-stub";
import { type SmtpStub, startSmtpStub } from "../support/smtp-stub";
import { ALPHA } from "./facts-folder";

/** A receiver of messages, a mail server, and a made-up network whose verdict changes: what tests of alerts share. */

export const SECRET = "a secret of at least 24 characters";
export const T0 = new Date("2026-11-20T08:00:00Z");
export const minutesLater = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);

export interface Channels {
  hook: HttpStub;
  mail: SmtpStub;
  /** Settings with the webhook alone. */
  webhookOnly: () => AlertSettings;
  both: () => AlertSettings;
}

/** Starts both receivers before the tests of a file and empties them before each. Call once, at the top of the file. */
export function prepareChannels(): Channels {
  const channels = {
    webhookOnly: (): AlertSettings => ({
      webhook: { url: `${channels.hook.url}/hook`, secret: SECRET, allowPrivateAddresses: true },
      email: null,
      publicUrl: "https://offtake.example",
    }),
    both: (): AlertSettings => ({
      ...channels.webhookOnly(),
      email: { smtpUrl: channels.mail.url, from: "offtake@example.org", to: ["analyst@example.org"] },
    }),
  } as Channels;
  beforeAll(async () => {
    [channels.hook, channels.mail] = await Promise.all([startHttpStub(), startSmtpStub()]);
  });
  afterAll(() => Promise.all([channels.hook.close(), channels.mail.close()]));
  beforeEach(() => {
    channels.hook.seen.length = 0;
    channels.mail.seen.length = 0;
    channels.hook.reply({ status: 204 });
    channels.mail.answerData("250 taken");
  });
  return channels;
}

/** A clock that only sleep moves. */
export function clock(start: Date) {
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
export const alpha = madeUp();

/** What was frozen last said another verdict: the state before a publication that changes it. */
export async function freezeOtherVerdict(db: Db, frozenAt: Date): Promise<void> {
  const assessed = assessRecord(alpha, { asOf: "2026-03-31" });
  const { slug: networkSlug, asOf, definitionId, methodVersion, quarter } = assessed;
  const said = { ...assessed, verdict: "subsidy_led", reason: null, range: null };
  const head = { networkSlug, asOf, definitionId, methodVersion, quarter };
  await db.assessment.create({
    data: { ...head, fingerprint: "0123456789abcdef", canonicalJson: canonicalJson(said), frozenAt },
  });
}

/** A migrated database of its own for one test. */
export async function onDatabase<Result>(
  createMigrated: () => Promise<string>,
  use: (db: Db, url: string) => Promise<Result>,
): Promise<Result> {
  const url = await createMigrated();
  const db = openDb(url);
  try {
    return await use(db, url);
  } finally {
    await db.$disconnect();
  }
}

/** A channel begins, then a publication changes the verdict. */
export async function publishChange(db: Db, settings: AlertSettings): Promise<void> {
  await freezeOtherVerdict(db, T0);
  await prepareAlerts(db, { settings, now: () => minutesLater(1) });
  await loadShipped(db, alpha, "hash-of-alpha");
  await freezeAssessments(db, minutesLater(2));
}

/** What was sent, or is to be, by channel. */
export const deliveriesOf = (db: Db) =>
  db.alertDelivery.findMany({
    where: { eventId: { not: "checked" } },
    orderBy: [{ channel: "asc" }, { eventId: "asc" }],
  });
