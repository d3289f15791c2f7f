import * as z from "zod";
import { type Adapter, type AdapterSeries, parseReply } from "../adapter";
import { amountOrDigits, type Digits, dayText } from "./digits";
import { known, series, unknown } from "./parts";

/**
 * Price and supply of TAO from taostats. Needs a key. The record’s prices are those of midnight, so what holds at the
 * moment of asking stands in series of its own.
 */

const price = series({
  key: "bittensor.live.price-taostats",
  metric: "context",
  shape: "stock",
  unit: "USD/TAO",
  label: "TAO price at the moment of asking",
  measure: "Market price of one TAO in USD at the moment of asking, as taostats shows it.",
});
const circulating = series({
  key: "bittensor.circulating-supply",
  metric: "circulating_supply",
  shape: "stock",
  unit: "TAO",
  label: "Circulating TAO",
  measure: "TAO in circulation, as taostats shows it.",
});
const marketCap = series({
  key: "bittensor.live.market-cap-taostats",
  metric: "context",
  shape: "stock",
  unit: "USD",
  label: "Market value of circulating TAO at the moment of asking",
  measure: "Circulating TAO times its price, as taostats shows it.",
});

const replySchema = z.object({
  data: z
    .array(
      z.object({
        symbol: z.literal("TAO"),
        last_updated: dayText,
        price: amountOrDigits,
        circulating_supply: amountOrDigits,
        market_cap: amountOrDigits,
      }),
    )
    .max(1, "expected one coin"),
});

export const taostats: Adapter = {
  id: "taostats",
  title: "taostats",
  hosts: ["api.taostats.io"],
  keyName: "TAOSTATS_API_KEY",
  keyNeed: "everything",
  attribution: "TAO price and supply: taostats (https://taostats.io).",
  perHost: { concurrency: 1, perMinute: 5 },
  maxBytes: null,
  source: {
    id: "live-taostats",
    originId: "taostats",
    kind: "aggregator",
    letter: "C",
    affiliation: "independent",
    publisher: "taostats",
    title: "Price and supply of TAO (API)",
    url: "https://taostats.io",
    licence: "restricted",
    redistribute: "figure",
  },
  series: [price, circulating, marketCap],
  breaks: [],
  requests: ({ networkSlugs }) =>
    networkSlugs.includes("bittensor")
      ? [
          {
            address: new URL("https://api.taostats.io/api/price/latest/v1?asset=tao"),
            // The key stands alone, without "Bearer".
            headers: (key): Record<string, string> => (key === null ? {} : { Authorization: key }),
            respondsWith: "json",
            networkSlugs: ["bittensor"],
          },
        ]
      : [],
  read(_request, body, { today }) {
    const [coin] = parseReply(replySchema, body).data;
    if (!coin) return { values: [] };
    const day = coin.last_updated <= today ? coin.last_updated : today;
    const level = (of: AdapterSeries, { value, literal }: Digits) =>
      value === 0
        ? unknown(of, day, literal, "taostats shows zero, which means not known.")
        : known(of, day, value, literal);
    return {
      values: [
        level(price, coin.price),
        level(circulating, coin.circulating_supply),
        level(marketCap, coin.market_cap),
      ],
    };
  },
};
