import type { AnyRecord } from "@/lib/scoring";
import type { ClaimsPageView } from "../claims-page";
import type { ConflictsPageView } from "../conflicts-page";
import { proseText } from "../prose";
import { queryText } from "../tables/address";
import { tracer } from "../tracer";
import type { SearchEntry } from "./entry";
import { SITE_PAGES } from "./site-pages";

const UNASSESSED = { adjacent: "adjacent, not assessed", sector: "the whole sector" } as const;

/** A page on the reader’s day; a comparison has a query already. */
const onDay = (href: string, asked: string | null): string =>
  asked === null ? href : `${href}${href.includes("?") ? "&" : "?"}asOf=${asked}`;

function recordEntries({ network, definitions }: AnyRecord, query: string): SearchEntry[] {
  const { slug, name, token, previousTickers } = network;
  const what = network.kind === "network" ? `${network.category}, ${network.resource}` : UNASSESSED[network.kind];
  const to = tracer(slug, query);
  const earlier = previousTickers.length > 0 ? `, earlier ${previousTickers.join(", ")}` : "";
  return [
    {
      kind: "network",
      title: name,
      detail: `${token}${earlier} · ${what}`,
      href: `/networks/${slug}${query}`,
      words: [slug, token, ...previousTickers],
    },
    ...definitions.map(
      ({ id, label, house }): SearchEntry => ({
        kind: "definition",
        title: label,
        detail: `${name}, ${house ? "house definition" : "another definition"}`,
        href: to.to("definition", id).href,
        words: [slug, token],
      }),
    ),
  ];
}

/**
 * All that the search finds on one day: networks with the tickers they have and had, pages, definitions, and conflicts
 * and claims by their words. @param asked a past day, which every address keeps; null = now
 */
export function buildSearchIndex(
  records: readonly AnyRecord[],
  conflicts: Pick<ConflictsPageView, "rows">,
  claims: Pick<ClaimsPageView, "articles">,
  asked: string | null,
): SearchEntry[] {
  const query = queryText({ asOf: asked });
  // The name of the network stands beside the title.
  const tickers = new Map(records.map(({ network }) => [network.slug, [network.token]]));
  return [
    ...records.flatMap((record) => recordEntries(record, query)),
    ...SITE_PAGES.map(
      ({ href, label, about, words }): SearchEntry => ({
        kind: "page",
        title: label,
        detail: about,
        href: onDay(href, asked),
        words: [...words],
      }),
    ),
    ...conflicts.rows.map(
      ({ slug, name, effect, conflict }): SearchEntry => ({
        kind: "conflict",
        title: proseText(conflict.title),
        detail: `${name}, ${conflict.status}; ${effect}`,
        href: conflict.lead.href,
        words: tickers.get(slug) ?? [],
      }),
    ),
    ...claims.articles.flatMap(({ rows }) =>
      rows.map(
        ({ id, slug, name, statement, statusWords }): SearchEntry => ({
          kind: "claim",
          title: proseText(statement),
          detail: `${name}, ${statusWords}`,
          href: tracer(slug, query).to("claim", id).href,
          words: tickers.get(slug) ?? [],
        }),
      ),
    ),
  ];
}
