import { type AnyRecord, CLAIM_STATUSES, type ClaimFact, type SourceFact } from "@/lib/scoring";
import { type Choice, type FilterQuery, filterRows } from "./choices";
import { claimedAmount, claimedPeriod } from "./claim-words";
import { textReader } from "./known-texts";
import type { ProseView } from "./prose";

/** Query of `/claims`: every part has a fallback. */
export type ClaimsQuery = FilterQuery<"article" | "status" | "network">;

export interface ClaimRow {
  id: string;
  slug: string;
  name: string;
  statement: ProseView;
  status: ClaimFact["status"];
  statusWords: string;
  text: ProseView;
  arithmetic: ProseView | null;
  /** Observations that decide, the article's own among them. */
  evidence: { text: string; source: string; period: string; trace: string; href: string }[];
}

export interface ClaimsPageView {
  asOf: string;
  total: number;
  /** All claims by status, in words. */
  tally: { status: ClaimFact["status"]; words: string; count: number }[];
  articles: { title: string; rows: ClaimRow[] }[];
  choices: Record<keyof ClaimsQuery, Choice[]>;
}

/** `not_supported` is about our record, not about the world. */
export const CLAIM_WORDS: Record<ClaimFact["status"], string> = {
  supported: "supported",
  partly: "partly supported",
  not_supported: "not supported by the record we hold",
  refuted: "refuted by arithmetic",
  unverifiable: "cannot be verified",
};

interface Placed {
  row: ClaimRow;
  article: SourceFact;
}

/** Claims of one record that could be decided on the day: their article and all that decides them were known. */
function claimsOf(record: AnyRecord, asOf: string, query: string): Placed[] {
  const { slug, name, compiledOn } = record.network;
  const reader = textReader(record, asOf, query);
  const observations = new Map(record.observations.map((row) => [row.id, row]));
  const series = new Map(record.series.map((one) => [one.id, one]));
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  return record.claims.flatMap((claim) => {
    const article = sources.get(claim.sourceId);
    if (!article) return [];
    // An article without a day counts from the day the facts were compiled.
    const days = [
      article.publishedOn ?? compiledOn,
      ...claim.observationIds.map((id) => observations.get(id)?.knownOn),
    ];
    if (days.some((day) => day !== undefined && day > asOf)) return [];
    const about = { kind: "claim", id: claim.id } as const;
    const row: ClaimRow = {
      id: claim.id,
      slug,
      name,
      statement: reader.prose(claim.statement, about),
      status: claim.status,
      statusWords: CLAIM_WORDS[claim.status],
      text: reader.prose(claim.text, about),
      arithmetic: claim.arithmetic === null ? null : reader.prose(claim.arithmetic, about),
      evidence: claim.observationIds.flatMap((id) => {
        const observation = observations.get(id);
        const of = observation && series.get(observation.seriesId);
        if (!observation || !of) return [];
        return [
          {
            text: `${of.label}: ${claimedAmount(observation, of.unit)}`,
            source: sources.get(observation.sourceId)?.publisher ?? "unknown",
            period: claimedPeriod(observation),
            ...reader.to.to("observation", id),
          },
        ];
      }),
    };
    return [{ row, article }];
  });
}

/** What the articles said against what the record shows, article by article. */
export function buildClaimsPage(
  records: readonly AnyRecord[],
  query: ClaimsQuery,
  asOf: string,
  asked: string | null,
): ClaimsPageView {
  const all = records.flatMap((record) => claimsOf(record, asOf, asked ? `?asOf=${asked}` : ""));
  const { rows: shown, choices } = filterRows<keyof ClaimsQuery, Placed>(
    all,
    query,
    {
      article: ({ article }) => ({ value: article.id, label: article.title }),
      status: ({ row }) => ({ value: row.status, label: row.statusWords }),
      network: ({ row }) => ({ value: row.slug, label: row.name }),
    },
    "/claims",
    asked,
  );
  const titles = [...new Map(shown.map(({ article }) => [article.id, article.title]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    asOf,
    total: all.length,
    tally: CLAIM_STATUSES.map((status) => ({
      status,
      words: CLAIM_WORDS[status],
      count: all.filter(({ row }) => row.status === status).length,
    })),
    articles: titles.map(([id, title]) => ({
      title,
      rows: shown
        .filter(({ article }) => article.id === id)
        .map(({ row }) => row)
        .sort(
          (a, b) => CLAIM_ORDER.indexOf(a.status) - CLAIM_ORDER.indexOf(b.status) || a.name.localeCompare(b.name, "en"),
        ),
    })),
    choices,
  };
}

/** What a reader should know first. */
const CLAIM_ORDER: readonly ClaimFact["status"][] = ["refuted", "not_supported", "partly", "supported", "unverifiable"];
