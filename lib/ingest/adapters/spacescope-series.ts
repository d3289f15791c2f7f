import type { AdapterSeries } from "../adapter";
import { series } from "./parts";

/** What Spacescope counts of Filecoin, day by day. */

const flow = (
  key: string,
  metric: AdapterSeries["metric"],
  label: string,
  measure: string,
  rest: Partial<AdapterSeries> = {},
) => series({ key, metric, shape: "flow", unit: "FIL", label, measure, credibility: 2, ...rest });
const stock = (key: string, metric: AdapterSeries["metric"], unit: string, label: string, measure: string) =>
  series({ key, metric, shape: "stock", unit, label, measure, credibility: 2 });

const BETWEEN_DAYS = "Cumulative total of the day less that of the day before.";

export const minted = flow(
  "filecoin.emission.block-rewards",
  "emission",
  "Block rewards minted",
  "FIL minted as block rewards on the day, whenever they vest: change of the mined total.",
  { bucket: "supply", derivation: BETWEEN_DAYS },
);
export const burnt = flow(
  "filecoin.burn.total",
  "burn",
  "FIL burnt, all causes",
  "FIL destroyed on the day: change of the burnt total.",
  {
    derivation: BETWEEN_DAYS,
  },
);
export const vested = flow(
  "filecoin.insider-unlock",
  "insider_unlock",
  "Genesis allocations vested",
  "FIL of genesis allocations that vested on the day: change of the vested total.",
  { derivation: BETWEEN_DAYS },
);
export const circulating = stock(
  "filecoin.circulating-supply",
  "circulating_supply",
  "FIL",
  "Circulating supply",
  "Protocol definition: mined, vested and paid out of the reserve, less locked and burnt FIL.",
);
export const raw = stock(
  "filecoin.capacity-available.raw",
  "capacity_available",
  "PiB",
  "Raw power proven",
  "Physical bytes proven on chain.",
);
export const adjusted = stock(
  "filecoin.context.quality-adjusted-power",
  "context",
  "PiB",
  "Quality-adjusted power",
  "Raw power with verified bytes counted ten times: a weight in consensus, not bytes on disk.",
);
export const baseFee = flow(
  "filecoin.burn.base-fee",
  "burn",
  "FIL burnt as base fee",
  "Base fee and gas over-estimation burnt on the day.",
  {
    derivation: "Base fee + over-estimation.",
  },
);
export const penalty = flow(
  "filecoin.burn.penalty",
  "burn",
  "FIL burnt as penalties",
  "Penalty bucket burnt on the day; paid by providers, not by customers.",
);
export const batchFee = flow(
  "filecoin.burn.batch-fee",
  "burn",
  "FIL burnt as batch fees",
  "PreCommit and ProveCommit batch fees burnt on the day.",
  {
    derivation: "PreCommit + ProveCommit.",
  },
);
export const gasBurn = flow(
  "filecoin.live.burn-gas",
  "context",
  "FIL burnt as gas",
  "Everything burnt on the day but penalties: base fee, over-estimation and batch fees.",
  { derivation: "Base fee + over-estimation + batch fees." },
);
export const feeBurn = flow(
  "filecoin.live.burn-fees",
  "context",
  "FIL burnt by cause, added up",
  "Base fee, over-estimation, batch fees and penalties burnt on the day; to be held against the change of the burnt total.",
  { derivation: "Sum of all causes." },
);
export const deals = stock(
  "filecoin.capacity-used.active-deals",
  "capacity_used",
  "PiB",
  "Data in active deals",
  "Bytes in active market deals, regular and verified, whether or not anyone pays; data stored without a deal is not seen.",
);
