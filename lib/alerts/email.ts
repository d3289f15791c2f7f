import type { Outcome } from "./webhook";

export interface EmailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  smtpUrl: string;
  from: string;
  to: string[];
}

export interface EmailMessage {
  eventId: string;
  subject: string;
  text: string;
}

const TIMEOUT_MS = 20_000;
/** 5xx of SMTP: the server will say the same again. */
const PERMANENT = 500;

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/** Told by code: the words of a server or a driver could repeat user and password. */
function failureOf(error: SmtpError): Outcome {
  const { code, responseCode } = error;
  const isFinal = responseCode !== undefined && responseCode >= PERMANENT && code !== "EAUTH";
  const what = responseCode === undefined ? (code ?? "no reason given") : `${responseCode}`;
  const where = code === "EAUTH" ? "refused user or password" : "did not take the message";
  return { ok: false, failure: `The mail server ${where} (${what}).`, isFinal, retryAfterMs: null };
}

/** Sends a message once, in plain text. Its Message-ID follows from the event, so that mail programs fold repetitions. */
export async function sendEmail(settings: EmailSettings, { eventId, subject, text }: EmailMessage): Promise<Outcome> {
  // Loaded when there is something to send: every seeding and publication passes by here.
  const { createTransport } = await import("nodemailer");
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({
    url: settings.smtpUrl,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: settings.from,
      to: settings.to,
      subject,
      text,
      messageId: `<${eventId.replaceAll(":", "-")}@offtake.invalid>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Offtake-Event-Id": eventId },
    });
    return { ok: true };
  } catch (error) {
    return failureOf(error as SmtpError);
  } finally {
    transport.close();
  }
}
