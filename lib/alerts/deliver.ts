import {
  type AlertChannel,
  claimDelivery,
  type Db,
  type Delivery,
  enterDelivery,
  listPending,
  markDelivered,
  markFailed,
  readChecked,
  rearmGivenUp,
  writeChecked,
} from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import { waitAfter } from "./backoff";
import { channelsOf, type Send } from "./channels";
import type { AlertEvent } from "./event";
import { findEvents, isAfter, seenAt } from "./find-events";

/** The facts behind an open message became known at most so long before it was entered. */
const FOUND_AGAIN_MS = 31 * 86_400_000;

/** Another process may take over a message whose sender has been silent for so long. */
const CLAIM_MS = 60_000;

export interface DeliverOptions {
  settings: AlertSettings;
  now?: () => Date;
  /** 0–1. */
  random?: () => number;
  sleep?: (ms: number) => Promise<void>;
  /** How long to stay for messages that failed and are due again soon. Default 0: the next call sees to them. */
  patienceMs?: number;
  /** Send again what was given up. */
  retryGivenUp?: boolean;
  /** One line per message; holds no secret. */
  log?: (line: string) => void;
}

/** What a call did, over all channels. */
export interface AlertSummary {
  channels: AlertChannel[];
  /** Channels that were looked after for the first time: what was there is noted and never sent. */
  begun: AlertChannel[];
  entered: number;
  sent: number;
  failed: number;
  givenUp: number;
  /** Messages that are still to be sent. */
  waiting: number;
}

type Context = Required<Omit<DeliverOptions, "retryGivenUp">> & { db: Db; summary: AlertSummary };

const toContext = (db: Db, channels: AlertChannel[], options: DeliverOptions): Context => ({
  now: () => new Date(),
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  patienceMs: 0,
  log: () => {},
  ...options,
  db,
  summary: { channels, begun: [], entered: 0, sent: 0, failed: 0, givenUp: 0, waiting: 0 },
});

/**
 * Begins a channel that was never looked after: conditions that are met by now are noted, verdicts count from here on.
 * Call it before publishing, so that what the publication changes is news. Where nothing is set, or all has begun, it
 * asks the database one question per channel.
 */
export async function prepareAlerts(db: Db, options: DeliverOptions): Promise<AlertChannel[]> {
  const sends = channelsOf(options.settings);
  const context = toContext(db, [...sends.keys()], options);
  const at = context.now();
  let events: AlertEvent[] | null = null;
  for (const channel of sends.keys()) {
    if ((await readChecked(db, channel)) !== null) continue;
    events ??= await findEvents(db, await seenAt(db, at));
    for (const { id } of events) await enterDelivery(db, { eventId: id, channel }, at, null);
    await writeChecked(db, channel, at);
    context.summary.begun.push(channel);
  }
  return context.summary.begun;
}

/**
 * Tells what is new since the last call through every channel that is set, and sends again what failed and is due.
 * Safe to call after every publication, from several processes at once, and again after a crash: an event is entered
 * once per channel, and a message that may have been sent twice has the same id both times.
 */
export async function deliverAlerts(db: Db, options: DeliverOptions): Promise<AlertSummary> {
  const sends = channelsOf(options.settings);
  const context = toContext(db, [...sends.keys()], options);
  if (sends.size === 0) return context.summary;
  context.summary.begun = await prepareAlerts(db, options);
  if (options.retryGivenUp) for (const channel of sends.keys()) await rearmGivenUp(db, channel, context.now());
  const events = await enterNews(context, [...sends.keys()]);
  for (const [channel, send] of sends) await sendPending(context, channel, send, events);
  return context.summary;
}

/** Enters what a channel has not heard of. @returns every event that an open message may be about, by id. */
async function enterNews(context: Context, channels: AlertChannel[]): Promise<Map<string, AlertEvent>> {
  const { db, now, summary } = context;
  const at = now();
  const [checked, open] = [new Map<AlertChannel, Date>(), [] as Delivery[]];
  for (const channel of channels) {
    checked.set(channel, (await readChecked(db, channel)) ?? at);
    open.push(...(await listPending(db, channel)));
  }
  // What an open message is about has to be found again, so it is looked for from before it was entered.
  const from = Math.min(
    ...[...checked.values()].map(Number),
    ...open.map(({ createdAt }) => createdAt.getTime() - FOUND_AGAIN_MS),
  );
  const events = await findEvents(db, await seenAt(db, new Date(from)));
  for (const channel of channels) {
    const since = await seenAt(db, checked.get(channel) ?? at);
    for (const event of events) {
      if (!isAfter(event, since)) continue;
      if (await enterDelivery(db, { eventId: event.id, channel }, at, at)) summary.entered += 1;
    }
    await writeChecked(db, channel, at);
  }
  return new Map(events.map((event) => [event.id, event]));
}

/** Sends what is due, and stays for what is due again within the caller's patience. */
async function sendPending(
  context: Context,
  channel: AlertChannel,
  send: Send,
  events: ReadonlyMap<string, AlertEvent>,
): Promise<void> {
  const { db, now, sleep, summary } = context;
  const until = now().getTime() + context.patienceMs;
  for (;;) {
    const pending = await listPending(db, channel);
    const due = pending.filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now());
    for (const delivery of due) await sendOne(context, delivery, send, events.get(delivery.eventId));
    if (due.length > 0) continue;
    const next = Math.min(...pending.map(({ nextAttemptAt }) => nextAttemptAt?.getTime() ?? Number.POSITIVE_INFINITY));
    if (next > until) {
      summary.waiting += pending.length;
      return;
    }
    await sleep(Math.max(1, next - now().getTime()));
  }
}

async function sendOne(context: Context, delivery: Delivery, send: Send, event: AlertEvent | undefined): Promise<void> {
  const { db, now, random, log, summary } = context;
  const { eventId, channel } = delivery;
  if (!(await claimDelivery(db, delivery, new Date(now().getTime() + CLAIM_MS)))) return;
  if (event === undefined) {
    const why = "The record does not say so any more: it was corrected before the message could be sent.";
    await markFailed(db, eventId, channel, why, null);
    summary.givenUp += 1;
    log(`${channel} ${eventId}: not sent. ${why}`);
    return;
  }
  const outcome = await send(event, delivery.createdAt, now());
  if (outcome.ok) {
    await markDelivered(db, eventId, channel, now());
    summary.sent += 1;
    log(`${channel} ${eventId}: sent`);
    return;
  }
  const waitMs = outcome.isFinal ? null : waitAfter(delivery.attempts + 1, outcome.retryAfterMs, random());
  const next = waitMs === null ? null : new Date(now().getTime() + waitMs);
  await markFailed(db, eventId, channel, outcome.failure, next);
  if (next === null) summary.givenUp += 1;
  else summary.failed += 1;
  log(
    `${channel} ${eventId}: attempt ${delivery.attempts + 1} failed, ${next === null ? "given up" : `next at ${next.toISOString()}`}. ${outcome.failure}`,
  );
}
