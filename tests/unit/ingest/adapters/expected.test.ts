import { describe, expect, it } from "vitest";
import type { Adapter, AdapterContext, DailyValue } from "@/lib/ingest/adapter";
import { arweave } from "@/lib/ingest/adapters/arweave";
import { chutes } from "@/lib/ingest/adapters/chutes";
import { depinNinja } from "@/lib/ingest/adapters/depin-ninja";
import { claimedDevices, depinscan } from "@/lib/ingest/adapters/depinscan";
import { dimo } from "@/lib/ingest/adapters/dimo";
import { createDune, duneFault, parseDuneQueries } from "@/lib/ingest/adapters/dune";
import { furtherAdapters } from "@/lib/ingest/adapters/further";
import { helium } from "@/lib/ingest/adapters/helium";
import { iotex } from "@/lib/ingest/adapters/iotex";
import { spacescope } from "@/lib/ingest/adapters/spacescope";
import { taostats } from "@/lib/ingest/adapters/taostats";
import { weatherxm } from "@/lib/ingest/adapters/weatherxm";
import { web3index } from "@/lib/ingest/adapters/web3index";
import { shippedRecord } from "../../../support/shipped";
import { fixtureText, readReply, routeOf } from "../../../support/upstream/further";
import { DUNE_QUERIES } from "./dune-queries";

const dune = createDune(parseDuneQueries(DUNE_QUERIES));

/** The replies are of this day, complete through the one before. */
const contextOf = (adapter: Adapter, since = "2026-08-18"): AdapterContext => ({
  since,
  today: "2026-08-21",
  networkSlugs: [...new Set(adapter.series.map(({ networkSlug }) => networkSlug))],
});

async function readAll(adapter: Adapter): Promise<DailyValue[]> {
  const context = contextOf(adapter);
  const requests = adapter.requests(context).filter((request) => routeOf(request) !== null);
  const readings = await Promise.all(requests.map((request) => readReply(adapter, request, context)));
  return readings.flatMap(({ values }) => values);
}

/** Values of a series by day. */
const byDay = (values: DailyValue[], key: string) =>
  Object.fromEntries(values.filter(({ seriesKey }) => seriesKey === key).map(({ day, value }) => [day, value]));

describe("what replies of known content are read as", () => {
  it("Helium: registered hotspots, accounts that can pay, and a supply larger than a double holds", async () => {
    const values = await readAll(helium);
    expect(byDay(values, "helium.context.mobile-total")).toEqual({ "2026-08-21": 45_000 });
    expect(byDay(values, "helium.context.iot-registered")).toEqual({ "2026-08-21": 330_000 });
    expect(byDay(values, "helium.live.oui-unlocked")).toEqual({ "2026-08-21": 2 });
    expect(byDay(values, "helium.live.oui-payers")).toEqual({ "2026-08-21": 2 });
    expect(byDay(values, "helium.live.supply-total")).toEqual({ "2026-08-21": 182_500_000.123_456_78 });
    expect(values.at(-1)?.literal).toBe("18250000012345678");
  });

  it("Arweave: the price of a GiB in AR out of winston", async () => {
    const values = await readAll(arweave);
    expect(byDay(values, "arweave.live.price-gib")).toEqual({ "2026-08-21": 0.412345678901 });
    expect(byDay(values, "arweave.live.height")).toEqual({ "2026-08-21": 1_980_000 });
    expect(byDay(values, "arweave.live.gateway-peers")).toEqual({ "2026-08-21": 60 });
  });

  it("DIMO: vehicles minted", async () => {
    expect(byDay(await readAll(dimo), "dimo.context.vehicles")).toEqual({ "2026-08-21": 210_000 });
  });

  it("WeatherXM: stations, rewards of finished days, customers, supply", async () => {
    const values = await readAll(weatherxm);
    expect(byDay(values, "weatherxm.context.stations-total")).toEqual({ "2026-08-21": 9000 });
    expect(byDay(values, "weatherxm.live.stations-claimed")).toEqual({ "2026-08-21": 8500 });
    expect(byDay(values, "weatherxm.capacity-available.active")).toEqual({ "2026-08-21": 5200 });
    expect(byDay(values, "weatherxm.emission.station-rewards")).toEqual({
      "2026-08-19": 14_246,
      "2026-08-20": 14_246,
    });
    expect(byDay(values, "weatherxm.live.customers")).toEqual({ "2026-08-21": 30 });
    expect(byDay(values, "weatherxm.circulating-supply")).toEqual({ "2026-08-21": 52_000_000 });
  });

  it("IoTeX: one question a day, in IOTX", async () => {
    expect(byDay(await readAll(iotex), "iotex.live.gas-iotx")).toEqual({
      "2026-08-18": 1520.25,
      "2026-08-19": 1520.25,
      "2026-08-20": 1520.25,
    });
  });

  it("DePINscan: claimed devices, and zero or nothing as unknown", async () => {
    const devices = claimedDevices(JSON.parse(fixtureText("depinscan/project.json")));
    expect(devices.slice(0, 2)).toEqual([
      { project: "Sample Net", coin: "sample-net", devices: 1500 },
      { project: "Other Net", coin: null, devices: null },
    ]);
    const values = await readAll(depinscan);
    expect(byDay(values, "helium.live.devices-claimed")).toEqual({ "2026-08-21": 375_000 });
    expect(values.find(({ seriesKey }) => seriesKey === "xnet.live.devices-claimed")).toMatchObject({
      value: null,
      nullReason: "not_disclosed",
      literal: "0",
      note: "DePINscan lists no device count.",
    });
    expect(byDay(values, "sector.live.devices-claimed")).toEqual({ "2026-08-20": 20_000_000 });
    expect(byDay(values, "sector.live.projects-listed")).toEqual({ "2026-08-20": 300 });
  });

  it("Web3Index: days, not the running totals", async () => {
    const values = await readAll(web3index);
    expect(byDay(values, "akash.live.web3index-revenue")).toEqual({ "2026-08-19": 9250, "2026-08-20": 9600 });
    expect(byDay(values, "filecoin.live.web3index-revenue")).toEqual({ "2026-08-19": 92.5, "2026-08-20": 96 });
  });

  it("Chutes: all four kinds of revenue, and what was sponsored", async () => {
    const values = await readAll(chutes);
    expect(byDay(values, "bittensor.live.chutes-revenue")).toEqual({ "2026-08-19": 10_600.5, "2026-08-20": 10_830 });
    expect(byDay(values, "bittensor.live.chutes-sponsored")).toEqual({ "2026-08-19": 100, "2026-08-20": 80 });
  });

  it("Spacescope: changes of running totals, PiB out of bytes, burns by cause, deals", async () => {
    const values = await readAll(spacescope);
    expect(byDay(values, "filecoin.emission.block-rewards")).toEqual({ "2026-08-19": 60_000, "2026-08-20": 60_000 });
    expect(byDay(values, "filecoin.burn.total")).toEqual({ "2026-08-19": 7613.5, "2026-08-20": 7500 });
    expect(byDay(values, "filecoin.live.burn-fees")).toEqual({ "2026-08-19": 7613.5, "2026-08-20": 7500 });
    expect(byDay(values, "filecoin.live.burn-gas")).toMatchObject({ "2026-08-20": 100 });
    expect(byDay(values, "filecoin.burn.penalty")).toMatchObject({ "2026-08-20": 7400 });
    expect(byDay(values, "filecoin.capacity-available.raw")).toMatchObject({ "2026-08-20": 3000 });
    expect(byDay(values, "filecoin.context.quality-adjusted-power")).toMatchObject({ "2026-08-20": 18_000 });
    const [deals, raw] = ["filecoin.capacity-used.active-deals", "filecoin.capacity-available.raw"].map(
      (key) => byDay(values, key)["2026-08-20"] ?? Number.NaN,
    );
    expect(deals).toBe(900);
    expect(Number(deals) / Number(raw)).toBeCloseTo(0.3, 12);
    // Genesis vesting ended: a total that stands still is no count of zero.
    expect(values.find(({ seriesKey }) => seriesKey === "filecoin.insider-unlock")).toMatchObject({ value: null });
  });

  it("Dune: columns and factors of the setting; a result that is not renewed is refused", async () => {
    expect(byDay(await readAll(dune), "helium.live.dc-burned-usd")).toEqual({ "2026-08-19": 9700, "2026-08-20": 9800 });
    const context = contextOf(dune);
    const stale = dune.requests(context).find(({ address }) => address.pathname.includes("1234568"));
    if (!stale) throw new Error("no such question");
    expect(await readReply(dune, stale, context)).toEqual({
      values: [],
      rejects: [expect.objectContaining({ column: "execution_ended_at", value: "2026-02-01" })],
    });
  });

  it("taostats: digits as text", async () => {
    const values = await readAll(taostats);
    expect(byDay(values, "bittensor.live.price-taostats")).toEqual({ "2026-08-21": 300.5 });
    expect(byDay(values, "bittensor.circulating-supply")).toEqual({ "2026-08-21": 10_500_000 });
    expect(byDay(values, "bittensor.live.market-cap-taostats")).toEqual({ "2026-08-21": 3_155_250_000 });
  });

  it("DePIN.Ninja: revenue by day with what kind it is", async () => {
    const values = await readAll(depinNinja);
    expect(byDay(values, "akash.live.depin-ninja-revenue")).toEqual({ "2026-08-19": 9500, "2026-08-20": 9600 });
    expect(byDay(values, "geodnet.live.depin-ninja-revenue")).toEqual({ "2026-08-19": 1500, "2026-08-20": 1600 });
    expect(values[0]?.note).toBe("DePIN.Ninja calls it gross.");
  });
});

describe("every adapter", () => {
  const adapters = furtherAdapters(DUNE_QUERIES);

  it("has a name of its own, and a key only where the key is needed", () => {
    expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
    expect(adapters.filter(({ keyName }) => keyName !== null).map(({ id }) => id)).toEqual([
      "spacescope",
      "dune",
      "taostats",
      "depin-ninja",
    ]);
  });

  it.each(adapters.map((adapter) => [adapter.id, adapter] as const))(
    "%s asks its own hosts over https, keeps its key out of addresses, and describes every series",
    (_, adapter) => {
      const requests = adapter.requests(contextOf(adapter, "2025-08-01"));
      expect(requests.length).toBeGreaterThan(0);
      for (const request of requests) {
        expect(request.address.protocol).toBe("https:");
        expect(adapter.hosts).toContain(request.address.host);
        expect(request.address.href + JSON.stringify(request.body ?? null)).not.toContain("hidden-word");
        const headers = request.headers?.("hidden-word") ?? {};
        expect(Object.values(headers).some((value) => value.includes("hidden-word"))).toBe(adapter.keyName !== null);
        expect(request.headers?.(null) ?? {}).toEqual({});
      }
      expect(new Set(requests.map(({ address, body }) => address.href + JSON.stringify(body))).size).toBe(
        requests.length,
      );
      for (const { key, networkSlug, measure, metric, payer, bucket } of adapter.series) {
        expect(key.startsWith(`${networkSlug}.`)).toBe(true);
        expect(measure).toMatch(/\.$/);
        expect([metric === "revenue", metric === "emission"]).toEqual([payer !== null, bucket !== null]);
      }
      expect(adapter.attribution).not.toBe("");
      expect(adapter.requests({ ...contextOf(adapter), networkSlugs: ["some-other-network"] })).toEqual([]);
    },
  );

  it("uses a key of the record only where the record counts in the same way", () => {
    const used = adapters.flatMap(({ series }) => series).filter(({ key }) => !key.includes(".live."));
    expect(used.length).toBeGreaterThan(10);
    for (const { key, networkSlug, metric, shape, unit, payer, bucket } of used) {
      const counted = shippedRecord(networkSlug).series.find(({ id }) => id === key);
      expect({ key, metric, shape, unit, payer, bucket }).toEqual({
        key,
        metric: counted?.metric,
        shape: counted?.shape,
        unit: counted?.unit,
        payer: counted?.payer,
        bucket: counted?.bucket,
      });
    }
  });

  it("asks Spacescope for spans of less than 31 days that leave no day out", () => {
    const requests = spacescope.requests(contextOf(spacescope, "2026-06-01"));
    const spans = requests
      .filter(({ address }) => address.pathname.endsWith("/deal_size"))
      .map(({ address }) => [address.searchParams.get("start_date") ?? "", address.searchParams.get("end_date") ?? ""]);
    expect(spans[0]?.[1]).toBe("2026-08-20");
    expect(spans.at(-1)?.[0]).toBe("2026-05-31");
    for (const [index, [from = "", to = ""]] of spans.entries()) {
      expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBeLessThan(31);
      // The day on which one span ends begins the one after: its change needs both.
      if (index > 0) expect(to).toBe(spans[index - 1]?.[0]);
    }
  });
});

describe("parseDuneQueries", () => {
  const [first] = JSON.parse(DUNE_QUERIES);
  it.each([
    ["not json", /^DUNE_QUERIES is not JSON/],
    ["{}", /^DUNE_QUERIES: "" /],
    [JSON.stringify([{ ...first, queryId: "1" }]), /^DUNE_QUERIES: "0.queryId" /],
    [JSON.stringify([{ ...first, key: "akash.live.dc" }]), /"0.key" must start with the network/],
    [JSON.stringify([first, first]), /"1.key" stands twice/],
    [JSON.stringify([{ ...first, metric: "revenue" }]), /"0.key" revenue names a payer/],
    [JSON.stringify([{ ...first, apiKey: "hidden-word" }]), /^DUNE_QUERIES: "0"/],
  ])("refuses %s", (text, message) => {
    expect(() => parseDuneQueries(text)).toThrow(message);
    expect(() => parseDuneQueries(text)).not.toThrow(/hidden-word/);
    expect(duneFault(text)).toMatch(message);
    expect(furtherAdapters(text).map(({ id }) => id)).not.toContain("dune");
  });

  it("is nothing where it is not set: the source is left out", () => {
    expect([parseDuneQueries(null), duneFault(null), duneFault(DUNE_QUERIES)]).toEqual([[], null, null]);
    expect(furtherAdapters(null).map(({ id }) => id)).not.toContain("dune");
    expect(furtherAdapters(DUNE_QUERIES).map(({ id }) => id)).toContain("dune");
    expect(createDune([]).requests({ since: "2026-01-01", today: "2026-08-21", networkSlugs: ["helium"] })).toEqual([]);
  });
});
