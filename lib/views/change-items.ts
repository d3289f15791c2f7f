import { formatCoverage, formatMultiple, formatPercent } from "@/lib/format";
import { CHANGE_CAUSES, type ChangeCause, sha256, type WhyChanged } from "@/lib/scoring";
import type { ChangeFact, ChangeSide } from "./changes";
import { type ProseView, proseText } from "./prose";
import { tracer } from "./tracer";
import { type VerdictView, verdictView } from "./verdict";

/**
 * published = dated by what was known on each day · history = quarter by quarter in today's record · load = a load of
 * facts, an import or its undoing rewrote what the site had said.
 */
export type ChangeOrigin = ChangeFact["basis"] | "load";

/** A change of verdict in words: one entry of the page, of both feeds, and of what a webhook is sent. */
export interface ChangeItem {
  /** `urn:uuid:…`, the same for the same change at any time and on any site. */
  id: string;
  origin: ChangeOrigin;
  slug: string;
  name: string;
  /** Day on which the later side became known, or was loaded. */
  date: string;
  /** Quarter t of the later side; null when none was usable. */
  quarter: string | null;
  from: VerdictView;
  to: VerdictView;
  /** What made most of it. */
  cause: ChangeCause;
  causeWords: string;
  /** What moved it, in sentences. */
  moved: ProseView;
  /** Token price ÷ the whole change of coverage; null where it has no size. */
  priceShare: ProseView | null;
  /** "Render: insufficient evidence, now subsidy-leaning". */
  title: string;
  /** Path of the network's page as of the day, with its query. */
  path: string;
}

export const CAUSE_WORDS: Record<ChangeCause, string> = {
  data: "New data",
  restatement: "Restated figures",
  definition: "Definition",
  method: "Method",
};

const GROUP_WORDS: Record<string, string> = {
  revenue: "revenue",
  emission: "emissions",
  price: "token price",
  factors: "the other factors of the score",
  evidence: "the evidence",
  window: "the span of the record",
  definition: "the definition",
  rules: "the rules",
};

/** Changes of ln C* under this are none. */
const NOTHING = 5e-4;

export interface ChangedNetwork {
  slug: string;
  name: string;
}

interface ItemParts {
  change: Omit<ChangeFact, "basis">;
  origin: ChangeOrigin;
  /** What tells it apart from the other changes of its network, whenever it is computed. */
  key: string;
  /** Query of the network's page on the later side: "" or `?asOf=…`. */
  query: string;
}

/** A change of verdict as an entry; of the record's own history each number leads to its quarter. */
export function changeItem({ slug, name }: ChangedNetwork, { change, origin, key, query }: ItemParts): ChangeItem {
  const { from, to, why, date } = change;
  const [before, after] = [sideView(from), sideView(to)];
  const cause = causeOf(why);
  const about = origin === "history" && to.quarter !== null ? `history@${to.quarter}` : "coverage.prudent";
  const say = (text: string) => tracer(slug, query).words(text, about);
  return {
    id: urn(`${slug}/${origin}/${key}`),
    ...{ origin, slug, name, date, quarter: to.quarter, from: before, to: after, cause },
    causeWords: CAUSE_WORDS[cause],
    moved: say([coverageWords(from, to), ...movedWords(change), reasonWords(before, after)].filter(Boolean).join(" ")),
    priceShare: why?.priceShare === null || why === null ? null : say(priceWords(why.priceShare)),
    title: `${name}: ${titleWords(before, after)}`,
    path: `/networks/${slug}${query}`,
  };
}

const sideView = (side: ChangeSide): VerdictView => verdictView({ ...side, wouldBe: null, tags: [] });

const titleWords = ({ label: before }: VerdictView, { label: after }: VerdictView): string =>
  before === after ? `${lowered(after)}, for another reason than before` : `${lowered(before)}, now ${lowered(after)}`;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The cause of the largest part; new data where nothing has a size, since what was missing became known. */
export function causeOf(why: WhyChanged | null): ChangeCause {
  const sized = CHANGE_CAUSES.map((cause) => ({ cause, size: Math.abs(why?.byCause[cause] ?? 0) }));
  const largest = sized.reduce((most, one) => (one.size > most.size ? one : most));
  if (largest.size > NOTHING) return largest.cause;
  return why?.parts.find(({ from, to }) => from !== to)?.cause ?? "data";
}

function coverageWords(from: ChangeSide, to: ChangeSide): string {
  const [before, after] = [from.prudentCoverage, to.prudentCoverage];
  if (before === null && after === null) return "";
  if (before === null) return `Prudent coverage C* became known: ${formatCoverage(after)}.`;
  if (after === null) return `Prudent coverage C*, ${formatCoverage(before)} before, can no longer be computed.`;
  if (Math.abs(Math.log(after / before)) < NOTHING) return "";
  return `Prudent coverage C* moved from ${formatCoverage(before)} to ${formatCoverage(after)}.`;
}

/** What the swaps did one after the other, the largest first. */
function movedWords({ why, from, to }: Omit<ChangeFact, "basis">): string[] {
  if (why === null)
    return from.quarter === to.quarter ? [] : [`The latest usable quarter is ${to.quarter ?? "none"} now.`];
  const sized = why.parts
    .flatMap(({ group, cause, deltaLnCoverage: delta }) =>
      delta === null || Math.abs(delta) < NOTHING ? [] : [{ group, cause, delta }],
    )
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  if (sized.length > 0)
    return [
      `${sized
        .map(
          ({ group, cause, delta }, at) =>
            `${at === 0 ? capital(groupWords(group, cause)) : groupWords(group, cause)} ${formatMultiple(Math.exp(delta))}`,
        )
        .join(", ")}.`,
    ];
  const turned = why.parts.find((part) => part.from !== part.to);
  if (turned?.group === "window")
    return [
      "The figures known before and after do not cover the same quarters or year, so no single one accounts for it.",
    ];
  if (turned) return [`What turned it: ${groupWords(turned.group, turned.cause)}.`];
  return from.quarter === to.quarter && to.quarter !== null
    ? ["No figure of the ratio moved: time passed, or the evidence was weighed anew."]
    : [];
}

const groupWords = (group: string, cause: ChangeCause): string =>
  `${cause === "restatement" ? "restated " : ""}${GROUP_WORDS[group] ?? group}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why there is no class on the later side, where that is what changed. */
const reasonWords = (before: VerdictView, after: VerdictView): string =>
  after.step === null && after.explanation !== before.explanation ? after.explanation : "";

/** Token price alone, of the whole change. */
function priceWords(share: number): string {
  if (share < 0) return `Token price worked against it (${formatPercent(share)} of the change).`;
  if (share > 1) return `Token price alone would have moved it further (${formatPercent(share)} of the change).`;
  return `Token price alone made ${formatPercent(share)} of the change.`;
}

/** A name for a key that no address is part of: the key's hash in the form of a UUID (version 8). */
export function urn(key: string): string {
  const hex = sha256(`offtake change ${key}`);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Newest first; of one day by name. */
export const byDay = (a: ChangeItem, b: ChangeItem): number =>
  a.date === b.date ? a.name.localeCompare(b.name, "en") : a.date < b.date ? 1 : -1;

/** The whole entry as one text. */
export const itemText = ({ moved, priceShare, causeWords, quarter, date }: ChangeItem): string =>
  [
    `${causeWords}; quarter t: ${quarter ?? "none usable"}; known on ${date}.`,
    proseText(moved),
    priceShare ? proseText(priceShare) : "",
  ]
    .filter(Boolean)
    .join(" ");
