import { describe, expect, it } from "vitest";
import { capacity, exactly, fullCapacity } from "./chart-fixtures";

describe("utilisationVsCapacity", () => {
  it("draws use inside capacity, both from zero", () => {
    const spec = fullCapacity();
    const first = spec.segments.filter(({ quarter }) => quarter === "2024Q1");
    expect(first).toEqual([
      expect.objectContaining({ column: "available", from: 0, to: 1000, fill: "outline" }),
      expect.objectContaining({ column: "used", from: 0, to: 300, fill: "solid" }),
    ]);
    expect(spec.columns.map(({ axis }) => axis)).toEqual([0, 1]);
  });

  it("draws the line in percent and bounds as a range", () => {
    const spec = fullCapacity();
    expect(spec.lines[0]?.points.map(({ value }) => value)).toEqual([0.3, null, null, null, 0.5]);
    expect(spec.ranges).toEqual([expect.objectContaining({ quarter: "2024Q4", low: 0.25, high: 0.34 })]);
    expect(spec.panels[1]?.ticks.at(-1)?.text).toBe("100%");
  });

  it("keeps gaps as gaps and says which of the two is missing", () => {
    const spec = fullCapacity();
    expect(spec.gaps).toEqual([
      { panels: ["utilisation"], from: 1, to: 1, text: "use not reported" },
      { panels: ["capacity", "utilisation"], from: 2, to: 2, text: "not reported" },
    ]);
    expect(spec.stubs).toEqual([{ column: "used", quarter: "2024Q2", kind: "missing" }]);
  });

  it("draws a utilisation that stands alone", () => {
    const spec = capacity([
      { quarter: "2024Q1", capacityAvailable: null, capacityUsed: null, utilisation: exactly(0.36) },
    ]);
    expect(spec.gaps).toEqual([{ panels: ["capacity"], from: 0, to: 0, text: "not reported" }]);
    expect(spec.lines[0]?.points[0]?.value).toBe(0.36);
  });

  it("has a target only where the category has one", () => {
    expect(capacity([]).thresholds).toEqual([]);
    expect(fullCapacity().thresholds).toEqual([{ panel: "utilisation", value: 0.7, text: "target", isStrong: false }]);
  });

  it("labels the latest values with their unit in words", () => {
    expect(fullCapacity().endLabels.map(({ title, text }) => `${title} ${text}`)).toEqual([
      "Available 800",
      "In use 400",
      "Utilisation 0.5",
    ]);
    expect(fullCapacity().panels[0].title).toBe("Capacity, GPU");
  });

  it("marks what touches capacity, not halvings and markets", () => {
    const rows = [{ quarter: "2024Q1", capacityAvailable: exactly(1), capacityUsed: null, utilisation: null }];
    const kinds = ["emission", "definition", "migration", "market", "operations"];
    const spec = capacity(
      rows,
      null,
      kinds.map((kind) => ({ date: "2024-02-01", label: kind, kind })),
    );
    expect(spec.events.map(({ kind }) => kind)).toEqual(["definition", "migration", "operations"]);
  });

  it("describes an empty record", () => {
    expect(capacity([])).toMatchObject({ quarters: [], summary: "No capacity of Testnet is on record." });
  });
});
