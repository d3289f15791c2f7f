import { describe, expect, it } from "vitest";
import type { ConflictFact, NetworkRecord } from "@/lib/scoring";
import { shippedRecord } from "../../support/shipped";
import { rowsOf } from "./rows";

/** Every figure about these networks that is known to mislead is listed as a conflict, of the right kind, with both readings. */

const EXBIBYTE_PIB = 1024;
const TEBIBYTE_TB = 1024 ** 4 / 1000 ** 4;

interface Trap {
  slug: string;
  id: string;
  kind: ConflictFact["kind"];
  /** What is claimed on either side, in the unit of the series. */
  claimed: number[];
}

const TRAPS: [what: string, trap: Trap][] = [
  [
    "Helium: a GB is priced at 0.50 USD, and carriers pay 0.10",
    { slug: "helium", id: "h-peg", kind: "definition", claimed: [0.5, 0.1] },
  ],
  [
    "Helium: Data Credits of 2025Q4 hold 2.9M USD that the company burned itself",
    // 5,221,920 − 2,900,000 = 2,321,920.
    { slug: "helium", id: "h-discretionary", kind: "definition", claimed: [5_221_920, 5_221_920 - 2_900_000] },
  ],
  [
    "Helium: 2,721 TB since the start are read as the second quarter",
    // 2,721 − 1,141 of the first quarter’s end = 1,580.
    { slug: "helium", id: "h-off-2025q2", kind: "period", claimed: [2721, 2721 - 1141] },
  ],
  [
    "Filecoin: 793,000 USD of “network fees” that are penalties",
    { slug: "filecoin", id: "network-fees-are-not-sales", kind: "definition", claimed: [793_000] },
  ],
  [
    "Filecoin: 3 EiB raw, or 14 to 20 with quality adjustment and in EB",
    // 3,143 PiB = 3.07 EiB; 14 EiB; 20 EB in PiB.
    {
      slug: "filecoin",
      id: "capacity-size",
      kind: "unit",
      claimed: [3143, 14 * EXBIBYTE_PIB, 20e18 / 1024 ** 5],
    },
  ],
  [
    "Filecoin: utilisation rose because capacity left",
    { slug: "filecoin", id: "utilisation-rise", kind: "direction", claimed: [0.04, 0.36] },
  ],
  [
    "Akash: 12M USD in February 2026, where the issuer’s own days add up to 64,000",
    { slug: "akash", id: "revenue-february-2026", kind: "arithmetic", claimed: [12_000_000, 64_308] },
  ],
  [
    "Akash: 5M USD since the start, quoted as the first quarter of 2026",
    { slug: "akash", id: "revenue-first-quarter-2026", kind: "period", claimed: [5_000_000, 253_250] },
  ],
  [
    "Akash: utilisation 60 % by the issuer, 49, 52 and 34 % by Messari",
    { slug: "akash", id: "gpu-utilisation-2025", kind: "coverage", claimed: [0.6, 0.491, 0.523, 0.337] },
  ],
  ["Render: 1M USD in 2025", { slug: "render", id: "revenue-2025", kind: "arithmetic", claimed: [1_000_000] }],
  [
    "Aethir: 127.8M USD, where the whole sector has 72M on chain",
    { slug: "aethir", id: "revenue-2025", kind: "coverage", claimed: [127_800_000, 72_000_000] },
  ],
  [
    "io.net: 327,000 GPUs registered, 6,720 verified",
    { slug: "io-net", id: "gpus-registered-or-verified", kind: "definition", claimed: [327_000, 6720] },
  ],
  [
    "Grass: 610M or 244M in circulation",
    { slug: "grass", id: "circulating-june-2026", kind: "stale", claimed: [609_600_000, 243_900_000] },
  ],
  [
    "Arweave: 100 PB or 161 TiB",
    { slug: "arweave", id: "network-size", kind: "definition", claimed: [100_000, 161 * TEBIBYTE_TB] },
  ],
  ["DIMO: 0.25M or 7.7M USD", { slug: "dimo", id: "revenue-2025", kind: "definition", claimed: [250_000, 7_723_600] }],
  [
    "GEODNET: 80 % or 40 % of revenue burned",
    { slug: "geodnet", id: "burn-share", kind: "definition", claimed: [0.8, 0.4] },
  ],
];

const read = new Map<string, NetworkRecord>();

/** Each folder is read once. */
const recordOf = (slug: string): NetworkRecord => {
  const record = read.get(slug) ?? shippedRecord(slug);
  read.set(slug, record);
  return record;
};

const conflictOf = (slug: string, id: string): ConflictFact => {
  const found = recordOf(slug).conflicts.find((conflict) => conflict.id === id);
  if (!found) throw new Error(`${slug} has no conflict ${id}`);
  return found;
};

/** Values and bounds that the readings of a conflict claim. */
function claimedBy(slug: string, { readings }: ConflictFact): number[] {
  const rows = new Map(recordOf(slug).observations.map((row) => [row.id, row]));
  return readings.flatMap(({ observationId }) => {
    const row = rows.get(observationId);
    return [row?.value, row?.low, row?.high].filter((number) => typeof number === "number");
  });
}

/** Nearest of the numbers, as a share of the one that is looked for. */
const distance = (numbers: number[], wanted: number): number =>
  Math.min(...numbers.map((number) => Math.abs(number - wanted) / wanted));

describe("known traps of the record", () => {
  it.each(TRAPS)("%s", (_, { slug, id, kind, claimed }) => {
    const conflict = conflictOf(slug, id);
    expect(conflict.kind).toBe(kind);
    const numbers = claimedBy(slug, conflict);
    for (const wanted of claimed) expect(distance(numbers, wanted), String(wanted)).toBeLessThan(0.001);
    // Two readings at least, of which no two may both be used where one is thrown out, and the reason is told.
    expect(new Set(conflict.readings.map(({ observationId }) => observationId)).size).toBeGreaterThan(1);
    expect(conflict.reason.length).toBeGreaterThan(40);
  });

  it.each([
    ["helium", "h-off-2025q2", "offload-tb-2025q2-article", "refuted"],
    ["helium", "h-peg", "carrier-gb-2025-04-hip143", "set_aside"],
    ["helium", "h-discretionary", "claim-2025q4-all-credits", "set_aside"],
    ["akash", "revenue-february-2026", "lease-spend-2026-02-article", "refuted"],
    ["akash", "revenue-first-quarter-2026", "lease-spend-2026q1-own-your-mind", "refuted"],
    ["dimo", "revenue-2025", "developers-2025-04-zukowski", "refuted"],
    ["io-net", "gpus-registered-or-verified", "gpu-headline-2025q1-messari", "set_aside"],
  ] as const)("%s %s: %s is %s and enters no figure", (slug, id, observationId, standing) => {
    const conflict = conflictOf(slug, id);
    expect(conflict.readings.find((reading) => reading.observationId === observationId)?.standing).toBe(standing);
    expect(conflict.status).toBe("settled");
  });
});

describe("the arithmetic behind them", () => {
  it("Filecoin: 99.5 % of what was burned in 2025Q3 were penalties", () => {
    // 328,956.6 ÷ 330,629 FIL.
    const filecoin = rowsOf("filecoin");
    const share = filecoin.value("penalty-2025q3") / filecoin.value("burnt-2025q3");
    expect(share).toBeGreaterThan(0.99);
    expect(share).toBeLessThan(1);
    // In dollars: all the reported fees but half a percent.
    expect(filecoin.value("penalty-usd-2025q3") / filecoin.value("burnt-usd-2025q3-chain")).toBeCloseTo(share, 2);
  });
  it("Filecoin: penalties are demand in no reading but the one that says so", () => {
    const counting = recordOf("filecoin").definitions.filter(({ lines }) =>
      lines.some(
        ({ seriesId, role }) => (role === "organic" || role === "unclassified") && /penalt|burn/.test(seriesId),
      ),
    );
    for (const { house, differs } of counting) {
      expect(house).toBe(false);
      expect(differs).toMatch(/penalt/i);
    }
  });
  it("Helium: what HIP-149 authorises is stated, and is no emission that was measured", () => {
    const { series, observations, conflicts } = recordOf("helium");
    const metricOf = new Map(series.map(({ id, metric }) => [id, metric]));
    const authorised = observations.filter((row) => (row.high ?? row.value) === 141_000_000);
    expect(authorised.length).toBeGreaterThan(0);
    for (const row of authorised) {
      const isBound = row.nature === "ceiling" || row.nature === "budget";
      expect(isBound || metricOf.get(row.seriesId) === "context", row.id).toBe(true);
    }
    const begun = conflicts.find(({ id }) => id === "h-hip149");
    expect(begun).toMatchObject({ kind: "definition", status: "open" });
    expect(begun?.readings.map(({ standing }) => standing)).toEqual(["open", "open"]);
  });
  it("Render: more was paid in 2025 to October than the million of the whole year", () => {
    // 1,759,898 USD burned are 95 % of what was paid: at least 1.85M.
    const floors = claimedBy("render", conflictOf("render", "revenue-2025")).filter((number) => number !== 1_000_000);
    const [floor] = floors;
    expect(floors).toHaveLength(1);
    expect(floor).toBeGreaterThanOrEqual(1_760_000);
    expect(floor).toBeCloseTo(1_759_898 / 0.95, -1);
  });
  it("Aethir: one network cannot have more than all of them, and both readings stay open", () => {
    expect(conflictOf("aethir", "revenue-2025")).toMatchObject({ status: "open" });
    expect(new Set(conflictOf("aethir", "revenue-2025").readings.map(({ standing }) => standing))).toEqual(
      new Set(["open"]),
    );
  });
  it("GEODNET: 40 % is 80 % of the half that a reseller passes on", () => {
    const geodnet = rowsOf("geodnet");
    expect(0.5 * geodnet.value("burn-share-docs")).toBeCloseTo(geodnet.value("burn-share-ev3"), 12);
  });
});
