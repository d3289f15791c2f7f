import { type AlertChannel, type Db, type Delivery, isEntered, listPending, readChecked } from "@/lib/data";
import { channelsOf } from "./channels";
import type { DeliverOptions } from "./deliver";
import type { AlertEvent } from "./event";
import { findEvents, isAfter, seenAt } from "./find-events";

/** Trying the channels out, without a trace in the book of messages. */

/** What a call would tell now, per channel, without telling it or writing anything. */
export async function previewAlerts(
  db: Db,
  options: DeliverOptions,
): Promise<{ channel: AlertChannel; isFirst: boolean; news: AlertEvent[]; waiting: Delivery[] }[]> {
  const previews = [];
  for (const channel of channelsOf(options.settings).keys()) {
    const [checked, waiting] = [await readChecked(db, channel), await listPending(db, channel)];
    const since = checked === null ? null : await seenAt(db, checked);
    const events = since === null ? [] : (await findEvents(db, since)).filter((event) => isAfter(event, since));
    const news = [];
    for (const event of events) if (!(await isEntered(db, { eventId: event.id, channel }))) news.push(event);
    previews.push({ channel, isFirst: checked === null, news, waiting });
  }
  return previews;
}

/** Sends a test message through every channel once; nothing is written. @returns whether all were taken. */
export async function sendTest(options: DeliverOptions): Promise<boolean> {
  const { now = () => new Date(), log = () => {}, settings } = options;
  const at = now();
  const event: AlertEvent = {
    id: `test-${at.getTime()}`,
    type: "test",
    dated: null,
    ...{ network: null, asOf: null, quarter: null, definition: null, methodVersion: null, change: null, trigger: null },
    words: {
      title: "Offtake: a test message",
      sentences: ["This message was asked for by hand: the channel works. Nothing changed."],
    },
    path: "/changes",
  };
  let isWell = true;
  for (const [channel, send] of channelsOf(settings)) {
    const outcome = await send(event, at, at);
    isWell &&= outcome.ok;
    log(`${channel}: ${outcome.ok ? "the test message was taken" : outcome.failure}`);
  }
  return isWell;
}
