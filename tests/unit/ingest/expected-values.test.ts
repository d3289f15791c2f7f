import { describe, expect, it } from "vitest";
import type { Adapter, AdapterContext, AdapterRequest, DailyValue } from "@/lib/ingest/adapter";
import { ADAPTERS } from "@/lib/ingest/registry";
import { fileOf, ROUTES, type Route, routeFor, UPSTREAM_CLOCK } from "../../support/upstream/server";

const TODAY = UPSTREAM_CLOCK.slice(0, 10);
const CONTEXT: AdapterContext = {
  since: "2026-08-01",
  today: TODAY,
  networkSlugs: [...new Set(ADAPTERS.flatMap((adapter) => adapter.series.map((series) => series.networkSlug)))],
};

/** What a metric of the routes is called in the record, and what its number is there. */
type Mapping = [seriesKey: string, scale?: number];
const AKASH: Record<string, Mapping> = {
  revenue_usd: ["akash.revenue.lease-spend"],
  akt_spent: ["akash.live.lease-spend-akt"],
  burn_tokens: ["akash.live.burn-net"],
  utilisation_pct: ["akash.utilisation.network", 0.01],
  operators: ["akash.live.providers-online"],
  capacity_total_gpu: ["akash.gpu.available"],
  capacity_used_gpu: ["akash.gpu.leased"],
  capacity_total_vcpu: ["akash.live.vcpus-offered"],
  emissions_tokens_per_day: ["akash.emission.inflation-gross"],
  token_total_supply: ["akash.live.supply-total"],
  paying_accounts_over_both_pages: ["akash.live.addresses-with-leases"],
  token_price_usd: ["akash.price.akt"],
  circulating_supply_implied: ["akash.live.supply-implied"],
};
const FILECOIN: Record<string, Mapping> = {
  burn_usd: ["filecoin.burn.total-usd"],
  emissions_tokens: ["filecoin.emission.block-rewards"],
  operators: ["filecoin.live.providers-with-power"],
  fil_burnt_cumulative: ["filecoin.live.burnt-total"],
  capacity_total_pib: ["filecoin.capacity-available.raw"],
  quality_adjusted_pib: ["filecoin.live.power-adjusted"],
  utilisation_pct_filplus_share: ["filecoin.utilisation.verified-share", 0.01],
};
const RENDER: Record<string, Mapping> = { revenue_usd: ["render.revenue.jobs"], burn_usd: ["render.burn.usd"] };
const AETHIR: Record<string, Mapping> = { revenue_usd: ["aethir.live.net-deposits"] };
const COIN: Record<string, Record<string, string>> = {
  token_price_usd: {
    "akash-network": "akash.price.akt",
    filecoin: "filecoin.price.fil",
    geodnet: "geodnet.price.geod",
    "xnet-mobile-2": "xnet.price.xnet",
  },
  circulating_supply: {
    "akash-network": "akash.supply.circulating",
    filecoin: "filecoin.live.supply-listed",
    geodnet: "geodnet.supply.circulating",
    "xnet-mobile-2": "xnet.circulating-supply",
  },
  market_cap_usd: {
    "akash-network": "akash.market-cap",
    filecoin: "filecoin.market-cap.listing",
    geodnet: "geodnet.market-cap",
    "xnet-mobile-2": "xnet.market-cap",
  },
};
/** Said of the reply and not a value of the record, or of another route's series. */
const NOT_STORED = new Set([
  "utilisation_pct_gpu",
  "active_leases_over_both_pages",
  "community_tax",
  "unix_seconds",
  "last_usable_date",
]);

const namesOf = (route: Route): Record<string, Mapping> => {
  if (/filecoin|glif/.test(route.host))
    return {
      ...FILECOIN,
      circulating_supply: [
        route.bodyContains === "Filecoin.StateCirculatingSupply"
          ? "filecoin.live.supply-exact"
          : "filecoin.circulating-supply",
      ],
    };
  if (route.path.includes("render")) return RENDER;
  return route.path.includes("aethir") ? AETHIR : AKASH;
};

const bodyOf = (route: Route, request: AdapterRequest): unknown => {
  const bytes = fileOf(route);
  if (request.respondsWith === "bytes") return new Uint8Array(bytes);
  const text = bytes.toString("utf8");
  return request.respondsWith === "text" ? text : JSON.parse(text);
};

const routeOf = ({ method, address, body }: AdapterRequest): Route => {
  const route = routeFor(method ?? "GET", address.host, address, body === undefined ? "" : JSON.stringify(body));
  if (!route) throw new Error(`no route for ${address.href}`);
  return route;
};

/** All values that an adapter reads out of the fixtures, with the routes that gave them. */
async function readAll(adapter: Adapter): Promise<{ routes: Route[]; values: DailyValue[] }[]> {
  const readings: { routes: Route[]; values: DailyValue[] }[] = [];
  for (const request of adapter.requests(CONTEXT)) {
    const routes: Route[] = [];
    const bodies: unknown[] = [];
    for (let next: AdapterRequest | null = request; next !== null; ) {
      const route = routeOf(next);
      const body = bodyOf(route, next);
      routes.push(route);
      bodies.push(body);
      next = adapter.nextPage?.(next, body) ?? null;
    }
    const { values } = await adapter.read(request, adapter.nextPage ? bodies : bodies[0], CONTEXT);
    readings.push({ routes, values });
  }
  return readings;
}

const readings = (await Promise.all(ADAPTERS.map(readAll))).flat();
const cases = ROUTES.flatMap((route) =>
  Object.entries(route.expect ?? {})
    .filter(([metric]) => !NOT_STORED.has(metric))
    .map(([metric, expected]) => ({
      route,
      metric,
      expected,
      name: `${route.path} ${route.bodyContains ?? ""} ${metric}`,
    })),
);

const latest = (values: readonly DailyValue[], key: string): DailyValue | undefined =>
  values
    .filter(({ seriesKey }) => seriesKey === key)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .at(-1);

describe("what the adapters derive", () => {
  it("is expected of every route that they use", () => {
    expect(cases.length).toBeGreaterThan(30);
  });

  it.each(cases)("$name", ({ route, metric, expected }) => {
    const reading = readings.find(({ routes }) => routes.includes(route));
    if (!reading) throw new Error("no adapter asks for this route");
    const { values } = reading;
    const coins = COIN[metric];
    if (coins && route.path.endsWith("/coins/markets")) {
      const derived = Object.entries(coins).map(([coin, key]) => [coin, latest(values, key)?.value]);
      expect(Object.fromEntries(derived)).toEqual(expected);
      return;
    }
    const [key, scale = 1] = namesOf(route)[metric] ?? [];
    if (key === undefined) throw new Error(`no series for ${metric}`);
    if (typeof expected === "number") {
      const value = latest(values, key)?.value ?? Number.NaN;
      expect(Math.abs(value / (expected * scale) - 1)).toBeLessThan(1e-4);
      return;
    }
    for (const [day, amount] of Object.entries(expected as Record<string, number>)) {
      const value = values.find((one) => one.seriesKey === key && one.day === day);
      expect(value?.value, day).toBeCloseTo(amount * scale, 9);
    }
  });

  it("leaves the community pool's share out of what stakers receive", () => {
    const values = readings.flatMap((reading) => reading.values);
    const gross = latest(values, "akash.emission.inflation-gross")?.value ?? Number.NaN;
    expect(latest(values, "akash.emission.staking")?.value).toBeCloseTo(gross * 0.75, 9);
  });

  it("is nothing of the running day where it is a flow, and nothing unfinished", () => {
    const flows = new Set(
      ADAPTERS.flatMap(({ series }) => series.filter(({ shape }) => shape === "flow").map(({ key }) => key)),
    );
    const days = readings.flatMap(({ values }) => values.filter(({ seriesKey }) => flows.has(seriesKey)));
    expect(days.filter(({ day }) => day >= TODAY)).toEqual([]);
    const portal = readings.find(({ routes }) => routes.some(({ host }) => host.startsWith("data.filecoin")));
    expect(
      portal?.values
        .map(({ day }) => day)
        .sort()
        .at(-1),
    ).toBe("2026-08-19");
  });

  it("is unknown with a reason where a zero means no data", () => {
    const reasons = (key: string) =>
      readings.flatMap(({ values }) => values.filter((value) => value.seriesKey === key && value.value === null));
    expect(reasons("helium.live.buyback").map(({ note }) => note)).toContain(
      "A zero by rule from 2026-01-02 on, not a measured one.",
    );
    expect(reasons("xnet.market-cap")[0]).toMatchObject({ nullReason: "not_disclosed", literal: "0" });
    expect(reasons("filecoin.revenue.filecoin-pay")[0]).toMatchObject({
      nullReason: "observed_zero",
      day: "2026-08-19",
    });
  });
});
