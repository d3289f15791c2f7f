import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterRequest, parseReply } from "../adapter";
import { count, measured } from "./digits";
import { fromSmallestUnit, known, series, unknown, wholeDigits } from "./parts";

/** Registered hotspots and routers' accounts from the Entity API, the supply of HNT from the chain. */

const ENTITIES = "https://entities.nft.helium.io";
const SOLANA = "https://api.mainnet-beta.solana.com/";
const HNT_MINT = "hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux";
const HNT_DECIMALS = 8;

const mobile = series({
  key: "helium.context.mobile-total",
  metric: "context",
  shape: "stock",
  unit: "hotspots",
  label: "Mobile hotspots, total",
  measure:
    "Hotspots of the Mobile network that the Entity API lists: registered, not necessarily online or carrying data.",
  credibility: 2,
});
const iot = series({
  key: "helium.context.iot-registered",
  metric: "context",
  shape: "stock",
  unit: "hotspots",
  label: "IoT hotspots registered",
  measure: "Hotspots of the IoT network that the Entity API lists: registered, not necessarily online.",
  credibility: 2,
});
const ouis = series({
  key: "helium.live.oui-unlocked",
  metric: "context",
  shape: "stock",
  unit: "accounts",
  label: "Router accounts able to pay",
  measure: "Organisation ids (OUI) of the IoT network that are not locked, so that their Data Credits suffice to pay.",
  credibility: 2,
});
const payers = series({
  key: "helium.live.oui-payers",
  metric: "context",
  shape: "stock",
  unit: "payers",
  label: "Payers of router accounts",
  measure: "Distinct payers of organisation ids (OUI) that are not locked; IoT only. One payer may hold several ids.",
  credibility: 2,
  derivation: "Distinct payers among the ids that are not locked.",
});
const supply = series({
  key: "helium.live.supply-total",
  metric: "context",
  shape: "stock",
  unit: "HNT",
  label: "HNT in existence",
  measure:
    "HNT in existence on Solana; total, not circulating. From one day to the next it moves by issuance less burn.",
  credibility: 2,
  source: {
    id: "live-solana-rpc",
    originId: "solana-chain",
    kind: "onchain",
    letter: "A",
    affiliation: "independent",
    publisher: "Solana",
    title: "Supply of HNT, read from the chain (getTokenSupply)",
    url: "https://solana.com/docs/rpc/http/gettokensupply",
    licence: "open",
    redistribute: "full",
  },
});

const pageSchema = z.object({ pageSize: count, totalItems: count, totalPages: count });
const ouiSchema = z.object({
  orgs: z.array(z.object({ oui: count, payer: z.string().min(1), locked: z.boolean() })),
});
const supplySchema = z.object({
  result: z.object({ value: z.object({ amount: wholeDigits, decimals: z.literal(HNT_DECIMALS) }) }),
});

const networkSlugs = ["helium"];
const REQUESTS: AdapterRequest[] = [
  ...["mobile", "iot"].map(
    (subnetwork): AdapterRequest => ({
      address: new URL(`${ENTITIES}/v2/hotspots/pagination-metadata?subnetwork=${subnetwork}`),
      respondsWith: "json",
      networkSlugs,
    }),
  ),
  { address: new URL(`${ENTITIES}/v2/oui/all`), respondsWith: "json", networkSlugs },
  {
    address: new URL(SOLANA),
    method: "POST",
    body: { jsonrpc: "2.0", id: 1, method: "getTokenSupply", params: [HNT_MINT] },
    respondsWith: "json",
    networkSlugs,
  },
];

function readHotspots(body: unknown, of: typeof mobile, today: string): AdapterReading {
  const { totalItems } = parseReply(pageSchema, body);
  // The network has hundreds of thousands: none at all means that the index behind the count is empty.
  if (totalItems === 0)
    return { values: [unknown(of, today, "0", "The Entity API counts none, so it counts nothing.")] };
  return { values: [known(of, today, totalItems, String(totalItems))] };
}

function readOuis(body: unknown, today: string): AdapterReading {
  const { orgs } = parseReply(ouiSchema, body);
  const open = orgs.filter(({ locked }) => !locked);
  if (orgs.length === 0)
    return { values: [ouis, payers].map((of) => unknown(of, today, null, "The Entity API lists no id at all.")) };
  const distinct = new Set(open.map(({ payer }) => payer)).size;
  return {
    values: [
      measured(ouis, today, open.length, String(open.length), "Every id is locked."),
      measured(payers, today, distinct, String(distinct), "Every id is locked."),
    ],
  };
}

function readSupply(body: unknown, today: string): AdapterReading {
  const { amount } = parseReply(supplySchema, body).result.value;
  const hnt = fromSmallestUnit(amount, HNT_DECIMALS);
  if (hnt === 0) return { values: [unknown(supply, today, amount, "The node knows of no HNT: it is not in step.")] };
  return { values: [known(supply, today, hnt, amount)] };
}

export const helium: Adapter = {
  id: "helium",
  title: "Helium Entity API and Solana",
  hosts: ["entities.nft.helium.io", "api.mainnet-beta.solana.com"],
  keyName: null,
  keyNeed: null,
  attribution: "Hotspot counts: Helium Entity API. Supply of HNT: read from Solana.",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: null,
  source: {
    id: "live-helium-entities",
    originId: "helium-entity-api",
    kind: "issuer",
    letter: "B",
    affiliation: "issuer",
    publisher: "Helium Foundation",
    title: "Entity API: hotspots and organisation ids, read daily",
    url: "https://docs.helium.com/network-data/entity-api",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [mobile, iot, ouis, payers, supply],
  breaks: [
    {
      networkSlug: "helium",
      date: "2026-07-06",
      kind: "emission",
      label: "Proof of coverage ends",
      text: "HIP-149: rewards for proof of coverage end, and the carrier price of a gigabyte falls to a fifth from June to July 2026. Emission figures from before June 2026 do not carry on.",
    },
  ],
  requests: ({ networkSlugs: wanted }) => (wanted.includes("helium") ? REQUESTS : []),
  read(request, body, { today }) {
    if (request.body !== undefined) return readSupply(body, today);
    if (request.address.pathname === "/v2/oui/all") return readOuis(body, today);
    return readHotspots(body, request.address.searchParams.get("subnetwork") === "mobile" ? mobile : iot, today);
  },
};
