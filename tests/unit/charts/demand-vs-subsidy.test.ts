import { describe, expect, it } from "vitest";
import { demandVsSubsidy } from "@/lib/charts";
import { between, exactly, flows, fullFlows, plainRow, row, WORDS } from "./chart-fixtures";

const segment = (spec: ReturnType<typeof flows>, series: string, quarter: string) =>
  spec.segments.find((candidate) => candidate.series === series && candidate.quarter === quarter);

describe("demandVsSubsidy", () => {
  it("stacks payers from the baseline, what counts first, what does not count outlined on top", () => {
    const spec = fullFlows();
    const pieces = ["organic", "unclassified", "related", "excluded"].map((series) => segment(spec, series, "2024Q1"));
    expect(pieces.map((piece) => [piece?.from, piece?.to])).toEqual([
      [0, 3e6],
      [3e6, 4e6],
      [4e6, 4.5e6],
      [4.5e6, 5.2e6],
    ]);
    expect(pieces.map((piece) => piece?.fill)).toEqual(["solid", "stripes", "barred", "outline"]);
  });

  it("splits the subsidy by bucket beside it", () => {
    const spec = fullFlows();
    expect(segment(spec, "supply", "2024Q1")).toMatchObject({ column: "subsidy", from: 0, to: 8e6, fill: "solid" });
    expect(segment(spec, "security", "2024Q1")).toMatchObject({ column: "subsidy", from: 8e6, to: 9e6 });
  });

  it("adds up several series of one kind", () => {
    const lines = [1e6, 2e6].map((usd) => ({ kind: "organic" as const, usd: exactly(usd) }));
    const spec = flows([row("2024Q1", { revenue: lines, demandUsd: exactly(3e6) })]);
    expect(segment(spec, "organic", "2024Q1")).toMatchObject({ from: 0, to: 3e6 });
  });

  it("draws the sum in one piece where there is no split", () => {
    const spec = flows([row("2024Q1", { demandUsd: exactly(1e6), subsidyUsd: exactly(2e6) })]);
    expect(segment(spec, "demand-total", "2024Q1")?.to).toBe(1e6);
    expect(segment(spec, "subsidy-total", "2024Q1")?.to).toBe(2e6);
  });

  it("draws bounds as a firm part and a hatched range above it", () => {
    const spec = fullFlows();
    expect(segment(spec, "organic", "2024Q2")).toMatchObject({ from: 0, to: 2e6, fill: "solid" });
    expect(segment(spec, "demand-range", "2024Q2")).toMatchObject({ from: 2e6, to: 4e6, fill: "hatch", isOpen: false });
    expect(spec.ranges).toContainEqual(expect.objectContaining({ quarter: "2024Q2", low: 2 / 7, high: 4 / 7 }));
    expect(spec.lines[0]?.points.find((point) => point.quarter === "2024Q2")?.value).toBeNull();
  });

  it("ends a bound without an upper end in an arrow, not in a number", () => {
    const spec = fullFlows();
    const open = segment(spec, "subsidy-range", "2025Q1");
    expect(open).toMatchObject({ from: 4e6, isOpen: true });
    expect(open?.to).toBeLessThan(spec.panels[0].domain[1]);
    expect(spec.panels[0].domain[1]).toBeLessThan(1e7);
  });

  it("marks estimates by pattern", () => {
    expect(segment(fullFlows(), "supply", "2024Q2")?.fill).toBe("dots");
    expect(segment(fullFlows(), "supply", "2024Q1")?.fill).toBe("solid");
  });

  it("shows a quarter without any number as a labelled gap in both panels, never as zero", () => {
    const spec = fullFlows();
    expect(spec.quarters).toContain("2024Q3");
    expect(spec.segments.filter((candidate) => candidate.quarter === "2024Q3")).toEqual([]);
    expect(spec.gaps).toContainEqual({ panels: ["flows", "coverage"], from: 2, to: 2, text: "not reported" });
    expect(spec.table.rows[2]).toEqual(["2024Q3", ...Array(9).fill("not reported")]);
  });

  it("joins neighbouring gaps of one reason and no others", () => {
    const spec = flows([plainRow("2024Q1", 1, 2), plainRow("2024Q4", 1, 2), plainRow("2025Q2", 1, 2)]);
    expect(spec.gaps.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [4, 4],
    ]);
  });

  it("says which side is missing when the other is known", () => {
    const spec = fullFlows();
    expect(spec.stubs).toContainEqual({ column: "demand", quarter: "2024Q4", kind: "missing" });
    expect(spec.gaps).toContainEqual({ panels: ["coverage"], from: 3, to: 3, text: "demand not reported" });
  });

  it("calls a side with lines but no sum partly reported", () => {
    const spec = flows([
      row("2024Q1", { revenue: [{ kind: "organic", usd: exactly(1) }], subsidyUsd: exactly(2), subsidy: [] }),
    ]);
    expect(spec.stubs).toEqual([{ column: "demand", quarter: "2024Q1", kind: "partial" }]);
    expect(spec.gaps[0]?.text).toBe("demand partly reported");
  });

  it("tells penalties without customer revenue from demand", () => {
    const spec = flows([
      row("2024Q1", { revenue: [{ kind: "excluded", usd: exactly(9e5) }], subsidyUsd: exactly(5e6) }),
    ]);
    expect(spec.stubs).toEqual([{ column: "demand", quarter: "2024Q1", kind: "missing" }]);
    expect(spec.endLabels.some((label) => label.title === "Demand")).toBe(false);
  });

  it("keeps a proven zero as a mark of no height", () => {
    const spec = flows([plainRow("2024Q1", 0, 5e6)]);
    expect(segment(spec, "organic", "2024Q1")).toMatchObject({ from: 0, to: 0 });
    expect(spec.stubs).toEqual([]);
    expect(spec.lines[0]?.points[0]).toMatchObject({ clamped: "low", value: spec.panels[1]?.domain[0] });
  });

  it("puts a quarter without emissions at the upper end", () => {
    const spec = flows([
      row("2024Q1", { demandUsd: exactly(1e6), subsidyUsd: exactly(0), coverage: exactly(Infinity) }),
    ]);
    expect(spec.lines[0]?.points[0]?.clamped).toBe("high");
  });

  it("draws a range beyond the axis as a point at its end", () => {
    const spec = flows([
      row("2024Q1", { demandUsd: between(0, 2), subsidyUsd: exactly(1e6), coverage: between(0, 2e-6) }),
    ]);
    expect(spec.ranges).toEqual([]);
    expect(spec.lines[0]?.points[0]).toMatchObject({ clamped: "low", value: 1 / 8192 });
  });

  it("labels the last known values, each with its quarter", () => {
    const spec = flows([plainRow("2024Q1", 1e6, 2e6), row("2024Q2", { subsidyUsd: exactly(3e6) })]);
    expect(spec.endLabels).toEqual([
      expect.objectContaining({ title: "Subsidy", text: "3000000", quarter: "2024Q2" }),
      expect.objectContaining({ title: "Demand", text: "1000000", quarter: "2024Q1" }),
      expect.objectContaining({ title: "Coverage", text: "0.5", quarter: "2024Q1" }),
    ]);
  });

  it("draws the four edges as thresholds and names parity", () => {
    const { thresholds } = fullFlows();
    expect(thresholds.map(({ value }) => value)).toEqual([0.125, 0.25, 0.5, 1]);
    expect(thresholds.filter(({ isStrong }) => isStrong)).toEqual([
      { panel: "coverage", value: 1, text: "parity", isStrong: true },
    ]);
  });

  it("places events by their day, keyed in order, and drops those outside", () => {
    const spec = flows(
      [plainRow("2024Q1", 1, 2), plainRow("2024Q2", 1, 2)],
      [
        { date: "2024-05-16", label: "later", kind: "emission" },
        { date: "2024-01-01", label: "first", kind: "migration" },
        { date: "2023-12-31", label: "before", kind: "market" },
      ],
    );
    expect(spec.events.map(({ key, label }) => key + label)).toEqual(["Afirst", "Blater"]);
    expect(spec.events[0]?.position).toBe(0);
    expect(spec.events[1]?.position).toBeCloseTo(1 + 45 / 91);
  });

  it("reaches as far as the charts it is compared with", () => {
    const options = { id: "x", name: "X", source: "", words: WORDS, events: [] };
    const rows = [plainRow("2024Q1", 1e6, 2e6)];
    expect(demandVsSubsidy(rows, options).panels[0].domain[1]).toBeCloseTo(2e6 * 1.04);
    expect(demandVsSubsidy(rows, { ...options, atLeastUsd: 9e6 }).panels[0].domain[1]).toBeCloseTo(9e6 * 1.04);
  });

  it("describes an empty record without inventing a quarter", () => {
    const spec = flows([]);
    expect(spec.quarters).toEqual([]);
    expect(spec.summary).toBe("No quarter of Testnet is on record.");
  });

  it("describes a record in which nothing is known", () => {
    const spec = flows([row("2024Q1"), row("2024Q2")]);
    expect(spec.segments).toEqual([]);
    expect(spec.gaps).toEqual([{ panels: ["flows", "coverage"], from: 0, to: 1, text: "not reported" }]);
    expect(spec.legend).toEqual([{ label: "Not reported", tone: "unknown", fill: "missing" }]);
    expect(spec.endLabels).toEqual([]);
  });

  it("describes a record of bounds alone", () => {
    const spec = flows([
      row("2024Q1", { demandUsd: between(1, 2), subsidyUsd: between(4, 8), coverage: between(1 / 8, 1 / 2) }),
    ]);
    expect(spec.lines[0]?.points).toEqual([{ quarter: "2024Q1", value: null, clamped: null }]);
    expect(spec.ranges).toHaveLength(1);
    expect(spec.gaps).toEqual([]);
  });

  it("says every quarter in words, with the grade", () => {
    const spec = flows([{ ...plainRow("2024Q1", 1, 2), demandGrade: "B3" }]);
    expect(spec.readouts[0]?.lines).toContainEqual({ label: "Demand", text: "1, grade B3", tone: null, fill: null });
    expect(spec.readouts[0]?.lines.at(-1)).toMatchObject({ label: "Coverage", text: "0.5" });
  });
});
