import { daysBetween, formatAge, formatCount } from "@/lib/format";

/** What the page has to know of an adapter. */
export interface LiveSourceInput {
  id: string;
  title: string;
  /** Sentence that the terms of the source demand. */
  attribution: string;
  /** Where the source is found. */
  url: string;
  /** Setting of its key, where it is off for want of one; null = it is on. */
  offFor: string | null;
  series: { label: string; networkSlug: string; newestDay: string | null; staleAfterDays: number }[];
  health: {
    lastAttemptAt: string;
    lastSuccessAt: string | null;
    lastFailure: string | null;
    consecutiveFailures: number;
    newestDay: string | null;
  } | null;
}

export interface LiveSourceView {
  id: string;
  title: string;
  state: "working" | "failing" | "off" | "never asked";
  /** The state in words, with last success and newest day. */
  words: string;
  /** What went wrong last, while it does; null = nothing. */
  failure: string | null;
  /** Series whose newest value is older than it should be, in words; null = none. */
  stale: string | null;
  attribution: string;
  url: string;
}

export interface LiveView {
  sources: LiveSourceView[];
  setAside: { key: string; words: string; reason: string }[];
  runs: { key: string; words: string }[];
}

/** `3 days ago`, `today`. */
const ago = (moment: string, today: string): string => {
  const age = formatAge(daysBetween(moment.slice(0, 10), today));
  return age === "today" ? "today" : `${age} ago`;
};

const minute = (moment: string): string => `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;

/** How the live sources fare, told in words: never asked, working, failing since, or off. Ages count to `today`. */
export function buildLive(
  inputs: readonly LiveSourceInput[],
  quarantined: readonly { adapterId: string; address: string; receivedAt: string; reason: string }[],
  batches: readonly { label: string; startedAt: string; rowsStored: number; rowsRejected: number; isUndone: boolean }[],
  today: string,
): LiveView {
  return {
    sources: inputs.map((input) => sourceView(input, today)),
    setAside: quarantined.map(({ adapterId, address, receivedAt, reason }) => ({
      key: `${adapterId} ${address} ${receivedAt}`,
      words: `${adapterId}, ${minute(receivedAt)}: ${address}`,
      reason,
    })),
    runs: batches.map(({ label, startedAt, rowsStored, rowsRejected, isUndone }) => ({
      key: startedAt,
      words: `${minute(startedAt)}: ${formatCount(rowsStored)} values new or changed, ${formatCount(rowsRejected)} refused${isUndone ? "; taken back" : ""}. ${label}.`,
    })),
  };
}

function sourceView(input: LiveSourceInput, today: string): LiveSourceView {
  const { id, title, attribution, url, health, offFor } = input;
  const view = { id, title, attribution, url, failure: null, stale: null };
  if (health === null)
    return offFor === null
      ? { ...view, state: "never asked", words: "It is asked with the next ingest." }
      : { ...view, state: "off", words: `It needs a key, ${offFor}.` };
  const success =
    health.lastSuccessAt === null
      ? "It never answered in full"
      : `Last full answer ${ago(health.lastSuccessAt, today)}`;
  const newest =
    health.newestDay === null
      ? "no value so far"
      : `newest value of ${health.newestDay}, ${ago(health.newestDay, today)}`;
  const words = `${success}; ${newest}.`;
  const stale = staleWords(input, today);
  return health.consecutiveFailures === 0
    ? { ...view, state: "working", words, stale }
    : {
        ...view,
        ...{ state: "failing", words, stale },
        failure: `${health.lastFailure ?? "It failed."} Failed ${formatCount(health.consecutiveFailures)} ${health.consecutiveFailures === 1 ? "time" : "times"} in a row, last ${ago(health.lastAttemptAt, today)}.`,
      };
}

/** Each series has its own age from which on it is stale: a price after two days, a table of a portal after four. */
function staleWords({ series }: LiveSourceInput, today: string): string | null {
  const stale = series.filter(
    ({ newestDay, staleAfterDays }) => newestDay !== null && daysBetween(newestDay, today) > staleAfterDays,
  );
  if (stale.length === 0) return null;
  const named = stale
    .slice(0, 3)
    .map(({ networkSlug, label, newestDay }) => `${networkSlug}: ${label} (${newestDay})`)
    .join("; ");
  const more = stale.length > 3 ? `; and ${formatCount(stale.length - 3)} more` : "";
  return `Older than they should be: ${named}${more}.`;
}
