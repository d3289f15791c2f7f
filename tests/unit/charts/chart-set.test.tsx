import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ChartFrame } from "@/components/charts/chart-frame";
import { StillDrawing } from "@/components/charts/still-chart";
import { svgFile } from "@/components/charts/svg-file";
import { CHART_SIZES, type ChartSpec, layoutChart, rebased } from "@/lib/charts";
import { exactly, fullCapacity, fullFlows } from "./chart-fixtures";
import {
  CHART_SET,
  fullBreakEven,
  fullEmission,
  fullProduct,
  fullRivals,
  fullRobustness,
  fullTimeline,
  fullWaterfall,
} from "./chart-set-fixtures";

const segment = (spec: ChartSpec, series: string, quarter: string) =>
  spec.segments.find((candidate) => candidate.series === series && candidate.quarter === quarter);
const line = (spec: ChartSpec, series: string) =>
  spec.lines.find((candidate) => candidate.series === series)?.points.map(({ value }) => value);

describe("waterfall", () => {
  const spec = fullWaterfall();
  it("stands each factor on what those before it have earned, at the low end of what is bounded", () => {
    expect(segment(spec, "earned", "factor.growth")).toMatchObject({ from: 10, to: 15 });
    expect(segment(spec, "range", "factor.growth")).toMatchObject({ from: 15, to: 19, fill: "hatch" });
    // 20 at stake, at most 9 earned.
    expect(segment(spec, "lost", "factor.growth")).toMatchObject({ from: 19, to: 30 });
    expect(segment(spec, "lost", "factor.dilution")).toMatchObject({ from: 15, to: 30 });
  });
  it("draws what is unknown as unknown, not as lost", () => {
    expect(segment(spec, "unknown", "factor.glut")).toMatchObject({ from: 15, to: 40, fill: "missing" });
    expect(segment(spec, "lost", "factor.glut")).toBeUndefined();
  });
  it("adds up to a hundred in the last column", () => {
    // 10 + 5 earned, 4 open, 30 + 11 + 15 lost, 25 unknown.
    expect(segment(spec, "earned", "score")).toMatchObject({ from: 0, to: 15 });
    expect(segment(spec, "lost", "score")).toMatchObject({ from: 19, to: 75 });
    expect(segment(spec, "unknown", "score")).toMatchObject({ from: 75, to: 100 });
  });
});

describe("robustness", () => {
  it("has a column for each end of what is bounded, and names the class that is read", () => {
    const spec = fullRobustness();
    expect(segment(spec, "low", "robustness.b")?.to).toBe(0.75);
    expect(segment(spec, "high", "robustness.b")).toMatchObject({ to: 1, fill: "dots" });
    expect(spec.names?.map(({ long }) => long)).toEqual(["Low class", "High class (read)"]);
  });
});

describe("break-even", () => {
  const spec = fullBreakEven();
  it("draws the record as a full line and the path as a dashed one from the last quarter on record", () => {
    expect(spec.quarters).toEqual(["2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2"]);
    expect(line(spec, "subsidy")).toEqual([9e6, 8e6, null, 4e6, 4e6, null, null]);
    expect(line(spec, "demand-path")).toEqual([null, null, null, null, 2e6, 3e6, 4.5e6]);
    expect(spec.lines.filter(({ isProjected }) => isProjected)).toHaveLength(3);
  });
  it("puts nothing at all below the axis instead of leaving it out", () => {
    const demand = spec.lines.find(({ series }) => series === "demand");
    expect(demand?.points[3]).toMatchObject({ clamped: "low" });
  });
  it("says never", () => {
    expect(renderToStaticMarkup(<ChartFrame spec={spec} />)).toContain("Break-even: never on this path.");
  });
});

describe("timeline", () => {
  const spec = fullTimeline();
  it("fills the lane of the class that stood and puts a dot where the quarter alone points", () => {
    expect(segment(spec, "standing", "2025Q2")).toMatchObject({ from: 0, to: 1 });
    expect(line(spec, "candidate")).toEqual([null, 0.5, 1.5, null, 1.5]);
  });
  it("draws refused quarters as such, with the reason", () => {
    expect(spec.gaps).toContainEqual({ panels: ["class"], from: 0, to: 0, text: "refused: too small" });
    expect(segment(spec, "standing", "2024Q4")).toBeUndefined();
  });
});

describe("rivals", () => {
  const spec = fullRivals();
  it("says by the pattern how alike the two are, and hatches what is only bounded", () => {
    expect(["rival.a", "rival.b", "rival.c"].map((key) => segment(spec, "price", key)?.fill)).toEqual([
      "solid",
      "stripes",
      "outline",
    ]);
    expect(segment(spec, "price-range", "rival.b")).toMatchObject({ from: 0.4, to: 0.9, fill: "hatch" });
  });
  it("ends in an arrow beyond the axis, and leaves a price that is not known open", () => {
    expect(segment(spec, "price", "rival.c")).toMatchObject({ to: 5, isOpen: true });
    expect(spec.gaps).toEqual([{ panels: ["ratio"], from: 3, to: 3, text: "not reported" }]);
  });
});

describe("product against token", () => {
  it("starts in the first quarter in which both are known", () => {
    const spec = fullProduct();
    expect(spec.quarters[0]).toBe("2025Q1");
    expect(line(spec, "product")).toEqual([100, null, null, 400]);
    expect(line(spec, "token")).toEqual([100, 50, null, 25]);
    expect(spec.ranges).toMatchObject([{ quarter: "2025Q2", low: 100, high: 300 }]);
  });
  it("has no index without a base", () => {
    expect(rebased(exactly(3), null)).toBeNull();
    expect(rebased(null, exactly(3))).toBeNull();
  });
});

describe("emission", () => {
  const spec = fullEmission();
  it("stacks what is measured, given by rule, and bounded", () => {
    expect(segment(spec, "programmatic", "2024Q4")).toMatchObject({ from: 5e6, to: 6e6, fill: "stripes" });
    expect(segment(spec, "floor", "2025Q1")).toMatchObject({ from: 2e6, to: 3e6 });
    expect(segment(spec, "bounds", "2025Q1")).toMatchObject({ from: 3e6, to: 5e6, fill: "hatch" });
    expect(segment(spec, "bounds", "2025Q3")?.isOpen).toBe(true);
  });
  it("marks a column of which a part is missing, and a quarter without any number", () => {
    expect(spec.stubs).toEqual([{ column: "tokens", quarter: "2025Q1", kind: "partial" }]);
    expect(spec.gaps).toEqual([{ panels: ["tokens"], from: 2, to: 2, text: "not reported" }]);
  });
});

describe.each(Object.entries({ ...CHART_SET, flows: fullFlows, capacity: fullCapacity }))("%s", (_id, build) => {
  const spec = build();
  it("has a word for every number: one readout and one row per place, one span per cell", () => {
    expect(spec.readouts.map(({ quarter }) => quarter)).toEqual(spec.quarters);
    expect(spec.table.rows.map(([place]) => place)).toEqual(spec.quarters);
    expect(spec.table.ids).toHaveLength(spec.table.columns.length);
    for (const [index, cells] of spec.table.rows.entries()) {
      expect(cells).toHaveLength(spec.table.columns.length);
      expect(spec.table.spans[index]).toHaveLength(cells.length - 1);
    }
    if (spec.names) expect(spec.names).toHaveLength(spec.quarters.length);
  });

  it("names every pattern it draws", () => {
    const named = new Set(spec.legend.map(({ fill }) => fill));
    expect(spec.segments.filter(({ fill }) => !named.has(fill))).toEqual([]);
  });

  it("keeps value labels and names within the drawing", () => {
    for (const size of Object.values(CHART_SIZES)) {
      const layout = layoutChart(spec, size);
      const marks = [...layout.valueLabels.map(({ mark }) => mark), ...layout.quarterLabels];
      expect(marks.filter(({ x, y }) => x < 0 || x > layout.width || y < 0 || y > layout.height)).toEqual([]);
    }
  });

  it("becomes a file that stands alone, with the points of the page", () => {
    const file = svgFile(spec, "as of 2026-11-20");
    expect(file).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(file).toContain("as of 2026-11-20");
    expect(file).not.toMatch(/ class=|<style| style=|data-trace|currentColor"/);
    const points = (markup: string) => [...markup.matchAll(/data-point="([^"]*)"/g)].map(([, point]) => point);
    expect(points(file)).toEqual(points(renderToStaticMarkup(<StillDrawing spec={spec} size={CHART_SIZES.wide} />)));
  });
});

describe("a file", () => {
  it("escapes what sources wrote", () => {
    const hostile = svgFile({ ...fullEmission(), source: `<script>"&\u0000` }, "x");
    expect(hostile).toContain("&lt;script&gt;&quot;&amp;");
    expect(hostile).not.toContain("<script");
    expect(hostile).not.toContain("\u0000");
  });
});
