import type { AlertChannel } from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import { sendEmail } from "./email";
import type { AlertEvent } from "./event";
import { emailText, webhookBody } from "./message";
import { type Outcome, postWebhook } from "./webhook";

/** Sends one event once. */
export type Send = (event: AlertEvent, createdAt: Date, now: Date) => Promise<Outcome>;

/** The channels that are set, and how each sends. */
export function channelsOf({ webhook, email, publicUrl }: AlertSettings): ReadonlyMap<AlertChannel, Send> {
  const channels = new Map<AlertChannel, Send>();
  if (webhook)
    channels.set("webhook", (event, createdAt, now) =>
      postWebhook(webhook, { eventId: event.id, body: webhookBody(event, createdAt, publicUrl) }, now),
    );
  if (email)
    channels.set("email", (event) =>
      sendEmail(email, { eventId: event.id, subject: event.words.title, text: emailText(event, publicUrl) }),
    );
  return channels;
}
