import type { AdapterSource } from "../adapter";
import { series } from "./parts";

/** Series of Filecoin that both the nodes and the Data Portal read: the same chain. */
export const CIRCULATING = series({
  key: "filecoin.circulating-supply",
  metric: "circulating_supply",
  shape: "stock",
  unit: "FIL",
  label: "Circulating supply",
  measure: "FIL mined, vested and paid out of the reserve, less locked and burnt FIL: the protocol's own definition.",
  credibility: 2,
});
export const RAW_POWER = series({
  key: "filecoin.capacity-available.raw",
  metric: "capacity_available",
  shape: "stock",
  unit: "PiB",
  label: "Raw power proven",
  measure: "Bytes of storage proven on chain, without multipliers.",
  credibility: 2,
});
export const ADJUSTED_POWER = series({
  key: "filecoin.live.power-adjusted",
  metric: "context",
  shape: "stock",
  unit: "PiB",
  label: "Quality-adjusted power",
  measure: "Proven bytes, those under verified deals counted up to ten times.",
  credibility: 2,
});
export const VERIFIED_SHARE = series({
  key: "filecoin.utilisation.verified-share",
  metric: "utilisation",
  shape: "stock",
  unit: "share",
  label: "Verified data ÷ raw power",
  measure: "(Quality-adjusted ÷ raw power − 1) ÷ 9: the share under the tenfold multiplier, paid for or not.",
  credibility: 3,
  derivation: "(QualityAdjPower ÷ RawBytePower − 1) ÷ 9",
});

const BYTES_PER_PIB = 2 ** 50;

/** Bytes as whole digits, larger than a double holds exactly, in PiB. */
export const pebibytes = (digits: string): number => Number(BigInt(digits)) / BYTES_PER_PIB;

export const filecoinSource = (
  id: string,
  publisher: string,
  title: string,
  url: string,
  terms: Pick<AdapterSource, "licence" | "redistribute">,
): AdapterSource => ({
  id,
  originId: "filecoin-chain",
  kind: "onchain",
  letter: "A",
  affiliation: "independent",
  publisher,
  title,
  url,
  ...terms,
});
