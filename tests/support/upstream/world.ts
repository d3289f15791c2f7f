import { parquetWriteBuffer } from "hyparquet-writer";
import type { Route } from "./server";

/** What the stub tells of a made-up world instead of its fixtures: the same shapes with a longer history. */
export interface World {
  /** The moment it is of. */
  clock: string;
  /** Days of history. */
  days: number;
  /** Paid on Filecoin Pay in a day, USD. */
  filecoinPaidUsd: number;
}

const DAY_MS = 86_400_000;

/** A wave by the day of the week, so that no two neighbouring days are alike. */
const wave = (ms: number, level: number): number => level * (1 + (Math.floor(ms / DAY_MS) % 7) / 100);

/** For `Upstream.rewrite`: every history, told up to the world's clock. */
export const tellWorld = (world: World) => {
  const now = Date.parse(world.clock);
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const days = Array.from({ length: world.days }, (_, index) => today - (world.days - index) * DAY_MS);
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  return ({ path, bodyContains }: Route, bytes: Buffer): Buffer => {
    if (path.includes("/graph-data/") || path.includes("provider-graph-data")) {
      const level = JSON.parse(bytes.toString("utf8")).snapshots[0].value;
      return json({
        currentValue: 0,
        compareValue: 0,
        snapshots: days.map((ms) => ({ date: new Date(ms).toISOString(), value: Math.round(wave(ms, level)) })),
      });
    }
    if (path.includes("/summary/fees/")) return json({ totalDataChart: days.map((ms) => [ms / 1000, wave(ms, 9000)]) });
    if (path.includes("market_chart"))
      return json({
        prices: days.map((ms) => [ms, wave(ms, 1)]),
        market_caps: days.map((ms) => [ms, wave(ms, 500_000_000)]),
      });
    if (path === "/chart/coingecko:akash-network") {
      const prices = days.map((ms) => ({ timestamp: ms / 1000 + 20, price: wave(ms, 1) }));
      return json({ coins: { "coingecko:akash-network": { symbol: "AKT", prices } } });
    }
    if (path.endsWith(".parquet")) return portal(world, days);
    if (bodyContains === "Filecoin.ChainHead")
      return json({ jsonrpc: "2.0", id: 1, result: { Height: Math.floor((now / 1000 - 1_598_306_400) / 30) } });
    if (path.endsWith("/coins/markets")) {
      const markets: { last_updated: string }[] = JSON.parse(bytes.toString("utf8"));
      return json(markets.map((market) => ({ ...market, last_updated: world.clock })));
    }
    return bytes;
  };
};

function portal({ filecoinPaidUsd }: World, days: readonly number[]): Buffer {
  const column = (name: string, level: number) => ({
    name,
    data: days.map((ms) => wave(ms, level)),
    type: "DOUBLE" as const,
  });
  const columnData = [
    { name: "date", data: days.map((ms) => new Date(ms)), type: "TIMESTAMP" as const },
    column("protocol_revenue_usd", 8000),
    column("protocol_revenue_fil", 7500),
    column("block_rewards_fil", 60_000),
    column("filecoin_pay_paid_usd", filecoinPaidUsd),
    column("raw_power_pibs", 3000),
    column("quality_adjusted_power_pibs", 18_000),
    column("circulating_fil", 845_000_000),
    column("storage_providers_with_power", 1180),
    column("filecoin_pay_active_payers", 40),
  ];
  return Buffer.from(parquetWriteBuffer({ columnData }));
}
