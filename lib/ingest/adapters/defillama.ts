import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterRequest, type AdapterSource, parseReply } from "../adapter";
import { COINS } from "./coins";
import { FEES_CHARTS, type FeesChart } from "./defillama-slugs";
import { amount, dayAtMidnight, dayOfMs, finite, known, series, unixSeconds, unknown } from "./parts";

/** Points of the price chart jitter around midnight; half a day off is another day. */
const PRICE_TOLERANCE_MS = 6 * 3_600_000;
const LONGEST_SPAN_DAYS = 500;

const feesSchema = z.object({ totalDataChart: z.array(z.tuple([unixSeconds, finite.nullable()])) });
const pricesSchema = z.object({
  coins: z.record(z.string(), z.object({ prices: z.array(z.object({ timestamp: unixSeconds, price: amount })) })),
});

/** The prices that DefiLlama gives under a CoinGecko id are CoinGecko's. */
const PRICES: AdapterSource = {
  id: "live-defillama-prices",
  originId: "coingecko",
  kind: "aggregator",
  letter: "B",
  affiliation: "independent",
  publisher: "DefiLlama, from CoinGecko",
  title: "Token prices, read daily (DefiLlama API)",
  url: "https://defillama.com",
  licence: "unknown",
  redistribute: "figure",
};

const priceOf = new Map(
  COINS.map((coin) => [
    `coingecko:${coin.geckoId}`,
    series({
      key: coin.priceKey,
      metric: "token_price",
      shape: "price",
      unit: `USD/${coin.token}`,
      label: `${coin.token} price`,
      measure: `Market price of one ${coin.token} in USD nearest to 00:00 UTC of the day.`,
      credibility: 3,
      staleAfterDays: 2,
      source: PRICES,
    }),
  ]),
);

const feesAddress = ({ slug, dataType }: FeesChart): string =>
  `https://api.llama.fi/summary/fees/${slug}?dataType=${dataType}`;
const chartOf = new Map(FEES_CHARTS.map((chart) => [feesAddress(chart), chart]));

function readFees({ of, zeroByRuleFrom }: FeesChart, body: unknown, today: string): AdapterReading {
  const { totalDataChart } = parseReply(feesSchema, body);
  return {
    values: totalDataChart.flatMap(([ms, usd]) => {
      const day = dayOfMs(ms);
      // The last point is the running day.
      if (day >= today) return [];
      if (usd === null) return [unknown(of, day, null, "DefiLlama gives no number for the day.")];
      if (usd === 0 && zeroByRuleFrom !== null && day >= zeroByRuleFrom)
        return [unknown(of, day, "0", `A zero by rule from ${zeroByRuleFrom} on, not a measured one.`)];
      return [known(of, day, usd, String(usd))];
    }),
  };
}

function readPrices(body: unknown): AdapterReading {
  // A coin that is not known is missing, without an error.
  const { coins } = parseReply(pricesSchema, body);
  return {
    values: Object.entries(coins).flatMap(([coin, { prices }]) => {
      const of = priceOf.get(coin);
      if (!of) return [];
      return prices.flatMap(({ timestamp, price }) => {
        const day = dayAtMidnight(timestamp, PRICE_TOLERANCE_MS);
        return day === null || price === 0 ? [] : [known(of, day, price, String(price))];
      });
    }),
  };
}

export const defillama: Adapter = {
  id: "defillama",
  title: "DefiLlama",
  hosts: ["api.llama.fi", "coins.llama.fi"],
  keyName: null,
  keyNeed: null,
  attribution: "Data: DefiLlama.",
  perHost: { concurrency: 2, perMinute: 60 },
  maxBytes: 30_000_000,
  source: {
    id: "live-defillama",
    originId: "defillama",
    kind: "aggregator",
    letter: "C",
    affiliation: "independent",
    publisher: "DefiLlama",
    title: "Fees by protocol, read daily (DefiLlama API)",
    url: "https://defillama.com/fees",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [...FEES_CHARTS.map(({ of }) => of), ...priceOf.values()],
  breaks: [
    {
      networkSlug: "helium",
      date: "2026-01-02",
      kind: "definition",
      label: "Buyback of HNT ended",
      text: "Helium Mobile's buyback ended. DefiLlama counts nothing else for Helium and writes zero from this day on; the zeros are stored as unknown.",
    },
  ],
  requests({ since, today, networkSlugs }) {
    const isWanted = (slug: string): boolean => networkSlugs.includes(slug);
    const charts = FEES_CHARTS.filter(({ of }) => isWanted(of.networkSlug)).map(
      (chart): AdapterRequest => ({
        address: new URL(feesAddress(chart)),
        respondsWith: "json",
        networkSlugs: [chart.of.networkSlug],
      }),
    );
    const start = Date.parse(`${since}T00:00:00Z`) / 1000;
    const span = Math.min(LONGEST_SPAN_DAYS, Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000));
    // The newest days, where more are wanted than one reply holds.
    const from = Math.max(start, Date.parse(`${today}T00:00:00Z`) / 1000 - span * 86_400);
    const prices = COINS.filter((coin) => isWanted(coin.networkSlug)).map(
      (coin): AdapterRequest => ({
        address: new URL(
          `https://coins.llama.fi/chart/coingecko:${coin.geckoId}?start=${from}&span=${Math.max(1, span)}&period=1d`,
        ),
        respondsWith: "json",
        networkSlugs: [coin.networkSlug],
      }),
    );
    return [...charts, ...prices];
  },
  read({ address }, body, { today }) {
    const chart = chartOf.get(address.href);
    return chart ? readFees(chart, body, today) : readPrices(body);
  },
};
