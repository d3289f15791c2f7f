import * as z from "zod";
import { type Adapter, type AdapterSeries, parseReply } from "../adapter";
import { amount, dayOfMs, known, series, unixSeconds, unknown } from "./parts";

/** Revenue by day as Web3Index prints it: a second reading beside the origins it takes it from. */

const API = "https://web3index.org/api/projects";

interface Project {
  id: string;
  revenue: AdapterSeries;
}

const revenue = (networkSlug: string, measure: string, payer: AdapterSeries["payer"], originId: string) =>
  series({
    key: `${networkSlug}.live.web3index-revenue`,
    metric: "revenue",
    shape: "flow",
    unit: "USD",
    label: "Revenue by Web3Index",
    measure,
    payer,
    source: {
      id: "live-web3index",
      originId,
      kind: "aggregator",
      letter: "C",
      affiliation: "independent",
      publisher: "Web3Index",
      title: "Revenue by day, read daily",
      url: "https://web3index.org",
      licence: "unknown",
      redistribute: "figure",
    },
  });

const PROJECTS: readonly Project[] = [
  {
    id: "akash",
    revenue: revenue(
      "akash",
      "What tenants spent on leases, which Web3Index takes from Akash Console.",
      "customer",
      "akash-console",
    ),
  },
  {
    id: "filecoin",
    revenue: revenue(
      "filecoin",
      "Tips to block producers alone: neither burned gas, nor penalties, nor what customers pay for storage.",
      "unknown",
      "filecoin-chain",
    ),
  },
];

const projectSchema = z.object({
  slug: z.string().min(1),
  usage: z.object({ days: z.array(z.object({ date: unixSeconds, revenue: amount.nullable() })) }),
});

export const web3index: Adapter = {
  id: "web3index",
  title: "Web3Index",
  hosts: ["web3index.org"],
  keyName: null,
  keyNeed: null,
  attribution: "Revenue by day: Web3Index (https://web3index.org).",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: null,
  source: {
    id: "live-web3index",
    originId: "web3index",
    kind: "aggregator",
    letter: "C",
    affiliation: "independent",
    publisher: "Web3Index",
    title: "Revenue by day, read daily",
    url: "https://web3index.org",
    licence: "unknown",
    redistribute: "figure",
  },
  series: PROJECTS.map((project) => project.revenue),
  breaks: [],
  requests: ({ networkSlugs }) =>
    PROJECTS.filter(({ revenue: { networkSlug } }) => networkSlugs.includes(networkSlug)).map(
      ({ id, revenue: of }) => ({
        address: new URL(`${API}/${id}`),
        respondsWith: "json",
        networkSlugs: [of.networkSlug],
      }),
    ),
  read({ address }, body, { today }) {
    const project = PROJECTS.find(({ id }) => address.pathname.endsWith(`/${id}`));
    if (!project) return { values: [] };
    const { slug, usage } = parseReply(projectSchema, body);
    if (slug !== project.id)
      return {
        values: [],
        rejects: [{ position: 0, column: "slug", value: slug.slice(0, 200), reason: `Asked for ${project.id}.` }],
      };
    const values = usage.days
      .map((point) => ({ day: dayOfMs(point.date), usd: point.revenue }))
      .filter(({ day }) => day < today)
      .map(({ day, usd }) =>
        usd === null || usd === 0
          ? unknown(project.revenue, day, usd === null ? null : "0", "Web3Index prints nothing for the day.")
          : known(project.revenue, day, usd, String(usd)),
      );
    return { values };
  },
};
