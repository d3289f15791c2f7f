import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterRequest, type AdapterSeries, parseReply } from "../adapter";
import { count, dayText } from "./digits";
import { amount, known, series, unknown } from "./parts";

/** Revenue by day of many networks, compiled by DePIN.Ninja. Needs a key. */

const API = "https://api.depin.ninja/external-access/revenue";
/** 10, 20 and 50 are taken. */
const PAGE_ROWS = 50;

/** Names as the source writes them, small letters and digits alone. */
const SLUGS: Readonly<Record<string, string>> = {
  aethir: "aethir",
  akash: "akash",
  akashnetwork: "akash",
  arweave: "arweave",
  bittensor: "bittensor",
  dimo: "dimo",
  filecoin: "filecoin",
  geodnet: "geodnet",
  grass: "grass",
  helium: "helium",
  hivemapper: "hivemapper",
  ionet: "io-net",
  iotex: "iotex",
  render: "render",
  rendernetwork: "render",
  weatherxm: "weatherxm",
  xnet: "xnet",
};

const revenueOf = (networkSlug: string): AdapterSeries =>
  series({
    key: `${networkSlug}.live.depin-ninja-revenue`,
    metric: "revenue",
    shape: "flow",
    unit: "USD",
    label: "Revenue by DePIN.Ninja",
    measure:
      "What DePIN.Ninja prints as the network’s revenue of the day: gross, net or the project’s own unverified word, as each value says.",
    payer: "unknown",
  });

const SERIES = new Map([...new Set(Object.values(SLUGS))].map((slug) => [slug, revenueOf(slug)]));
const NETWORKS = [...SERIES.keys()];

const pageSchema = z.object({
  page: count,
  totalPages: count,
  data: z.array(
    z
      .object({
        name: z.string().min(1).optional(),
        projectName: z.string().min(1).optional(),
        revenueType: z.string().nullable().optional(),
        revenueData: z.array(z.object({ date: dayText, revenue: amount.nullable() })).optional(),
      })
      .refine(({ name, projectName }) => (name ?? projectName) !== undefined, "expected a name"),
  ),
});
type Project = z.output<typeof pageSchema>["data"][number];

const seriesFor = ({ name, projectName }: Project): AdapterSeries | undefined => {
  const slug = SLUGS[(name ?? projectName ?? "").toLowerCase().replace(/[^a-z0-9]/g, "")];
  return slug === undefined ? undefined : SERIES.get(slug);
};

const typeNote = (type: string | null | undefined): string =>
  type
    ? `DePIN.Ninja calls it ${type.slice(0, 40)}.`
    : "DePIN.Ninja does not say whether it is gross, net or unverified.";

function valuesOf(project: Project, today: string): AdapterReading["values"] {
  const of = seriesFor(project);
  if (!of) return [];
  return (project.revenueData ?? [])
    .filter(({ date }) => date < today)
    .map(({ date, revenue }) =>
      revenue === null || revenue === 0
        ? unknown(of, date, revenue === null ? null : "0", "DePIN.Ninja prints nothing for the day, counted or not.")
        : known(of, date, revenue, String(revenue), typeNote(project.revenueType)),
    );
}

const requestFor = (page: number): AdapterRequest => ({
  address: new URL(`${API}?requestType=byProject&page=${page}&limit=${PAGE_ROWS}&getRevenueHistoricalData=true`),
  headers: (key): Record<string, string> => (key === null ? {} : { "x-api-key": key }),
  respondsWith: "json",
  networkSlugs: NETWORKS,
});

export const depinNinja: Adapter = {
  id: "depin-ninja",
  title: "DePIN.Ninja",
  hosts: ["api.depin.ninja"],
  keyName: "DEPIN_NINJA_API_KEY",
  keyNeed: "everything",
  attribution: "Revenue by day: DePIN.Ninja (https://depin.ninja).",
  perHost: { concurrency: 1, perMinute: 30 },
  maxBytes: null,
  source: {
    id: "live-depin-ninja",
    originId: "depin-ninja",
    kind: "aggregator",
    letter: "C",
    affiliation: "independent",
    publisher: "DePIN.Ninja",
    title: "Revenue by project and day (API)",
    url: "https://depin.ninja",
    licence: "attribution",
    redistribute: "figure",
  },
  series: [...SERIES.values()],
  breaks: [],
  requests: ({ networkSlugs }) => (networkSlugs.some((slug) => SERIES.has(slug)) ? [requestFor(1)] : []),
  nextPage(_request, body) {
    const { page, totalPages } = parseReply(pageSchema, body);
    return page < totalPages ? requestFor(page + 1) : null;
  },
  read(_request, body, { today }) {
    const pages = z.array(pageSchema);
    return {
      values: parseReply(pages, body)
        .flatMap(({ data }) => data)
        .flatMap((project) => valuesOf(project, today)),
    };
  },
};
