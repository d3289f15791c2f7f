import { describe, expect, it } from "vitest";
import { formatFinding, lintNetworkFacts } from "@/lib/facts";
import { RULES } from "@/lib/facts/lint";
import { METRICS_OF_ROLE } from "@/lib/facts/lint/definitions";
import { parseNetworkFacts } from "@/lib/facts/read-network";
import { METRICS, ROLES } from "@/lib/scoring/record/types";
import { asKind, EDITORIAL_CASES, NO_ANSWERS, NO_DEFINITIONS, withPart, withRival } from "./editorial-cases";
import { ALPHA, type Edit, withEditedFacts } from "./facts-folder";
import { FIGURE_CASES } from "./figure-cases";
import { ROW_CASES } from "./row-cases";
import { SHIPPING_CASES } from "./shipping-cases";

const CASES = [...ROW_CASES, ...FIGURE_CASES, ...SHIPPING_CASES, ...EDITORIAL_CASES];

/** Lines that the lint prints for the edited folder. */
const linesOf = (edits: Edit[]): string[] =>
  withEditedFacts(edits, (folder) =>
    lintNetworkFacts(folder).findings.map((finding) => formatFinding(folder, finding).replace(`${folder}/`, "")),
  );

describe("lintNetworkFacts", () => {
  it("finds nothing in the made-up network", () => {
    expect(lintNetworkFacts(ALPHA).findings).toEqual([]);
  });

  it.each(CASES)("%s: %s", (ruleName, _what, edits, expected) => {
    withEditedFacts(edits, (folder) => {
      const lines = lintNetworkFacts(folder).findings.map((finding) => formatFinding(folder, finding));
      expect(lines.join("\n").replaceAll(`${folder}/`, "")).toBe(expected);
      // It is this rule that speaks: without it nothing would be found.
      const others = RULES.filter((rule) => rule.name !== ruleName);
      expect(others.flatMap((rule) => rule(parseNetworkFacts(folder)))).toEqual([]);
    });
  });

  it("has a case for every rule", () => {
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(RULES.map((rule) => rule.name)));
  });

  it("accepts readings exactly 10 % apart, and bounds that are further apart", () => {
    const edits: Edit[] = [
      { file: "observations.csv", from: "2025-12-31,800000,,,,measured", to: "2025-12-31,555555,,,,measured" },
      { file: "conflicts.json", from: "storage-2025q4-report", to: "storage-2025q3-chain" },
    ];
    withEditedFacts(edits, (folder) => expect(lintNetworkFacts(folder).findings).toEqual([]));
    const ceiling: Edit[] = [
      { file: "observations.csv", from: "2025-12-31,800000,,,,measured", to: "2025-12-31,800000,,,,ceiling" },
      { file: "conflicts.json", from: "storage-2025q4-report", to: "storage-2025q3-chain" },
    ];
    withEditedFacts(ceiling, (folder) => expect(lintNetworkFacts(folder).findings).toEqual([]));
  });

  it("does not call a row unknown that is only broken", () => {
    withEditedFacts([{ file: "sources.csv", from: "research,B", to: "blog,B" }], (folder) => {
      const messages = lintNetworkFacts(folder).findings.map((finding) => finding.message);
      expect(messages).toHaveLength(1);
    });
  });
});

describe("what the lint accepts", () => {
  it.each<[string, Edit[]]>([
    ["parts exactly 2 % over an incomplete total", withPart(510_000)],
    ["parts that are next to nothing of an incomplete total", withPart(1)],
    ["parts exactly 2 % under a complete total", withPart(490_000, true)],
    ["a complete total where nobody states its parts", [{ file: "totals.json", from: "false", to: "true" }]],
    ["two prices in one unit", withRival()],
    [
      "a derived row one step weaker than its inputs",
      [{ file: "observations.csv", from: "and price-2025-12-15.,4", to: "and price-2025-12-15.,3" }],
    ],
    [
      "a rival without a price on either side",
      [...withRival(), { file: "incumbents.json", from: '"here-2025q4-chain"', to: "null" }],
    ],
    ["adjacent, without definitions and answers", [...asKind("adjacent"), NO_ANSWERS, NO_DEFINITIONS]],
    [
      "a sector that supplies nothing",
      [...asKind("sector"), NO_ANSWERS, NO_DEFINITIONS, { file: "supply.json", content: "[]" }],
    ],
    [
      "a flow that ends on the day it began",
      [{ file: "flows.json", from: '"until": null', to: '"until": "2025-07-01"' }],
    ],
    ["a dispute of the day of compiling", [{ file: "disputes.json", from: "2026-03-01", to: "2026-11-20" }]],
    [
      "a claim that nothing can decide",
      [
        { file: "claims.json", from: '"refuted"', to: '"unverifiable"' },
        { file: "claims.json", from: '"storage-2025q4-chain",\n      "storage-2025q4-report"', to: "" },
        { file: "claims.json", from: '"500,000 on chain ÷ 800,000 reported = 0.625"', to: "null" },
      ],
    ],
    [
      "numbers that stand beside the observations they belong to",
      [
        { file: "conflicts.json", from: "The report adds grants", to: "The report adds 300,000 USD of grants" },
        { file: "definitions.json", from: "Takes the peg", to: "Takes the peg of 1 USD" },
      ],
    ],
    [
      "days, quarters and names in words",
      [
        {
          file: "supply.json",
          from: "Not published.",
          to: "Not published in 2025Q4, on 2026-01-31 or under HIP-149 for H100s.",
        },
      ],
    ],
    [
      "a trigger that says its own threshold",
      [
        { file: "triggers.json", from: '"threshold": -0.25', to: '"threshold": 0.25' },
        { file: "triggers.json", from: "falls by a quarter a year", to: "grows by less than 25 % or 0.25 a year" },
      ],
    ],
    // A fall is said without its sign: −0.25 a year is “falls by 25 %”.
    [
      "a trigger that says its own negative threshold",
      [{ file: "triggers.json", from: "falls by a quarter a year", to: "falls by 25 % a year" }],
    ],
  ])("%s", (_, edits) => expect(linesOf(edits)).toEqual([]));

  it("holds only what one source says of the same days against each other", () => {
    const elsewhere: Edit[] = withPart(510_001).map((edit) =>
      "to" in edit ? { ...edit, to: edit.to.replace("revenue.peg,alpha-chain", "revenue.peg,alpha-study") } : edit,
    );
    expect(linesOf(elsewhere)).toEqual([]);
  });

  it("does not sum a part that a conflict threw out", () => {
    const parts = ["peg-2025q4-chain", "peg-2025q4-study"];
    const readings = parts.map((observationId, index) => ({
      observationId,
      standing: index === 0 ? "refuted" : "used",
    }));
    const thrownOut = { id: "peg", title: "Peg", kind: "unit", status: "settled", reason: "x", readings };
    const conflict = JSON.stringify({ ...thrownOut, seriesId: "testnet-alpha.revenue.peg" });
    const study = "2025-10-01,2025-12-31,400000,,,,measured,reported,,3,,2026-03-01,published,,\n";
    const edits: Edit[] = [
      ...withPart(600_000),
      { file: "conflicts.json", from: "[\n", to: `[${conflict},\n` },
      {
        file: "observations.csv",
        from: "peg-2025q4-report",
        to: `peg-2025q4-study,testnet-alpha.revenue.peg,alpha-study,${study}peg-2025q4-report`,
      },
    ];
    expect(linesOf(edits)).toEqual([]);
  });

  it("does not sum parts against a total that a conflict threw out", () => {
    // The report's 800,000 is set aside: its part of 900,000 proves nothing about it.
    const part = withPart(900_000).map((edit) =>
      "to" in edit
        ? {
            ...edit,
            to: edit.to
              .replace("revenue.peg,alpha-chain", "revenue.peg,alpha-report")
              .replace("2026-01-01,reconstructible", "2026-02-01,published"),
          }
        : edit,
    );
    expect(linesOf(part)).toEqual([]);
  });
});

describe("roles", () => {
  it("name metrics that exist, and every role is covered", () => {
    expect(Object.keys(METRICS_OF_ROLE).sort()).toEqual([...ROLES].sort());
    for (const metrics of Object.values(METRICS_OF_ROLE)) expect(METRICS).toEqual(expect.arrayContaining([...metrics]));
  });
});
