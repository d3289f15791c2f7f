import { loadEverything } from "@/lib/loaders/everything";
import { loadAssessed, loadDescribed } from "@/lib/loaders/records";
import { CATEGORIES, VERDICT_CLASSES } from "@/lib/scoring";
import { networkQuery } from "@/lib/views";
import { AS_OF, CURSOR, LIMIT, SLUG } from "../common-params";
import { NETWORK_COLUMNS } from "../csv-columns";
import { unknownNetwork } from "../fault";
import { addressOf, listAnswer, metaOf, operation } from "../operation";
import { choice } from "../params";
import { networkReply, networkRow } from "../replies/network";
import { listOf, replyOf } from "../schemas/parts";
import { NETWORK, NETWORK_ROW } from "../schemas/records";
import { recordOr404 } from "./shared";

const KINDS = ["network", "adjacent", "sector"] as const;

export const listNetworks = operation({
  id: "listNetworks",
  path: "/networks",
  group: "Networks",
  summary: "All networks with their house verdict in short",
  description:
    "The scoreboard: one row for each network with verdict, coverage, paid demand, subsidy, trend and data confidence. What stands beside the networks has no assessment.",
  params: {
    kind: choice(KINDS, { description: "Only networks, what is adjacent to them, or the sector." }),
    category: choice(CATEGORIES, { description: "Only this category." }),
    verdict: choice([...VERDICT_CLASSES, "insufficient_evidence"], { description: "Only this house verdict." }),
    asOf: AS_OF,
    limit: LIMIT,
    cursor: CURSOR,
  },
  reply: listOf("NetworkList", "Networks by slug.", NETWORK_ROW),
  csvName: "networks",
  examples: ["/networks", "/networks?category=compute", "/networks?asOf=2026-06-30&limit=5"],
  answer: async (given, stand) => {
    const { entries, asOf } = await loadEverything(given.asOf);
    const query = networkQuery(given.asOf, null);
    const rows = entries
      .map(({ record, assessed }) =>
        networkRow(record, assessed, addressOf(stand, `/networks/${record.network.slug}${query}`)),
      )
      .filter(
        (row) =>
          (given.kind === null || row.kind === given.kind) &&
          (given.category === null || row.category === given.category) &&
          (given.verdict === null || row.assessment?.verdict === given.verdict),
      );
    return listAnswer(stand, {
      ...{ operationId: "listNetworks", path: "/networks", given, rows, columns: NETWORK_COLUMNS, asOf },
      page: `/${query}`,
    });
  },
});

export const getNetwork = operation({
  id: "getNetwork",
  path: "/networks/{slug}",
  group: "Networks",
  summary: "One network",
  description:
    "What it sells and to whom, who books the revenue, what is in scope, its definitions, dated events and sources, with the house verdict in short.",
  params: { slug: SLUG, asOf: AS_OF },
  reply: replyOf("NetworkReply", "One network.", NETWORK),
  examples: ["/networks/helium", "/networks/chainlink"],
  answer: async ({ slug, asOf }, stand) => {
    await recordOr404(slug);
    const [described, loaded] = await Promise.all([loadDescribed(slug, asOf), loadAssessed(slug, asOf, null)]);
    if (described === null) throw unknownNetwork(slug);
    const data = networkReply(described.record, loaded?.assessed ?? null, described.described);
    const day = described.described.asOf;
    const meta = metaOf(stand, {
      asOf: day,
      page: `/networks/${slug}${networkQuery(asOf, null)}`,
      fingerprint: data.assessment?.fingerprint ?? null,
    });
    return { body: { meta, data }, asOf: day };
  },
});
