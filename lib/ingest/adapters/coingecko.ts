import * as z from "zod";
import {
  type Adapter,
  type AdapterContext,
  type AdapterReading,
  type AdapterRequest,
  type AdapterSeries,
  parseReply,
} from "../adapter";
import { COINS, type Coin } from "./coins";
import { amount, dayAtMidnight, dayOfMs, isoMoment, known, series, unixMilliseconds, unknown } from "./parts";

const API = "https://api.coingecko.com/api/v3";
/** History that is free; more is refused with 401. */
const MOST_DAYS = 365;
/** Daily points stand at midnight; the last one is the present moment. */
const MIDNIGHT_TOLERANCE_MS = 60_000;

const points = z.array(z.tuple([unixMilliseconds, amount.nullable()]));
const chartSchema = z.object({ prices: points, market_caps: points });
const marketsSchema = z.array(
  z.object({
    id: z.string().min(1),
    current_price: amount.nullable(),
    market_cap: amount.nullable(),
    circulating_supply: amount.nullable(),
    last_updated: isoMoment,
  }),
);

interface CoinSeries {
  price: AdapterSeries;
  supply: AdapterSeries;
  marketCap: AdapterSeries;
  impliedSupply: AdapterSeries;
}

const seriesOf = ({ networkSlug, token, priceKey, supplyKey, marketCapKey }: Coin): CoinSeries => ({
  price: series({
    key: priceKey,
    metric: "token_price",
    shape: "price",
    unit: `USD/${token}`,
    label: `${token} price`,
    measure: `Market price of one ${token} in USD at 00:00 UTC of the day, averaged by CoinGecko over exchanges by volume.`,
    credibility: 2,
    staleAfterDays: 2,
  }),
  supply: series({
    key: supplyKey,
    metric: "circulating_supply",
    shape: "stock",
    unit: token,
    label: `Circulating ${token}, as listed`,
    measure: `${token} in circulation as CoinGecko lists it; partly as the project itself reports it.`,
    staleAfterDays: 2,
  }),
  marketCap: series({
    key: marketCapKey,
    metric: "market_cap",
    shape: "stock",
    unit: "USD",
    label: "Market capitalisation, as listed",
    measure: `Circulating ${token} as CoinGecko lists it times its price.`,
    staleAfterDays: 2,
  }),
  impliedSupply: series({
    key: `${networkSlug}.live.supply-implied`,
    metric: "context",
    shape: "stock",
    unit: token,
    label: `Circulating ${token}, implied`,
    measure: `Listed market capitalisation of a past day divided by that day's price.`,
    credibility: 4,
    derivation: "Market capitalisation ÷ price of the same point of CoinGecko's daily chart.",
    staleAfterDays: 2,
  }),
});

const BY_COIN = new Map(COINS.map((coin) => [coin.geckoId, seriesOf(coin)]));

/** Without the demo key CoinGecko answers fewer requests a minute. */
const headers = (key: string | null): Record<string, string> => (key === null ? {} : { "x-cg-demo-api-key": key });

function requests({ since, today, networkSlugs }: AdapterContext): AdapterRequest[] {
  const coins = COINS.filter((coin) => networkSlugs.includes(coin.networkSlug));
  if (coins.length === 0) return [];
  const ids = coins.map((coin) => coin.geckoId).join(",");
  const age = Math.ceil((Date.parse(today) - Date.parse(since)) / 86_400_000);
  const days = Math.min(MOST_DAYS, Math.max(1, age));
  // The charts first: of two values for the running day, the one of its midnight stands.
  return [
    ...coins.map(
      (coin): AdapterRequest => ({
        address: new URL(`${API}/coins/${coin.geckoId}/market_chart?vs_currency=usd&days=${days}&interval=daily`),
        headers,
        respondsWith: "json",
        networkSlugs: [coin.networkSlug],
      }),
    ),
    {
      address: new URL(`${API}/coins/markets?vs_currency=usd&ids=${ids}&per_page=250`),
      headers,
      respondsWith: "json",
      networkSlugs: coins.map((coin) => coin.networkSlug),
    },
  ];
}

function readMarkets(body: unknown): AdapterReading {
  const reading = { values: [], rejects: [] } satisfies AdapterReading as Required<Omit<AdapterReading, "events">>;
  for (const [position, market] of parseReply(marketsSchema, body).entries()) {
    const of = BY_COIN.get(market.id);
    if (!of) {
      reading.rejects.push({ position, column: "id", value: market.id, reason: "This coin was not asked for." });
      continue;
    }
    const day = dayOfMs(Date.parse(market.last_updated));
    // Zero without a rank is how CoinGecko writes that it does not know.
    const level = (to: AdapterSeries, value: number | null, what: string): void => {
      if (value !== null && value > 0) reading.values.push(known(to, day, value, String(value)));
      else reading.values.push(unknown(to, day, value === null ? null : "0", `CoinGecko lists no ${what}.`));
    };
    level(of.price, market.current_price, "price");
    level(of.supply, market.circulating_supply, "circulating supply");
    level(of.marketCap, market.market_cap, "market capitalisation");
  }
  return reading;
}

function readChart(of: CoinSeries, body: unknown): AdapterReading {
  const chart = parseReply(chartSchema, body);
  const values: AdapterReading["values"] = [];
  const priceOn = new Map<string, number>();
  for (const [ms, price] of chart.prices) {
    const day = dayAtMidnight(ms, MIDNIGHT_TOLERANCE_MS);
    if (day === null || price === null || price === 0) continue;
    priceOn.set(day, price);
    values.push(known(of.price, day, price, String(price)));
  }
  for (const [ms, marketCap] of chart.market_caps) {
    const day = dayAtMidnight(ms, MIDNIGHT_TOLERANCE_MS);
    if (day === null || marketCap === null || marketCap === 0) continue;
    values.push(known(of.marketCap, day, marketCap, String(marketCap)));
    const price = priceOn.get(day);
    if (price !== undefined) values.push(known(of.impliedSupply, day, marketCap / price, `${marketCap} / ${price}`));
  }
  return { values };
}

export const coingecko: Adapter = {
  id: "coingecko",
  title: "CoinGecko",
  hosts: ["api.coingecko.com"],
  keyName: "COINGECKO_DEMO_KEY",
  keyNeed: "pace",
  attribution: "Data provided by CoinGecko.",
  perHost: { concurrency: 1, perMinute: 25 },
  maxBytes: null,
  source: {
    id: "live-coingecko",
    originId: "coingecko",
    kind: "aggregator",
    letter: "B",
    affiliation: "independent",
    publisher: "CoinGecko",
    title: "Prices, supply and market capitalisation, read daily (CoinGecko API)",
    url: "https://www.coingecko.com",
    licence: "attribution",
    redistribute: "figure",
  },
  series: [...BY_COIN.values()].flatMap((of) => Object.values(of) as AdapterSeries[]),
  breaks: [],
  requests,
  read(request, body) {
    const id = /\/coins\/([^/]+)\/market_chart$/.exec(request.address.pathname)?.[1];
    const of = id === undefined ? undefined : BY_COIN.get(id);
    return of ? readChart(of, body) : readMarkets(body);
  },
};
