import * as z from "zod";
import { type Adapter, type AdapterReading, parseReply, ShapeError } from "../adapter";
import { count } from "./digits";
import { fromSmallestUnit, known, series, unknown } from "./parts";

/** What one gateway says: the protocol’s price of a gibibyte, and its view of the network. */

const GATEWAY = "https://arweave.net";
const GIB = 2 ** 30;
/** 1 AR = 10^12 winston. */
const AR_DECIMALS = 12;
const WINSTON = /^\d{1,40}$/;

const price = series({
  key: "arweave.live.price-gib",
  metric: "unit_price",
  shape: "price",
  unit: "AR/GiB",
  label: "One gibibyte for ever, in AR",
  measure: "What the protocol asks for storing one GiB permanently, as a gateway quotes it at the moment of asking.",
  credibility: 2,
});
const peers = series({
  key: "arweave.live.gateway-peers",
  metric: "context",
  shape: "stock",
  unit: "nodes",
  label: "Peers of the gateway",
  measure: "Nodes that the gateway arweave.net exchanges blocks with: the view of one node, not the number of miners.",
});
const height = series({
  key: "arweave.live.height",
  metric: "context",
  shape: "stock",
  unit: "blocks",
  label: "Block height",
  measure: "Blocks mined so far, as the gateway knows them.",
  credibility: 2,
});

const infoSchema = z.object({ network: z.literal("arweave.N.1"), height: count, peers: count });

function readPrice(body: unknown, today: string): AdapterReading {
  const winston = typeof body === "string" ? body.trim() : "";
  if (!WINSTON.test(winston)) throw new ShapeError("The reply: expected the digits of a price in winston.");
  const ar = fromSmallestUnit(winston, AR_DECIMALS);
  if (ar === 0) return { values: [unknown(price, today, winston, "A price of nothing is no quote.")] };
  return { values: [known(price, today, ar, winston)] };
}

function readInfo(body: unknown, today: string): AdapterReading {
  const info = parseReply(infoSchema, body);
  const level = (of: typeof peers, value: number, why: string) =>
    value === 0 ? unknown(of, today, "0", why) : known(of, today, value, String(value));
  return {
    values: [
      level(height, info.height, "The gateway knows no block: it is starting."),
      level(peers, info.peers, "The gateway has no peer: it stands alone and knows nothing of the network."),
    ],
  };
}

export const arweave: Adapter = {
  id: "arweave",
  title: "Arweave gateway",
  hosts: ["arweave.net"],
  keyName: null,
  keyNeed: null,
  attribution: "Read from the gateway arweave.net.",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: 64_000,
  source: {
    id: "live-arweave-gateway",
    originId: "arweave-chain",
    kind: "onchain",
    letter: "A",
    affiliation: "independent",
    publisher: "arweave.net",
    title: "Price of storage and state of the node, read daily from a gateway",
    url: "https://arweave.net/info",
    licence: "open",
    redistribute: "full",
  },
  series: [price, peers, height],
  breaks: [],
  requests: ({ networkSlugs }) =>
    networkSlugs.includes("arweave")
      ? [
          { address: new URL(`${GATEWAY}/price/${GIB}`), respondsWith: "text", networkSlugs: ["arweave"] },
          { address: new URL(`${GATEWAY}/info`), respondsWith: "json", networkSlugs: ["arweave"] },
        ]
      : [],
  read: ({ address }, body, { today }) =>
    address.pathname === "/info" ? readInfo(body, today) : readPrice(body, today),
};
