import type { Db } from "./client";
import { withDataErrors } from "./errors";

/** The book of messages: one row per event and channel, so that each is sent once and a failure is not forgotten. */

export const ALERT_CHANNELS = ["webhook", "email"] as const;
export type AlertChannel = (typeof ALERT_CHANNELS)[number];

/** A row under this name says up to when a channel was looked after; it is no message. */
const CHECKED = "checked";

export interface Delivery {
  eventId: string;
  channel: AlertChannel;
  createdAt: Date;
  attempts: number;
  /** null = delivered, given up, or never meant to be sent. */
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  lastFailure: string | null;
}

const isMessage = { eventId: { not: CHECKED } } as const;
const PRISMA_UNIQUE = "P2002";

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === PRISMA_UNIQUE;

/** When a channel was last looked after; null = never: whatever is there now is history to it. */
export const readChecked = (db: Db, channel: AlertChannel): Promise<Date | null> =>
  withDataErrors(async () => {
    const where = { eventId_channel: { eventId: CHECKED, channel } };
    return (await db.alertDelivery.findUnique({ where, select: { deliveredAt: true } }))?.deliveredAt ?? null;
  });

export const writeChecked = (db: Db, channel: AlertChannel, at: Date): Promise<void> =>
  withDataErrors(async () => {
    const key = { eventId: CHECKED, channel };
    await db.alertDelivery.upsert({
      where: { eventId_channel: key },
      create: { ...key, createdAt: at, deliveredAt: at },
      update: { deliveredAt: at },
    });
  });

/** Whether a channel has heard of an event. */
export const isEntered = (db: Db, key: { eventId: string; channel: AlertChannel }): Promise<boolean> =>
  withDataErrors(async () => (await db.alertDelivery.count({ where: key })) > 0);

/**
 * Enters an event for a channel.
 * @param dueAt null = it is only noted, so that it is never sent
 * @returns false when it is there already, entered before or by another process.
 */
export const enterDelivery = (
  db: Db,
  key: { eventId: string; channel: AlertChannel },
  createdAt: Date,
  dueAt: Date | null,
): Promise<boolean> =>
  withDataErrors(async () => {
    if (await isEntered(db, key)) return false;
    try {
      await db.alertDelivery.create({ data: { ...key, createdAt, nextAttemptAt: dueAt } });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  });

/** Messages still to be sent through a channel, in the order of their events. */
export const listPending = (db: Db, channel: AlertChannel): Promise<Delivery[]> =>
  withDataErrors(async () => {
    const rows = await db.alertDelivery.findMany({
      where: { ...isMessage, channel, nextAttemptAt: { not: null } },
      orderBy: [{ createdAt: "asc" }, { eventId: "asc" }],
    });
    return rows.map((row) => ({ ...row, channel }));
  });

/**
 * Takes a message to send it. Of several processes one gets it; should that one die, it is due again at `until`.
 */
export const claimDelivery = (
  db: Db,
  { eventId, channel, nextAttemptAt, attempts }: Delivery,
  until: Date,
): Promise<boolean> =>
  withDataErrors(async () => {
    const { count } = await db.alertDelivery.updateMany({
      where: { eventId, channel, nextAttemptAt, attempts },
      data: { nextAttemptAt: until, attempts: attempts + 1 },
    });
    return count === 1;
  });

export const markDelivered = (db: Db, eventId: string, channel: AlertChannel, at: Date): Promise<void> =>
  withDataErrors(async () => {
    await db.alertDelivery.update({
      where: { eventId_channel: { eventId, channel } },
      data: { deliveredAt: at, nextAttemptAt: null },
    });
  });

/** @param nextAttemptAt null = given up, with the failure kept */
export const markFailed = (
  db: Db,
  eventId: string,
  channel: AlertChannel,
  lastFailure: string,
  nextAttemptAt: Date | null,
): Promise<void> =>
  withDataErrors(async () => {
    await db.alertDelivery.update({
      where: { eventId_channel: { eventId, channel } },
      data: { lastFailure, nextAttemptAt },
    });
  });

/** Makes what was given up due again, with all its attempts. @returns how many there were. */
export const rearmGivenUp = (db: Db, channel: AlertChannel, dueAt: Date): Promise<number> =>
  withDataErrors(async () => {
    const { count } = await db.alertDelivery.updateMany({
      where: { ...isMessage, channel, nextAttemptAt: null, deliveredAt: null, lastFailure: { not: null } },
      data: { nextAttemptAt: dueAt, attempts: 0 },
    });
    return count;
  });
