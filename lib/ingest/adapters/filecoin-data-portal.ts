import * as z from "zod";
import { type Adapter, type AdapterReading, type DailyValue, parseReply, ShapeError } from "../adapter";
import { readParquet } from "../parquet/read-parquet";
import { ADJUSTED_POWER, CIRCULATING, filecoinSource, RAW_POWER } from "./filecoin-series";
import { amount, dayBefore, dayOfMs, finite, known, series, unknown } from "./parts";

const TABLE = "https://data.filecoindataportal.xyz/daily_network_metrics.parquet";
/** The newest two days are still being filled. */
const UNFINISHED_DAYS = 2;

const flow = (
  key: string,
  metric: "revenue" | "emission" | "burn",
  unit: string,
  label: string,
  measure: string,
  further: Partial<Parameters<typeof series>[0]> = {},
) => series({ key, metric, shape: "flow", unit, label, measure, credibility: 2, staleAfterDays: 4, ...further });

const context = (key: string, unit: string, label: string, measure: string) =>
  series({ key, metric: "context", shape: "stock", unit, label, measure, credibility: 2, staleAfterDays: 4 });

/** Columns by name. Where a source of the portal is away, it writes 0. */
const COLUMNS = {
  protocol_revenue_usd: flow(
    "filecoin.burn.total-usd",
    "burn",
    "USD",
    "Value of FIL burnt",
    "All FIL burnt in the day, penalties included, in USD at the day's price; not customer demand.",
  ),
  protocol_revenue_fil: flow(
    "filecoin.burn.total",
    "burn",
    "FIL",
    "FIL burnt, all causes",
    "All FIL burnt in the day: base fees, over-estimation, batch fees and penalties.",
  ),
  block_rewards_fil: flow(
    "filecoin.emission.block-rewards",
    "emission",
    "FIL",
    "Block rewards minted",
    "FIL minted as block rewards in the day, whenever it vests.",
    { bucket: "supply" },
  ),
  filecoin_pay_paid_usd: flow(
    "filecoin.revenue.filecoin-pay",
    "revenue",
    "USD",
    "Storage paid for on Filecoin Pay",
    "What payers settled on Filecoin Pay rails in the day; deals outside the chain are unseen.",
    { payer: "customer" },
  ),
  raw_power_pibs: RAW_POWER,
  quality_adjusted_power_pibs: ADJUSTED_POWER,
  circulating_fil: CIRCULATING,
  storage_providers_with_power: context(
    "filecoin.live.providers-with-power",
    "providers",
    "Storage providers with power",
    "Provider actors that hold proven power; one operator may run many.",
  ),
  filecoin_pay_active_payers: context(
    "filecoin.live.pay-payers",
    "addresses",
    "Active payers on Filecoin Pay",
    "Addresses with a payment rail that is open on the day.",
  ),
} as const;

const rowSchema = z.object({
  // Parquet dates arrive as moments, or as text from older writers.
  date: z.union([z.date().transform((date) => dayOfMs(date.getTime())), z.string().regex(/^\d{4}-\d\d-\d\d/)]),
  protocol_revenue_usd: finite.nullable(),
  protocol_revenue_fil: finite.nullable(),
  block_rewards_fil: amount.nullable(),
  filecoin_pay_paid_usd: amount.nullable(),
  raw_power_pibs: amount.nullable(),
  quality_adjusted_power_pibs: amount.nullable(),
  circulating_fil: amount.nullable(),
  storage_providers_with_power: amount.nullable(),
  filecoin_pay_active_payers: amount.nullable(),
});
type Row = z.infer<typeof rowSchema>;

/** Whole numbers arrive as BigInt; none here is beyond what a double holds. */
const plain = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typeof cell === "bigint" ? Number(cell) : cell]));

async function rowsOf(body: unknown): Promise<Row[]> {
  if (!(body instanceof Uint8Array)) throw new ShapeError("The reply is not a file.");
  let rows: Record<string, unknown>[];
  try {
    rows = await readParquet(body, ["date", ...Object.keys(COLUMNS)]);
  } catch (error) {
    const what = error instanceof Error ? error.message.slice(0, 150) : "damaged";
    throw new ShapeError(`The file is not a readable parquet table (${what}).`);
  }
  return parseReply(z.array(rowSchema), rows.map(plain));
}

const valueIn = (row: Row, column: keyof typeof COLUMNS, day: string): DailyValue => {
  const of = COLUMNS[column];
  const cell = row[column];
  if (cell === null) return unknown(of, day, null, "The portal has no number for the day.");
  if (cell !== 0) return known(of, day, cell, String(cell));
  // With open payers a day without a payment is one; without any, the portal's source was away.
  if (column === "filecoin_pay_paid_usd" && (row.filecoin_pay_active_payers ?? 0) > 0)
    return { ...unknown(of, day, "0", "Rails were open, and nothing was settled."), nullReason: "observed_zero" };
  return unknown(of, day, "0", "The portal writes 0 where one of its sources is away.");
};

export const filecoinDataPortal: Adapter = {
  id: "filecoin-data-portal",
  title: "Filecoin Data Portal",
  hosts: ["data.filecoindataportal.xyz"],
  keyName: null,
  keyNeed: null,
  attribution: "Filecoin history: Filecoin Data Portal.",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: 60_000_000,
  source: filecoinSource(
    "live-filecoin-data-portal",
    "Filecoin Data Portal",
    "Daily network metrics, read daily (parquet)",
    "https://filecoindataportal.xyz",
    {
      licence: "open",
      redistribute: "full",
    },
  ),
  series: Object.values(COLUMNS),
  breaks: [],
  requests: () => [{ address: new URL(TABLE), respondsWith: "bytes", networkSlugs: ["filecoin"] }],
  async read(_request, body, { today }): Promise<AdapterReading> {
    const last = dayBefore(today, UNFINISHED_DAYS);
    const values = (await rowsOf(body)).flatMap((row) => {
      const day = row.date.slice(0, 10);
      if (day > last) return [];
      return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((column) => valueIn(row, column, day));
    });
    return { values };
  },
};
