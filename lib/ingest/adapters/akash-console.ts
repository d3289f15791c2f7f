import * as z from "zod";
import { type Adapter, type AdapterReading, type DailyValue, parseReply } from "../adapter";
import {
  CONSOLE_CHARTS,
  type ConsoleChart,
  GPU_PRICES,
  GPUS_LEASED,
  GPUS_OFFERED,
  PROVIDERS_ONLINE,
  VCPUS_OFFERED,
} from "./akash-console-series";
import { amount, dayBefore, finite, isoMoment, known, unknown } from "./parts";

const API = "https://console-api.akash.network/v1";
/** Cores are counted in thousandths. */
const MILLI = 1000;

const chartSchema = z.object({ snapshots: z.array(z.object({ date: isoMoment, value: finite })) });
const capacityItem = z.object({ active: amount, pending: amount, available: amount, total: amount });
const capacitySchema = z.object({
  activeProviderCount: amount,
  resources: z.object({ cpu: capacityItem, gpu: capacityItem }),
});
const pricesSchema = z.object({
  models: z.array(
    z.object({
      model: z.string(),
      availability: z.object({ total: amount }),
      price: z.object({ currency: z.literal("USD"), weightedAverage: amount }).nullable(),
    }),
  ),
});

/** The Console stamps finished days with midnight; the running one bears the time of a block. */
const finishedDay = (date: string): string | null => /^(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?Z)?$/.exec(date)?.[1] ?? null;

function readChart(chart: ConsoleChart, body: unknown, today: string): AdapterReading {
  const { snapshots } = parseReply(chartSchema, body);
  const days = snapshots
    .flatMap(({ date, value }) => {
      const day = finishedDay(date);
      return day === null || day >= today ? [] : [{ day, value }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = days.find(({ day }) => chart.beganOn === null || day > chart.beganOn)?.day ?? today;
  return {
    values: days.flatMap(({ day, value }, index) =>
      day < first ? [] : [readingOf(chart, day, value, days[index - 1]?.day ?? null)],
    ),
  };
}

function readingOf(
  { of, divisor, beganOn, isZeroMissing }: ConsoleChart,
  day: string,
  raw: number,
  before: string | null,
): DailyValue {
  const literal = String(raw);
  if (raw === 0 && isZeroMissing) return unknown(of, day, literal, "The Console writes 0 where its index has nothing.");
  if (beganOn !== null && before !== null && before !== dayBefore(day))
    return unknown(
      of,
      day,
      literal,
      `The Console has no day between ${before} and ${day} and adds them all to this one.`,
    );
  return known(of, day, raw / divisor, literal);
}

function readCapacity(body: unknown, today: string): AdapterReading {
  const { activeProviderCount, resources } = parseReply(capacitySchema, body);
  if (activeProviderCount === 0) {
    const note = "The Console knew of no provider at that moment: its index was away.";
    return {
      values: [GPUS_OFFERED, GPUS_LEASED, VCPUS_OFFERED, PROVIDERS_ONLINE].map((of) => unknown(of, today, "0", note)),
    };
  }
  const leased = resources.gpu.active + resources.gpu.pending;
  return {
    values: [
      known(GPUS_OFFERED, today, resources.gpu.total, String(resources.gpu.total)),
      known(GPUS_LEASED, today, leased, `${resources.gpu.active} + ${resources.gpu.pending}`),
      known(VCPUS_OFFERED, today, resources.cpu.total / MILLI, String(resources.cpu.total)),
      known(PROVIDERS_ONLINE, today, activeProviderCount, String(activeProviderCount)),
    ],
  };
}

function readPrices(body: unknown, today: string): AdapterReading {
  const { models } = parseReply(pricesSchema, body);
  return {
    values: [...GPU_PRICES].flatMap(([name, of]) => {
      const variants = models.filter(({ model }) => model === name);
      if (variants.length === 0) return [];
      const priced = variants.filter(({ price }) => price !== null && price.weightedAverage > 0);
      const [most] = priced.sort((a, b) => b.availability.total - a.availability.total);
      return most?.price
        ? [known(of, today, most.price.weightedAverage, String(most.price.weightedAverage))]
        : [unknown(of, today, null, "No provider bid for this model lately.")];
    }),
  };
}

const chartAt = new Map(CONSOLE_CHARTS.map((chart) => [`${API}/${chart.path}`, chart]));
const CAPACITY = `${API}/network-capacity`;
const PRICES = `${API}/gpu-prices`;

export const akashConsole: Adapter = {
  id: "akash-console",
  title: "Akash Console",
  hosts: ["console-api.akash.network"],
  keyName: null,
  keyNeed: null,
  attribution: "Akash figures: Akash Console API.",
  perHost: { concurrency: 2, perMinute: 60 },
  maxBytes: null,
  source: {
    id: "live-akash-console",
    originId: "akash-console",
    kind: "onchain",
    letter: "A",
    affiliation: "issuer",
    publisher: "Akash Console",
    title: "Leases and burns counted on chain, read daily (Console API)",
    url: "https://console.akash.network",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [...CONSOLE_CHARTS.map(({ of }) => of), GPUS_LEASED, VCPUS_OFFERED, ...GPU_PRICES.values()],
  breaks: [
    {
      networkSlug: "akash",
      date: "2026-03-23",
      kind: "definition",
      label: "Burn-mint settlement (AEP-76) in the Console’s charts",
      text: "Leases are paid with ACT credits made by burning AKT from this day on. The Console’s USDC series holds USDC and ACT together since then, and its burn series begin here.",
    },
  ],
  requests: () =>
    [CAPACITY, PRICES, ...chartAt.keys()].map((address) => ({
      address: new URL(address),
      respondsWith: "json",
      networkSlugs: ["akash"],
    })),
  read({ address }, body, { today }) {
    const chart = chartAt.get(address.href);
    if (chart) return readChart(chart, body, today);
    return address.href === CAPACITY ? readCapacity(body, today) : readPrices(body, today);
  },
};
