import type { AdapterSeries, AdapterSource } from "../adapter";
import { series } from "./parts";

/** What providers say of themselves, gathered by the Console: the issuer's word, not the chain's. */
export const AKASH_PROVIDERS: AdapterSource = {
  id: "live-akash-providers",
  originId: "akash-providers",
  kind: "issuer",
  letter: "C",
  affiliation: "issuer",
  publisher: "Akash Console",
  title: "Capacity as providers report it, read daily (Console API)",
  url: "https://console.akash.network",
  licence: "unknown",
  redistribute: "figure",
};

/** One chart of the Console. */
export interface ConsoleChart {
  path: string;
  of: AdapterSeries;
  /** What a number of the reply is divided by. */
  divisor: number;
  /** The first day of a daily chart holds everything before it; it is left out. null = not a daily chart. */
  beganOn: string | null;
  /** Its indexer writes 0 where it has nothing. */
  isZeroMissing: boolean;
}

const MICRO = 1_000_000;
/** First leases; and the day on which burning for credits began. */
const LEASES_BEGAN = "2021-03-31";
const BURNS_BEGAN = "2026-03-23";

const daily = (
  name: string,
  beganOn: string,
  isZeroMissing: boolean,
  of: Omit<Parameters<typeof series>[0], "shape">,
): ConsoleChart => ({
  path: `graph-data/${name}`,
  of: series({ ...of, shape: "flow", credibility: 2 }),
  divisor: MICRO,
  beganOn,
  isZeroMissing,
});

const level = (path: string, divisor: number, of: Omit<Parameters<typeof series>[0], "shape">): ConsoleChart => ({
  path,
  of: series({ ...of, shape: "stock" }),
  divisor,
  beganOn: null,
  isZeroMissing: true,
});

export const GPUS_OFFERED = series({
  key: "akash.gpu.available",
  metric: "capacity_available",
  shape: "stock",
  unit: "GPU",
  label: "GPUs offered",
  measure: "GPUs of providers that were online: leased, pending and free, as their software reports them.",
  source: AKASH_PROVIDERS,
});
export const GPUS_LEASED = series({
  key: "akash.gpu.leased",
  metric: "capacity_used",
  shape: "stock",
  unit: "GPU",
  label: "GPUs leased",
  measure: "GPUs leased or pending at providers that were online, as their software reports them.",
  source: AKASH_PROVIDERS,
});
export const VCPUS_OFFERED = series({
  key: "akash.live.vcpus-offered",
  metric: "context",
  shape: "stock",
  unit: "vCPU",
  label: "Processor cores offered",
  measure: "Processor cores of providers that were online, as their software reports them.",
  source: AKASH_PROVIDERS,
});
export const PROVIDERS_ONLINE = series({
  key: "akash.live.providers-online",
  metric: "context",
  shape: "stock",
  unit: "providers",
  label: "Providers online",
  measure: "Providers whose last check succeeded, counted once per host.",
  source: AKASH_PROVIDERS,
});

export const CONSOLE_CHARTS: readonly ConsoleChart[] = [
  daily("dailyUUsdSpent", LEASES_BEGAN, true, {
    key: "akash.revenue.lease-spend",
    metric: "revenue",
    unit: "USD",
    label: "Lease spend by tenants",
    measure:
      "What leases were charged in the day: USDC, ACT, and AKT at the day's price; gross, trial credits included.",
    payer: "unknown",
  }),
  daily("dailyUAktSpent", LEASES_BEGAN, false, {
    key: "akash.live.lease-spend-akt",
    metric: "context",
    unit: "AKT",
    label: "Lease spend paid in AKT",
    measure: "The part of the day's lease spend that was charged in AKT.",
  }),
  daily("dailyUUsdcSpent", LEASES_BEGAN, false, {
    key: "akash.live.lease-spend-stable",
    metric: "context",
    unit: "USD",
    label: "Lease spend paid in USDC or ACT",
    measure:
      "The part of the day's lease spend that was charged in USDC or ACT, which the Console gives as one number.",
  }),
  daily("dailyAktBurnedForAct", BURNS_BEGAN, false, {
    key: "akash.burn.bme-gross",
    metric: "burn",
    unit: "AKT",
    label: "AKT burned for compute credits, gross",
    measure: "AKT burned in the day to create ACT credits, before what is minted again at settlement.",
  }),
  daily("dailyAktReminted", BURNS_BEGAN, false, {
    key: "akash.remint.bme",
    metric: "remint",
    unit: "AKT",
    label: "AKT re-minted at settlement",
    measure: "AKT minted in the day to providers when leases settle: the customer's payment passing through.",
  }),
  daily("dailyNetAktBurned", BURNS_BEGAN, false, {
    key: "akash.live.burn-net",
    metric: "burn",
    unit: "AKT",
    label: "AKT burned less re-minted",
    measure: "AKT burned for credits less AKT minted again in the day; below zero when more is minted again.",
  }),
  level("graph-data/activeLeaseCount", 1, {
    key: "akash.live.leases-active",
    metric: "context",
    unit: "leases",
    label: "Active leases",
    measure: "Leases that were open at the end of the day; one customer may hold many.",
    credibility: 2,
  }),
  level("graph-data/gpuUtilization", 100, {
    key: "akash.utilisation.network",
    metric: "utilisation",
    unit: "share",
    label: "GPU utilisation, whole network",
    measure: "GPUs leased or pending divided by all GPUs of providers that report GPUs.",
    source: AKASH_PROVIDERS,
  }),
  { path: "provider-graph-data/count", of: PROVIDERS_ONLINE, divisor: 1, beganOn: null, isZeroMissing: true },
  { path: "provider-graph-data/gpu", of: GPUS_OFFERED, divisor: 1, beganOn: null, isZeroMissing: true },
];

/** Models that the record follows, by the name the Console gives them. */
export const GPU_PRICES = new Map(
  ["h100", "h200", "a100"].map((model) => [
    model,
    series({
      key: `akash.unit-price.${model}`,
      metric: "unit_price",
      shape: "price",
      unit: "USD/GPU-hour",
      label: `${model.toUpperCase()} on Akash`,
      measure: `Mean of recent bids for one ${model.toUpperCase()} for one hour, weighted by provider; the variant of which most are offered.`,
      source: AKASH_PROVIDERS,
    }),
  ]),
);
