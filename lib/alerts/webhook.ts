import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { checkLiteralHost, publicLookup } from "./address-guard";
import { SIGNATURE_HEADER, signatureOf } from "./signature";

/** How a message fared. `failure` is one sentence without secrets. */
export type Outcome =
  | { ok: true }
  | {
      ok: false;
      failure: string;
      /** Trying again cannot help. */
      isFinal: boolean;
      /** What the receiver asked for; null = nothing. */
      retryAfterMs: number | null;
    };

export interface WebhookSettings {
  url: string;
  secret: string;
  allowPrivateAddresses: boolean;
}

/** What is sent: the same id and bytes each time, so a receiver can tell a repetition. */
export interface WebhookMessage {
  eventId: string;
  body: string;
}

const TIMEOUT_MS = 10_000;
/** Gone: the receiver says that nobody listens here any more. */
const GONE = 410;

const failed = (failure: string, isFinal = false, retryAfterMs: number | null = null): Outcome => ({
  ok: false,
  ...{ failure, isFinal, retryAfterMs },
});

/** Milliseconds of a `Retry-After`, in seconds or as a date; null when it says neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

function failureOf(status: number, retryAfter: string | undefined, now: Date): Outcome {
  if (status >= 300 && status < 400)
    return failed(`The receiver answered ${status}, a redirection: set ALERT_WEBHOOK_URL to the address it leads to.`);
  return failed(`The receiver answered ${status}.`, status === GONE, retryAfterMs(retryAfter, now));
}

/** A failure of the connection by its code; a message of the system could repeat the address with what it holds. */
function connectionFailure(error: NodeJS.ErrnoException): Outcome {
  if (error.name === "AddressRefused") return failed(error.message, true);
  return failed(`The receiver could not be reached (${error.code ?? "no reason given"}).`);
}

/** Sends a message once. Redirections are not followed: they could lead where the address itself may not. */
export function postWebhook(
  { url, secret, allowPrivateAddresses }: WebhookSettings,
  { eventId, body }: WebhookMessage,
  now: Date,
): Promise<Outcome> {
  const address = new URL(url);
  if (!allowPrivateAddresses) {
    try {
      checkLiteralHost(address);
    } catch (error) {
      return Promise.resolve(failed(error instanceof Error ? error.message : String(error), true));
    }
  }
  const send = address.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const sent = send(
      address,
      {
        method: "POST",
        // A connection of its own: one that is kept could outlive the check of its address.
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(allowPrivateAddresses ? {} : { lookup: publicLookup }),
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(body),
          "User-Agent": "Offtake-Alerts/1",
          "Offtake-Event-Id": eventId,
          [SIGNATURE_HEADER]: signatureOf(body, secret, now),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        // What the receiver has to say is not read: its status is the answer.
        response.destroy();
        resolve(status >= 200 && status < 300 ? { ok: true } : failureOf(status, response.headers["retry-after"], now));
      },
    );
    sent.on("error", (error: NodeJS.ErrnoException) =>
      resolve(
        error.name === "TimeoutError" || error.code === "ABORT_ERR"
          ? failed(`The receiver did not answer within ${TIMEOUT_MS / 1000} seconds.`)
          : connectionFailure(error),
      ),
    );
    sent.end(body);
  });
}
