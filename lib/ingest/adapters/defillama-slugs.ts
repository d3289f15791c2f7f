import type { AdapterSeries, AdapterSource } from "../adapter";
import { series } from "./parts";

/** One chart of DefiLlama's fees that says something about a network of the record. */
export interface FeesChart {
  slug: string;
  dataType: "dailyFees" | "dailyRevenue" | "dailyHoldersRevenue";
  of: AdapterSeries;
  /** From this day on a zero is written by rule, whatever happened; null = a zero was counted. */
  zeroByRuleFrom: string | null;
}

const fees = (
  slug: string,
  dataType: FeesChart["dataType"],
  of: AdapterSeries,
  zeroByRuleFrom: string | null = null,
): FeesChart => ({ slug, dataType, of, zeroByRuleFrom });

const usd = (
  key: string,
  metric: AdapterSeries["metric"],
  label: string,
  measure: string,
  further: Partial<Pick<AdapterSeries, "payer" | "source">> = {},
): AdapterSeries => series({ key, metric, shape: "flow", unit: "USD", label, measure, staleAfterDays: 4, ...further });

/** DefiLlama quotes Akash's own Console: a page that quotes is not an origin. */
const AKASH_VIA_DEFILLAMA: AdapterSource = {
  id: "live-defillama-akash",
  originId: "akash-console",
  kind: "aggregator",
  letter: "C",
  affiliation: "issuer",
  publisher: "DefiLlama, from Akash Console",
  title: "Akash fees, read daily (DefiLlama API)",
  url: "https://defillama.com/fees/akash",
  licence: "unknown",
  redistribute: "figure",
};

/**
 * Keys of the record are used only where the record counts exactly what DefiLlama's adapter does. What it calls fees
 * and the record does not (prepaid deposits, every burn, gas) stands in series of its own that no definition adds.
 */
export const FEES_CHARTS: readonly FeesChart[] = [
  fees(
    "akash",
    "dailyFees",
    usd(
      "akash.revenue.lease-spend",
      "revenue",
      "Lease spend by tenants",
      "Lease spend in AKT and USDC as Akash Console counts it, at prices of the day.",
      { payer: "unknown", source: AKASH_VIA_DEFILLAMA },
    ),
  ),
  fees(
    "render-network-bme",
    "dailyFees",
    usd(
      "render.revenue.jobs",
      "revenue",
      "Payments for jobs",
      "RENDER burned from the payment wallet on Solana at the price of the hour, divided by the burned share of 95 %.",
      { payer: "unknown" },
    ),
  ),
  fees(
    "render-network-bme",
    "dailyHoldersRevenue",
    usd(
      "render.burn.usd",
      "burn",
      "RENDER burned for jobs, in USD",
      "RENDER burned from the payment wallet on Solana at the price of the hour.",
    ),
  ),
  fees(
    "aethir",
    "dailyFees",
    usd(
      "aethir.live.net-deposits",
      "context",
      "Prepaid service deposits less withdrawals",
      "ATH deposited for services less ATH withdrawn on Arbitrum, in USD; prepaid, not used up, and below zero on some days.",
    ),
  ),
  fees(
    "helium-network",
    "dailyRevenue",
    usd(
      "helium.live.buyback",
      "context",
      "HNT bought back by Helium Mobile",
      "HNT bought by the buyback wallets of Helium Mobile from October 2025 on; burned Data Credits are left out on purpose.",
    ),
    "2026-01-02",
  ),
  fees(
    "hivemapper",
    "dailyFees",
    usd(
      "hivemapper.live.burns",
      "context",
      "All HONEY burned, in USD",
      "Every burn of HONEY on Solana in USD, those that no customer paid for included.",
    ),
  ),
  fees(
    "geodnet",
    "dailyFees",
    usd(
      "geodnet.live.fees-from-burns",
      "context",
      "Data revenue worked out from burns",
      "GEOD sent to the burn addresses on Polygon and Solana in USD, divided by a share of 80 % that cannot be checked on chain.",
    ),
  ),
  fees(
    "geodnet",
    "dailyHoldersRevenue",
    usd(
      "geodnet.live.burned-usd",
      "context",
      "GEOD burned, in USD",
      "GEOD sent to the burn addresses on Polygon and Solana, in USD.",
    ),
  ),
  fees(
    "filecoin",
    "dailyFees",
    usd(
      "filecoin.burn.total-usd",
      "burn",
      "Value of FIL burnt",
      "Base fees, over-estimation, batch fees and penalties burnt on chain, in USD; penalties are not demand.",
    ),
  ),
  fees(
    "arweave",
    "dailyFees",
    usd(
      "arweave.live.l1-fees",
      "context",
      "Fees of transactions on the base layer",
      "Transaction fees of the base layer in USD; many uploads share one transaction, payments off chain are unseen.",
    ),
  ),
  fees(
    "iotex",
    "dailyFees",
    usd("iotex.revenue.gas", "revenue", "Gas fees", "Gas fees paid on the IoTeX chain, in USD.", { payer: "customer" }),
  ),
  fees(
    "chainlink",
    "dailyFees",
    usd(
      "chainlink.revenue.fees",
      "revenue",
      "Fees that reach the fee aggregator",
      "All tokens that reach Chainlink's fee aggregator, in USD; its parts are not added to it.",
      { payer: "unknown" },
    ),
  ),
];
