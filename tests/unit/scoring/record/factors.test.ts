import { describe, expect, test } from "vitest";
import { quarterIndex } from "@/lib/scoring/quarters";
import { glutAt, isUtilisationShare, usageGrowthAt, utilisationIn } from "@/lib/scoring/record/capacity";
import { operatorCoverAt, supplyScopeAt } from "@/lib/scoring/record/demand-factors";
import { topCustomerShareAt } from "@/lib/scoring/record/shares";
import { captureYieldAt, netDilutionAt } from "@/lib/scoring/record/token-factors";
import type { ObservationFact } from "@/lib/scoring/record/types";
import { BASIC_LINES, BASIC_SERIES, basicRecord, claim, definition, houseView, line, series, source } from "./builders";

const Q4 = quarterIndex("2025Q4");
const QUARTERS = ["2025Q1", "2025Q2", "2025Q3", "2025Q4"];

const EXTRA = [
  series("used", { metric: "capacity_used", shape: "stock", unit: "GPU" }),
  series("free", { metric: "capacity_available", shape: "stock", unit: "GPU" }),
  series("top", { metric: "largest_customer_share", shape: "stock", unit: "share" }),
  series("theta", { metric: "operator_revenue_share", shape: "stock", unit: "share" }),
  series("cost", { metric: "operator_cost" }),
  series("burn", { metric: "burn", unit: "NET" }),
  series("remint", { metric: "remint", unit: "NET" }),
  series("unlock", { metric: "insider_unlock", unit: "NET" }),
  series("circ", { metric: "circulating_supply", shape: "stock", unit: "NET" }),
  series("cap", { metric: "market_cap", shape: "stock" }),
  series("passed", { metric: "buyback" }),
  series("stake", { metric: "emission", unit: "NET", bucket: "security" }),
];
const ROLES = {
  used: "capacity_used",
  free: "capacity_available",
  top: "largest_customer_share",
  theta: "operator_revenue_share",
  cost: "operator_cost",
  burn: "burn",
  remint: "remint",
  unlock: "insider_unlock",
  circ: "circulating_supply",
  cap: "market_cap",
  passed: "captured_value",
  stake: "security",
} as const;

/** The basic year with some of the lines above. */
const viewWith = (ids: (keyof typeof ROLES)[], claims: ObservationFact[], required = true) =>
  houseView(
    basicRecord({
      sources: [source("s"), source("other")],
      series: [...BASIC_SERIES, ...EXTRA],
      definitions: [definition([...BASIC_LINES, ...ids.map((id) => line(id, ROLES[id], required))])],
      observations: [...basicRecord().observations, ...claims],
    }),
  );
const yearly = (id: string, value: number, quarters = QUARTERS) => quarters.map((quarter) => claim(id, quarter, value));

describe("utilisation", () => {
  const capacity = (used: ObservationFact[], free: ObservationFact[]) => viewWith(["used", "free"], [...used, ...free]);

  test("is used ÷ available of the quarter", () => {
    const measured = utilisationIn(capacity([claim("used", "2025Q4", 30)], [claim("free", "2025Q4", 120)]), Q4);
    expect(measured.span?.value).toBe(0.25);
    expect(measured.formula).toContain("30 ÷ 120 GPU = 25 %");
  });

  test("shares timing: an end quote meets the other's end quote, not its mean", () => {
    const free = [claim("free", "2025-09-30", 100), claim("free", "2025-12-31", 200)];
    // Mean 150, end 200.
    expect(utilisationIn(capacity([claim("used", "2025-12-31", 50)], free), Q4).span?.value).toBe(0.25);
    const stated = [claim("free", "2025Q4", 150)];
    expect(utilisationIn(capacity([claim("used", "2025-12-31", 50)], stated), Q4).span).toBeNull();
  });

  test("is unknown with one side only, with the reason of that side", () => {
    const silent = claim("used", "2025Q4", null, { nullReason: "not_disclosed" });
    expect(utilisationIn(capacity([silent], [claim("free", "2025Q4", 1)]), Q4)).toMatchObject({
      span: null,
      unknownBecause: "not_disclosed",
    });
    expect(utilisationIn(capacity([], [claim("free", "2025Q4", 1)]), Q4).unknownBecause).toBe("not_researched");
  });

  test("converts binary and decimal storage units, and refuses what cannot be compared (P7)", () => {
    const storage = (unit: string) =>
      houseView(
        basicRecord({
          series: [
            ...BASIC_SERIES,
            series("used", { metric: "capacity_used", shape: "stock", unit }),
            series("free", { metric: "capacity_available", shape: "stock", unit: "EiB" }),
          ],
          definitions: [
            definition([...BASIC_LINES, line("used", "capacity_used"), line("free", "capacity_available")]),
          ],
          observations: [claim("used", "2025Q4", 1), claim("free", "2025Q4", 2)],
        }),
      );
    expect(utilisationIn(storage("EiB"), Q4).span?.value).toBe(0.5);
    // 1 EB = 10^18 bytes, 2 EiB = 2 × 2^60.
    expect(utilisationIn(storage("EB"), Q4).span?.value).toBeCloseTo(1e18 / 2 ** 61, 12);
    expect(() => utilisationIn(storage("GPU"), Q4)).toThrow("GPU and EiB");
  });
});

describe("use and capacity of a wireless network", () => {
  const wireless = houseView(
    basicRecord({
      network: { ...basicRecord().network, category: "wireless" },
      series: [
        ...BASIC_SERIES,
        series("used", { metric: "capacity_used", shape: "flow", unit: "TB" }),
        series("free", { metric: "capacity_available", shape: "stock", unit: "hotspots" }),
      ],
      definitions: [definition([...BASIC_LINES, line("used", "capacity_used"), line("free", "capacity_available")])],
      observations: [
        claim("used", "2024Q4", 1000),
        claim("free", "2024Q4", 100),
        claim("used", "2025Q4", 4000),
        claim("free", "2025Q4", 200),
      ],
    }),
  );

  test("units may differ: the quotient is no share, its change is the glut", () => {
    expect(isUtilisationShare(wireless)).toBe(false);
    expect(utilisationIn(wireless, Q4).span?.value).toBe(20);
    // Capacity doubled, use grew fourfold.
    expect(glutAt(wireless, Q4).span?.value).toBeCloseTo(Math.log(2) - Math.log(4), 12);
  });
});

describe("glut and usage growth", () => {
  const over = (levels: Record<string, [number, number]>) =>
    viewWith(
      ["used", "free"],
      Object.entries(levels).flatMap(([quarter, [used, free]]) => [
        claim("used", quarter, used),
        claim("free", quarter, free),
      ]),
    );

  test("G = Δ ln K − Δ ln Q between t−4 and t", () => {
    const view = over({ "2024Q4": [50, 100], "2025Q4": [60, 150] });
    // ln(150/100) − ln(60/50) = .405 − .182.
    expect(glutAt(view, Q4).span?.value).toBeCloseTo(Math.log(1.5) - Math.log(1.2), 12);
    expect(usageGrowthAt(view, Q4).span?.value).toBeCloseTo(Math.log(1.2), 12);
  });

  test("without t−4: minus the annualised median slope of ln utilisation", () => {
    const view = over({ "2025Q2": [40, 100], "2025Q3": [20, 100], "2025Q4": [20, 100] });
    // Slopes: ln(.5), 0, ln(.5)/2 → median ln(.5)/2; × 4, minus.
    expect(glutAt(view, Q4).span?.value).toBeCloseTo(2 * Math.LN2, 12);
    expect(usageGrowthAt(view, Q4).span?.value).toBeCloseTo(-2 * Math.LN2, 12);
  });

  test("needs t itself, and three quarters for a slope", () => {
    expect(glutAt(over({ "2025Q3": [40, 100], "2025Q4": [20, 100] }), Q4).span).toBeNull();
    expect(glutAt(over({ "2025Q1": [40, 100], "2025Q2": [40, 100], "2025Q3": [20, 100] }), Q4).span).toBeNull();
  });

  test("is bounded where a level is", () => {
    const view = viewWith(
      ["used", "free"],
      [
        ...["2024Q4", "2025Q4"].map((quarter) => claim("free", quarter, 100)),
        claim("used", "2024Q4", 50),
        claim("used", "2025Q4", null, { low: 25, high: 50 }),
      ],
    );
    const glut = glutAt(view, Q4);
    expect(glut.span?.value).toBeNull();
    expect(glut.span?.low).toBeCloseTo(0, 12);
    expect(glut.span?.high).toBeCloseTo(Math.LN2, 12);
  });
});

describe("largest customer", () => {
  test("is the latest statement about the year to t, for whatever period", () => {
    const year = claim("top", ["2025-01-01", "2025-12-31"], 0.3);
    const old = claim("top", "2024Q4", 0.9);
    expect(topCustomerShareAt(viewWith(["top"], [year, old]), Q4).span?.value).toBe(0.3);
    expect(topCustomerShareAt(viewWith(["top"], [old]), Q4).span).toBeNull();
  });

  test("stays a bound where only a range is claimed", () => {
    const words = claim("top", "2025Q4", null, { low: 0.45, high: 0.95 });
    expect(topCustomerShareAt(viewWith(["top"], [words]), Q4)).toMatchObject({
      span: { value: null, low: 0.45, high: 0.95 },
    });
    // "At least 1/N": the high end is everything.
    const atLeast = claim("top", "2025Q4", null, { low: 0.2 });
    expect(topCustomerShareAt(viewWith(["top"], [atLeast]), Q4).span).toEqual({ value: null, low: 0.2, high: 1 });
  });

  test("of two equally good origins the higher share stands", () => {
    const claims = [claim("top", "2025Q4", 0.2), claim("top", "2025Q4", 0.4, { sourceId: "other" })];
    expect(topCustomerShareAt(viewWith(["top"], claims), Q4).span?.value).toBe(0.4);
  });
});

describe("operator cover", () => {
  test("is θ × R ÷ cost of quarter t", () => {
    const view = viewWith(["theta", "cost"], [claim("theta", "2024Q1", 0.8), claim("cost", "2025Q4", 2_200_000)]);
    // .8 × 1.1M ÷ 2.2M; θ is a rule and may be eight quarters old.
    expect(operatorCoverAt(view, Q4).span?.value).toBeCloseTo(0.4, 12);
  });

  test("a θ nine quarters old no longer holds; without cost there is no cover", () => {
    const old = viewWith(["theta", "cost"], [claim("theta", "2023Q4", 0.8), claim("cost", "2025Q4", 1)]);
    expect(operatorCoverAt(old, Q4).span).toBeNull();
    expect(operatorCoverAt(viewWith(["theta"], [claim("theta", "2025Q4", 0.8)]), Q4).unknownBecause).toBe(
      "not_researched",
    );
  });
});

describe("net dilution", () => {
  const ids = ["burn", "remint", "unlock", "circ"] as const;
  const all = [
    ...yearly("burn", 300_000),
    ...yearly("remint", 100_000),
    ...yearly("unlock", 200_000),
    ...yearly("circ", 1e8),
  ];

  test("is (emitted − burned net of re-mint + unlocks) ÷ circulating over four quarters", () => {
    // 4 × (1M − .3M + .1M + .2M) ÷ 100M = 4 %.
    expect(netDilutionAt(viewWith([...ids], all), Q4).span?.value).toBeCloseTo(0.04, 12);
  });

  test("may be negative", () => {
    const heavy = [...yearly("burn", 2e6), ...yearly("unlock", 0), ...yearly("circ", 1e8)];
    expect(netDilutionAt(viewWith(["burn", "unlock", "circ"], heavy), Q4).span?.value).toBeCloseTo(-0.04, 12);
  });

  test("is unknown where unlocks are not stated: leaving them out would flatter", () => {
    expect(netDilutionAt(viewWith(["circ"], yearly("circ", 1e8)), Q4)).toMatchObject({
      span: null,
      unknownBecause: "not_researched",
    });
    const silent = QUARTERS.map((quarter) => claim("unlock", quarter, null, { nullReason: "not_disclosed" }));
    expect(netDilutionAt(viewWith(["circ", "unlock"], [...yearly("circ", 1e8), ...silent]), Q4).unknownBecause).toBe(
      "not_disclosed",
    );
  });

  test("needs every quarter of a required line", () => {
    const three = [...yearly("unlock", 1), ...yearly("circ", 1e8), ...yearly("burn", 1, QUARTERS.slice(1))];
    expect(netDilutionAt(viewWith(["burn", "unlock", "circ"], three), Q4).span).toBeNull();
    expect(netDilutionAt(viewWith(["burn", "unlock", "circ"], three, false), Q4).span).not.toBeNull();
  });
});

describe("capture yield", () => {
  test("is value passed on ÷ the mean market cap of four quarters", () => {
    const caps = QUARTERS.map((quarter, at) => claim("cap", quarter, (at + 1) * 10e6));
    // 4 × .5M ÷ mean(10, 20, 30, 40)M.
    const view = viewWith(["passed", "cap"], [...yearly("passed", 500_000), ...caps]);
    expect(captureYieldAt(view, Q4).span?.value).toBeCloseTo(0.08, 12);
  });

  test("takes circulating × price where no market cap is stated", () => {
    const view = viewWith(["passed", "circ"], [...yearly("passed", 500_000), ...yearly("circ", 10e6)]);
    // 2M ÷ (10M × 2 USD).
    expect(captureYieldAt(view, Q4).span?.value).toBeCloseTo(0.1, 12);
  });

  test("is unknown with three of four market caps", () => {
    const view = viewWith(["passed", "cap"], [...yearly("passed", 1), ...yearly("cap", 1e6, QUARTERS.slice(1))]);
    expect(captureYieldAt(view, Q4).span).toBeNull();
  });
});

describe("supply-scope coverage", () => {
  const scope = (credibility: 2 | 3) => {
    const view = viewWith(
      ["stake"],
      QUARTERS.map((quarter) => claim("stake", quarter, 3_000_000, { credibility })),
    );
    return supplyScopeAt([view.at(Q4), view.at(Q4 - 1)]);
  };

  test("is R ÷ emissions without the security bucket, where the split is graded B2", () => {
    // (1.1M + 1.0M) ÷ (2 × 1M × 2 USD), the 3M for security left out.
    expect(scope(2).span?.value).toBeCloseTo(0.525, 12);
  });

  test("is unknown where a part of the split is under B2", () => {
    expect(scope(3)).toMatchObject({ span: null, unknownBecause: "derived" });
  });

  test("does not exist without a security bucket", () => {
    const view = viewWith([], []);
    expect(supplyScopeAt([view.at(Q4)]).span).toBeNull();
  });
});
