import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterSeries, type DailyValue, parseReply } from "../adapter";
import { count, dayText } from "./digits";
import { amount, known, series, unknown } from "./parts";

/** Stations, rewards and customers from the network page of WeatherXM. */

const rewards = series({
  key: "weatherxm.emission.station-rewards",
  metric: "emission",
  shape: "flow",
  unit: "WXM",
  label: "Rewards to station owners",
  measure: "WXM allocated to station owners on the day, base and boost rewards together, as WeatherXM reports them.",
  bucket: "supply",
});
const active = series({
  key: "weatherxm.capacity-available.active",
  metric: "capacity_available",
  shape: "stock",
  unit: "stations",
  label: "Active stations",
  measure: "Stations that deliver data, as WeatherXM counts them.",
});
const onboarded = series({
  key: "weatherxm.context.stations-total",
  metric: "context",
  shape: "stock",
  unit: "stations",
  label: "Stations, all",
  measure: "Stations that were ever registered, as WeatherXM counts them; not necessarily active.",
});
const claimed = series({
  key: "weatherxm.live.stations-claimed",
  metric: "context",
  shape: "stock",
  unit: "stations",
  label: "Stations claimed",
  measure: "Registered stations that an owner claimed, as WeatherXM counts them.",
});
const customers = series({
  key: "weatherxm.live.customers",
  metric: "context",
  shape: "stock",
  unit: "customers",
  label: "Customers, as reported",
  measure: "Customers that WeatherXM reports. What counts as one, and whether all of them pay, is not documented.",
});
const circulating = series({
  key: "weatherxm.circulating-supply",
  metric: "circulating_supply",
  shape: "stock",
  unit: "WXM",
  label: "Circulating WXM",
  measure: "WXM in circulation, as WeatherXM reports it.",
});

const total = z.object({ total: count });
const statsSchema = z.object({
  rewards: z.object({
    last_30days_graph: z.array(z.object({ ts: dayText, value: amount.nullable() })),
    token_metrics: z.object({ token: z.object({ circulating_supply: amount.nullable() }) }),
  }),
  weather_stations: z.object({ onboarded: total, claimed: total, active: total }),
  customers: total,
  last_updated: dayText,
});
type Stats = z.output<typeof statsSchema>;

/** Nothing stands at nothing in a running network: a zero means that the part behind it did not answer. */
const level = (of: AdapterSeries, day: string, value: number | null): DailyValue =>
  value === null || value === 0
    ? unknown(
        of,
        day,
        value === null ? null : "0",
        "WeatherXM reports none, which in a running network means not known.",
      )
    : known(of, day, value, String(value));

function rewardValues({ rewards: { last_30days_graph } }: Stats, today: string): DailyValue[] {
  return last_30days_graph.filter(({ ts }) => ts < today).map(({ ts, value }) => level(rewards, ts, value));
}

export const weatherxm: Adapter = {
  id: "weatherxm",
  title: "WeatherXM network statistics",
  hosts: ["api.weatherxm.com"],
  keyName: null,
  keyNeed: null,
  attribution: "Stations, rewards and customers: WeatherXM network statistics.",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: null,
  source: {
    id: "live-weatherxm",
    originId: "weatherxm",
    kind: "issuer",
    letter: "C",
    affiliation: "issuer",
    publisher: "WeatherXM",
    title: "Network statistics, read daily",
    url: "https://explorer.weatherxm.com/stats",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [rewards, active, onboarded, claimed, customers, circulating],
  breaks: [],
  requests: ({ networkSlugs }) =>
    networkSlugs.includes("weatherxm")
      ? [
          {
            address: new URL("https://api.weatherxm.com/api/v1/network/stats"),
            respondsWith: "json",
            networkSlugs: ["weatherxm"],
          },
        ]
      : [],
  read(_request, body, { today }): AdapterReading {
    const stats = parseReply(statsSchema, body);
    const { weather_stations: stations } = stats;
    const day = stats.last_updated <= today ? stats.last_updated : today;
    return {
      values: [
        ...rewardValues(stats, today),
        level(active, day, stations.active.total),
        level(onboarded, day, stations.onboarded.total),
        level(claimed, day, stations.claimed.total),
        level(customers, day, stats.customers.total),
        level(circulating, day, stats.rewards.token_metrics.token.circulating_supply),
      ],
    };
  },
};
