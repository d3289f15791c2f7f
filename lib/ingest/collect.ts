import { createHash } from "node:crypto";
import {
  type Adapter,
  type AdapterContext,
  type AdapterEvent,
  type AdapterReading,
  type AdapterReject,
  type AdapterRequest,
  type DailyValue,
  ShapeError,
} from "./adapter";
import { admit, seriesKeyOf } from "./border";
import { type Reply, type UpstreamClient, UpstreamError } from "./client";

export type KnownReply = { etag: string | null; lastModified: string | null };

/** A value with the reply it was read from. */
export interface CollectedValue extends DailyValue {
  replyHash: string;
}

export interface Fetched {
  address: string;
  etag: string | null;
  lastModified: string | null;
  replyHash: string;
}

export interface Quarantined {
  address: string;
  status: number;
  reason: string;
  replyHash: string;
  /** The first 2,000 characters. */
  excerpt: string;
}

/** What one adapter brought home. */
export interface Collected {
  adapter: Adapter;
  /** One per series and day. */
  values: CollectedValue[];
  events: AdapterEvent[];
  rejects: (AdapterReject & { address: string })[];
  quarantined: Quarantined[];
  fetched: Fetched[];
  asked: number;
  unchanged: number;
  /** One sentence each. */
  failures: string[];
}

/** How the reason begins when it was no schema that refused a reply. */
export const UNFORESEEN = "The reply could not be read";

/** Pages of one question; more means the source goes round in circles. */
const MOST_PAGES = 200;
const EXCERPT_CHARACTERS = 2000;

/**
 * Asks one adapter's questions and reads the answers. A question that fails costs its own values and no others; a reply
 * that is not as documented is set aside whole. Never throws for what an upstream does.
 */
export async function collect(
  adapter: Adapter,
  context: AdapterContext,
  client: UpstreamClient,
  options: { key: string | null; knownReply: (address: string) => KnownReply | null },
): Promise<Collected> {
  const collected: Collected = {
    adapter,
    values: [],
    events: adapter.breaks.filter((event) => context.networkSlugs.includes(event.networkSlug)),
    rejects: [],
    quarantined: [],
    fetched: [],
    asked: 0,
    unchanged: 0,
    failures: [],
  };
  const wanted = new Set(context.networkSlugs);
  const requests = adapter.requests(context).filter((request) => request.networkSlugs.some((slug) => wanted.has(slug)));
  const answers = await Promise.all(
    requests.map((request) => answerOf(adapter, request, context, client, options, collected)),
  );
  // In the order of the questions, whoever answered first: the same replies give the same rows.
  const values = new Map<string, CollectedValue>();
  for (const answer of answers) {
    if (answer === null) continue;
    collected.quarantined.push(...answer.quarantined);
    if (answer.reading === null) continue;
    const { address } = answer;
    const admitted = admit(adapter, answer.reading, context);
    collected.events.push(...(answer.reading.events ?? []).filter((event) => wanted.has(event.networkSlug)));
    collected.rejects.push(...admitted.rejects.map((reject) => ({ ...reject, address })));
    for (const value of admitted.values) {
      const key = `${seriesKeyOf(value)} ${value.day}`;
      const first = values.get(key);
      if (first === undefined) values.set(key, { ...value, replyHash: answer.replyHash });
      else if (first.value !== value.value && value.day !== context.today)
        collected.rejects.push({
          position: 0,
          column: value.seriesKey,
          value: value.literal,
          reason: `A second value for ${value.day}; the first stands.`,
          address,
        });
    }
    if (answer.fetched !== null) collected.fetched.push(answer.fetched);
  }
  collected.values = [...values.values()];
  return collected;
}

interface Answer {
  address: string;
  reading: AdapterReading | null;
  replyHash: string;
  quarantined: Quarantined[];
  /** null = the reply is not to be asked for conditionally. */
  fetched: Fetched | null;
}

async function answerOf(
  adapter: Adapter,
  request: AdapterRequest,
  context: AdapterContext,
  client: UpstreamClient,
  { key, knownReply }: { key: string | null; knownReply: (address: string) => KnownReply | null },
  collected: Collected,
): Promise<Answer | null> {
  const address = addressOf(request);
  collected.asked += 1;
  // Only a plain question with one page, about networks all of which are wanted, may be answered by "unchanged".
  const isWhole = request.networkSlugs.every((slug) => context.networkSlugs.includes(slug));
  const isPlain = request.body === undefined && adapter.nextPage === undefined && request.isWindow !== true;
  let last: Reply | null = null;
  try {
    const bodies: unknown[] = [];
    const hashes: string[] = [];
    for (let next: AdapterRequest | null = request; next !== null; ) {
      if (bodies.length >= MOST_PAGES) throw new UpstreamError(`More than ${MOST_PAGES} pages of ${address}.`);
      const known = isWhole && isPlain ? knownReply(address) : null;
      const reply: Reply | "unchanged" = await client.ask(adapter, next, { key, known });
      if (reply === "unchanged") {
        collected.unchanged += 1;
        return null;
      }
      last = reply;
      const body = bodyOf(reply, request);
      bodies.push(body);
      hashes.push(reply.replyHash);
      next = adapter.nextPage?.(next, body) ?? null;
    }
    const replyHash = hashes.length === 1 ? (hashes[0] ?? "") : sha256(hashes.join("\n"));
    const body = adapter.nextPage === undefined ? bodies[0] : bodies;
    const reading = await adapter.read(request, body, context);
    // A reply of the running day is that day's reading. "Unchanged" tomorrow would give tomorrow none, and let a value age
    // that the source confirmed: it is asked for whole.
    const isOfToday = reading.values.some(({ day }) => day === context.today);
    const fetched =
      isWhole && isPlain && !isOfToday && last !== null && (last.etag !== null || last.lastModified !== null)
        ? { address, etag: last.etag, lastModified: last.lastModified, replyHash }
        : null;
    return { address, reading, replyHash, quarantined: [], fetched };
  } catch (error) {
    if (error instanceof UpstreamError) {
      collected.failures.push(error.message);
      return null;
    }
    if (last === null) throw error;
    // An adapter that trips over a reply costs that reply, and not what the others bring.
    const reason = error instanceof ShapeError ? error.message : `${UNFORESEEN}: ${messageOf(error)}.`;
    const { status, replyHash, bytes } = last;
    const quarantined = [{ address, status, reason, replyHash, excerpt: excerptOf(bytes) }];
    return { address, reading: null, replyHash, quarantined, fetched: null };
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 200) : "no reason given";

/** Addresses of questions that differ in their body only are told apart by it. */
export const addressOf = ({ address, body }: AdapterRequest): string =>
  body === undefined ? address.href : `${address.href} ${JSON.stringify(body)}`;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** NUL is no text to PostgreSQL. */
const excerptOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, EXCERPT_CHARACTERS * 4))
    .toString("utf8")
    .replaceAll("\u0000", "�")
    .slice(0, EXCERPT_CHARACTERS);

function bodyOf(reply: Reply, { respondsWith }: AdapterRequest): unknown {
  if (reply.isHtml) throw new ShapeError("A web page stands where data should.");
  if (respondsWith === "bytes") return reply.bytes;
  const text = Buffer.from(reply.bytes).toString("utf8");
  if (respondsWith === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new ShapeError(text.trim() === "" ? "The reply is empty." : "The reply is not JSON, or breaks off.");
  }
}
