import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterRequest, parseReply, ShapeError } from "../adapter";
import { dayBefore, decimalDigits, fromSmallestUnit, known, series, unknown, wholeDigits } from "./parts";

/** Nodes that answer the same questions, tried in order. */
const NODES = [
  "https://rpc.akt.dev/rest",
  "https://akash-api.polkachu.com",
  "https://akash-rest.publicnode.com",
  "https://rest.lavenderfive.com/akash",
];
const PROVISIONS = "/cosmos/mint/v1beta1/annual_provisions";
/** Asked right after the provisions: what of them goes to the community pool. */
const TAX = "/cosmos/distribution/v1beta1/params";
const SUPPLY = "/cosmos/bank/v1beta1/supply?pagination.limit=1000";
const LEASES = "/akash/market/v1beta5/leases/list?filters.state=active&pagination.limit=1000";
const AKT_DECIMALS = 6;
const DAYS_OF_YEAR = 365;

const pagination = z.object({ next_key: z.string().min(1).nullable() });
const provisionsSchema = z.object({ annual_provisions: decimalDigits });
const share = decimalDigits.refine(
  (digits) => Number(digits) >= 0 && Number(digits) <= 1,
  "expected a share from 0 to 1",
);
const taxSchema = z.object({ params: z.object({ community_tax: share }) });
const supplySchema = z.object({ supply: z.array(z.object({ denom: z.string(), amount: wholeDigits })) });
const leasesSchema = z.object({
  leases: z.array(z.object({ lease: z.object({ id: z.object({ owner: z.string().min(1) }), state: z.string() }) })),
  pagination,
});

const INFLATION = series({
  key: "akash.emission.inflation-gross",
  metric: "emission",
  shape: "flow",
  unit: "AKT",
  label: "AKT added by inflation, gross",
  measure:
    "The mint module's yearly provisions divided by 365: what is added in a day at the rate of the next day's reading.",
  bucket: "security",
  nature: "programmatic",
  derivation: "annual_provisions ÷ 1,000,000 ÷ 365",
});
const STAKING = series({
  key: "akash.emission.staking",
  metric: "emission",
  shape: "flow",
  unit: "AKT",
  label: "Inflation paid to stakers",
  measure: "The day's inflation less the share that the chain's parameters give to the community pool.",
  bucket: "security",
  nature: "programmatic",
  derivation: "annual_provisions ÷ 1,000,000 ÷ 365 × (1 − community_tax)",
});
const TOTAL_SUPPLY = series({
  key: "akash.live.supply-total",
  metric: "context",
  shape: "stock",
  unit: "AKT",
  label: "Total supply of AKT",
  measure: "All AKT that exist on chain, locked and pooled ones included.",
  credibility: 2,
});
const LEASE_OWNERS = series({
  key: "akash.live.addresses-with-leases",
  metric: "context",
  shape: "stock",
  unit: "addresses",
  label: "Addresses with active leases",
  measure:
    "Distinct owners of active leases. Card payers each get an address, and one person may hold several: not customers.",
  credibility: 2,
});

const question = (path: string): AdapterRequest => {
  const [first = "", ...others] = NODES.map((node) => `${node}${path}`);
  return {
    address: new URL(first),
    mirrors: others.map((address) => new URL(address)),
    respondsWith: "json",
    networkSlugs: ["akash"],
  };
};

const readProvisions = ([provisions, tax]: readonly unknown[], today: string): AdapterReading => {
  const { annual_provisions } = parseReply(provisionsSchema, provisions);
  const { community_tax } = parseReply(taxSchema, tax).params;
  const day = dayBefore(today);
  const yearly = Number(annual_provisions) / 10 ** AKT_DECIMALS;
  if (yearly < 0) throw new ShapeError('"annual_provisions": below zero.');
  if (yearly === 0) {
    const note = "The mint module provides nothing: inflation ended, or moved elsewhere.";
    return { values: [INFLATION, STAKING].map((of) => unknown(of, day, annual_provisions, note)) };
  }
  const daily = yearly / DAYS_OF_YEAR;
  return {
    values: [
      known(INFLATION, day, daily, annual_provisions),
      known(STAKING, day, daily * (1 - Number(community_tax)), `${annual_provisions} × (1 − ${community_tax})`),
    ],
  };
};

const readSupply = ([body]: readonly unknown[], today: string): AdapterReading => {
  const akt = parseReply(supplySchema, body).supply.find(({ denom }) => denom === "uakt");
  if (!akt) throw new ShapeError('"supply": there is no uakt among the denominations.');
  return { values: [known(TOTAL_SUPPLY, today, fromSmallestUnit(akt.amount, AKT_DECIMALS), akt.amount)] };
};

const readLeases = (bodies: readonly unknown[], today: string): AdapterReading => {
  const owners = new Set(
    bodies
      .flatMap((body) => parseReply(leasesSchema, body).leases)
      .filter(({ lease }) => lease.state === "active")
      .map(({ lease }) => lease.id.owner),
  );
  return {
    values: [
      owners.size === 0
        ? unknown(LEASE_OWNERS, today, "0", "The node lists no lease at all.")
        : known(LEASE_OWNERS, today, owners.size, String(owners.size)),
    ],
  };
};

const isAbout = (request: AdapterRequest, path: string): boolean =>
  request.address.pathname.endsWith(path.slice(0, path.includes("?") ? path.indexOf("?") : undefined));

export const akashLcd: Adapter = {
  id: "akash-lcd",
  title: "Akash nodes (Cosmos LCD)",
  hosts: [...new Set(NODES.map((node) => new URL(node).host))],
  keyName: null,
  keyNeed: null,
  attribution: "Akash chain state: public nodes of the network.",
  perHost: { concurrency: 1, perMinute: 60 },
  maxBytes: null,
  source: {
    id: "live-akash-chain",
    originId: "akash-chain",
    kind: "onchain",
    letter: "A",
    affiliation: "independent",
    publisher: "Akash chain",
    title: "State of the chain, read daily from public nodes",
    url: "https://rpc.akt.dev/rest",
    licence: "open",
    redistribute: "full",
  },
  series: [INFLATION, STAKING, TOTAL_SUPPLY, LEASE_OWNERS],
  breaks: [],
  requests: () => [question(PROVISIONS), question(SUPPLY), question(LEASES)],
  nextPage(request, body) {
    if (isAbout(request, PROVISIONS)) return question(TAX);
    if (!isAbout(request, LEASES)) return null;
    const { next_key } = parseReply(z.object({ pagination }), body).pagination;
    if (next_key === null) return null;
    // The key is base64: `+` and `/` have to be escaped, which this does. It is a place in the chain's store, the same on every node.
    const at = (page: URL): URL => {
      const address = new URL(page);
      address.searchParams.set("pagination.key", next_key);
      return address;
    };
    return { ...request, address: at(request.address), mirrors: (request.mirrors ?? []).map(at) };
  },
  read(request, body, { today }) {
    const bodies = Array.isArray(body) ? body : [body];
    if (isAbout(request, PROVISIONS)) return readProvisions(bodies, today);
    return isAbout(request, SUPPLY) ? readSupply(bodies, today) : readLeases(bodies, today);
  },
};
