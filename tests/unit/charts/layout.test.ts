import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, CHART_SIZES, type ChartLayout, type ChartSpec, layoutChart, visibleBox } from "@/lib/charts";
import { wrapText } from "@/lib/charts/layout-labels";
import { textWidth } from "@/lib/charts/text-width";
import { flows, fullCapacity, fullFlows, plainRow, row } from "./chart-fixtures";

const SIZES = Object.values(CHART_SIZES);
const quarterAt = (index: number) => `${2016 + Math.floor(index / 4)}Q${(index % 4) + 1}`;
const manyFlows = (count: number) =>
  flows(Array.from({ length: count }, (_, index) => plainRow(quarterAt(index), 1e5 * (index + 1), 5e6)));

const inside = (box: Box, layout: ChartLayout, slack = 0.02) =>
  box.x >= layout.left - slack &&
  box.x + box.width <= layout.right + slack &&
  layout.panels.some((panel) => box.y >= panel.y - slack && box.y + box.height <= panel.y + panel.height + slack);

describe("layoutChart", () => {
  it.each([
    ["flows", fullFlows()],
    ["capacity", fullCapacity()],
    ["0 quarters", flows([])],
    ["1 quarter", manyFlows(1)],
    ["40 quarters", manyFlows(40)],
    ["nothing known", flows([row("2024Q1"), row("2024Q2")])],
  ])("keeps every mark inside its panel at every size: %s", (_name, spec) => {
    for (const size of SIZES) {
      const layout = layoutChart(spec, size);
      for (const box of [...layout.segments, ...layout.ranges]) expect(inside(box, layout)).toBe(true);
      for (const { dots } of layout.lines) {
        for (const dot of dots) expect(inside({ ...dot, width: 0, height: 0 }, layout)).toBe(true);
      }
      expect(layout.width).toBe(size.width);
      expect(layout.right).toBeGreaterThan(layout.left + size.width / 2);
    }
  });

  it("puts zero on the baseline and values in proportion above it", () => {
    const layout = layoutChart(manyFlows(4), CHART_SIZES.wide);
    const [panel] = layout.panels;
    const bottom = panel.y + panel.height;
    expect(panel.ticks.find((tick) => tick.value === 0)).toMatchObject({ y: bottom, isBaseline: true });
    const heights = layout.segments.filter(({ series }) => series === "organic").map(({ height }) => height);
    expect((heights[3] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(2, 1);
    for (const segment of layout.segments) expect(segment.y + segment.height).toBeCloseTo(bottom, 1);
  });

  it("puts equal ratios at equal distances on the coverage axis, parity included", () => {
    const layout = layoutChart(fullFlows(), CHART_SIZES.medium);
    const ys = layout.thresholds.map(({ y }) => y);
    const steps = ys.slice(1).map((y, index) => (ys[index] ?? 0) - y);
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 1);
    expect(steps[0]).toBeGreaterThan(0);
  });

  it("breaks the line where a quarter has no value", () => {
    const spec = flows([
      plainRow("2024Q1", 1, 2),
      plainRow("2024Q2", 1, 2),
      plainRow("2024Q4", 1, 2),
      plainRow("2025Q1", 1, 2),
    ]);
    const [line] = layoutChart(spec, CHART_SIZES.wide).lines;
    expect(line?.path.match(/M/g)).toHaveLength(2);
    expect(line?.dots.map((dot) => dot.quarter)).toEqual(["2024Q1", "2024Q2", "2024Q4", "2025Q1"]);
  });

  it("draws no line to a value beyond the axis", () => {
    const spec = flows([plainRow("2024Q1", 1, 2), plainRow("2024Q2", 1, 2), plainRow("2024Q3", 0, 2)]);
    const [line] = layoutChart(spec, CHART_SIZES.wide).lines;
    expect(line?.path.match(/[ML]/g)).toEqual(["M", "L"]);
    expect(line?.dots.map(({ clamped }) => clamped)).toEqual([null, null, "low"]);
  });

  it("draws nothing in a gap, and the gap over the whole band of its quarters", () => {
    const spec = flows([plainRow("2024Q1", 1, 2), plainRow("2024Q4", 1, 2)]);
    const layout = layoutChart(spec, CHART_SIZES.wide);
    expect(layout.gaps).toHaveLength(1);
    for (const box of layout.gaps[0]?.boxes ?? []) {
      expect(box.x).toBeCloseTo(layout.left + layout.bandWidth, 1);
      expect(box.width).toBeCloseTo(layout.bandWidth * 2, 1);
    }
    expect(layout.gaps[0]?.boxes).toHaveLength(2);
    expect(layout.gaps[0]?.label?.text).toBe("not reported");
  });

  it("sets demand and subsidy side by side, and use inside capacity", () => {
    const [demand, subsidy] = layoutChart(fullFlows(), CHART_SIZES.wide).columns;
    expect((demand?.offset ?? 0) + (demand?.width ?? 0)).toBeLessThanOrEqual(subsidy?.offset ?? 0);
    const [available, used] = layoutChart(fullCapacity(), CHART_SIZES.wide).columns;
    expect(used?.offset).toBeGreaterThan(available?.offset ?? 0);
    expect((used?.offset ?? 0) + (used?.width ?? 0)).toBeLessThan((available?.offset ?? 0) + (available?.width ?? 0));
  });

  it("hangs the mark for `not reported` below the baseline, where no value can be", () => {
    const layout = layoutChart(fullFlows(), CHART_SIZES.narrow);
    const [panel] = layout.panels;
    expect(layout.stubs.length).toBeGreaterThan(0);
    for (const stub of layout.stubs) expect(stub.y).toBeGreaterThan(panel.y + panel.height);
  });

  it("thins the labels of the quarters as they get narrow", () => {
    const labels = (spec: ChartSpec, size: (typeof SIZES)[number]) => {
      const layout = layoutChart(spec, size);
      return [layout.quarterLabels.map(({ text }) => text), layout.yearLabels.map(({ text }) => text)];
    };
    expect(labels(manyFlows(4), CHART_SIZES.wide)).toEqual([["2016Q1", "2016Q2", "2016Q3", "2016Q4"], []]);
    expect(labels(manyFlows(8), CHART_SIZES.narrow)[0]?.[0]).toBe("Q1");
    expect(labels(manyFlows(8), CHART_SIZES.narrow)[1]).toEqual(["2016", "2017"]);
    expect(labels(manyFlows(40), CHART_SIZES.narrow)[0]).toEqual([]);
    expect(labels(manyFlows(40), CHART_SIZES.narrow)[1]).toContain("2016");
  });
});

interface Extent {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** Where the texts above and beside the panels lie. */
function texts(layout: ChartLayout): Extent[] {
  const { fontPx } = layout.size;
  const marks = [
    ...layout.panels.flatMap((panel) => [panel.title, ...panel.ticks.flatMap((tick) => tick.label ?? [])]),
    ...layout.quarterLabels,
    ...layout.yearLabels,
    ...layout.events.flatMap((event) => event.label ?? []),
    ...layout.endLabels.flatMap((label) => label.lines),
  ];
  const upright = layout.gaps.flatMap(({ label }) => (label?.isUpright ? [label] : []));
  const flat = layout.gaps.flatMap(({ label }) => (label && !label.isUpright ? [label] : []));
  const named = layout.thresholds.flatMap(({ label }) => label ?? []);
  const standing = upright.map(({ x, y, text }) => {
    const half = textWidth(text, fontPx) * 0.45;
    return { x1: x - fontPx * 0.36, x2: x + fontPx * 0.36, y1: y - half, y2: y + half };
  });
  const lying = [...marks, ...flat, ...named].map(({ x, y, text, anchor }) => {
    const width = textWidth(text, fontPx) * 0.9;
    const x1 = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
    return { x1, x2: x1 + width, y1: y - fontPx * 0.72, y2: y };
  });
  return [...lying, ...standing];
}

const touch = (a: Extent, b: Extent) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

describe("labels", () => {
  const arbitrary = fc
    .array(
      fc.record({
        demand: fc.integer({ min: 0, max: 9_000_000 }),
        subsidy: fc.integer({ min: 1, max: 90_000_000 }),
        isGap: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .chain((quarters) =>
      fc.record({
        quarters: fc.constant(quarters),
        events: fc.array(
          fc.record({
            month: fc.integer({ min: 0, max: quarters.length * 3 - 1 }),
            words: fc.integer({ min: 1, max: 30 }),
          }),
          { maxLength: 6 },
        ),
      }),
    );

  it("never overlap, whatever the values, gaps, events and size", () => {
    fc.assert(
      fc.property(arbitrary, ({ quarters, events }) => {
        const spec = flows(
          quarters.map(({ demand, subsidy, isGap }, index) =>
            isGap ? row(quarterAt(index)) : plainRow(quarterAt(index), demand, subsidy),
          ),
          events.map(({ month, words }) => ({
            date: `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-15`,
            label: "x".repeat(words),
            kind: "emission",
          })),
        );
        for (const size of SIZES) {
          const all = texts(layoutChart(spec, size));
          for (const [index, a] of all.entries()) {
            expect(a.x1).toBeGreaterThanOrEqual(-1);
            expect(a.x2).toBeLessThanOrEqual(size.width + 1);
            for (const b of all.slice(index + 1))
              expect(touch(a, b), `${size.name} ${JSON.stringify([a, b])}`).toBe(false);
          }
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  /** `A`, `B C` and `E–G` as the letters they stand for. */
  const letters = (text: string): string[] => {
    const [, from, to] = /^([A-Z])\u2013([A-Z])$/.exec(text) ?? [];
    if (from && to) return KEYS.slice(KEYS.indexOf(from), KEYS.indexOf(to) + 1);
    return text.split(" ").filter((word) => /^[A-Z]$/.test(word));
  };
  const KEYS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const months = (count: number) =>
    Array.from({ length: count }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}-01`);

  it.each([
    ["three", ["2024-02-01", "2024-03-01", "2024-08-01"]],
    ["twelve", months(12)],
    ["two of one day", ["2024-02-01", "2024-02-01"]],
  ])("name every event, and no label stands on a line: %s", (_name, dates) => {
    const spec = flows(
      Array.from({ length: 8 }, (_, index) => plainRow(quarterAt(index + 32), 1, 2)),
      dates.map((date) => ({ date, label: "a change of some length", kind: "emission" })),
    );
    for (const size of SIZES) {
      const { events } = layoutChart(spec, size);
      const labels = events.flatMap((event) => event.label ?? []);
      expect(labels.flatMap(({ text }) => letters(text)).sort(), size.name).toEqual(spec.events.map(({ key }) => key));
      for (const label of labels) {
        const width = textWidth(label.text, size.fontPx) * 0.9;
        const from =
          label.anchor === "start" ? label.x : label.anchor === "end" ? label.x - width : label.x - width / 2;
        for (const { x, pieces } of events) {
          const rises = (pieces[0]?.from ?? 0) < label.y - 1;
          expect(rises && x > from && x < from + width, `${size.name} ${label.text}`).toBe(false);
        }
      }
    }
  });

  it("say events in words where there is room, in letters where there is not", () => {
    const spec = flows(
      Array.from({ length: 8 }, (_, index) => plainRow(quarterAt(index + 32), 1, 2)),
      months(12).map((date) => ({ date, label: "a change of some length", kind: "emission" })),
    );
    expect(layoutChart(spec, CHART_SIZES.narrow).events[0]?.label?.text).toMatch(/^A\u2013[B-L]$/);
    expect(layoutChart(fullFlows(), CHART_SIZES.wide).events.map(({ label }) => label?.text)).toEqual([
      "A Halving",
      "B Definition changes",
    ]);
  });

  it("break at spaces and dashes when the margin is narrow, and lose nothing", () => {
    expect(wrapText("$170k–$1.38M", 12, 50)).toEqual(["$170k–", "$1.38M"]);
    expect(wrapText("at least $1.38M", 12, 60)).toEqual(["at least", "$1.38M"]);
    expect(wrapText("short", 12, 60)).toEqual(["short"]);
    expect(wrapText("unbreakable", 12, 10)).toEqual(["unbreakable"]);
  });

  it("are cut where they have no gap and would take the room of the plot", () => {
    const spec = fullFlows();
    const endLabels = spec.endLabels.map((label) => ({ ...label, text: `1.00M ${"TOKEN".repeat(32)}` }));
    for (const size of Object.values(CHART_SIZES)) {
      const layout = layoutChart({ ...spec, endLabels }, size);
      for (const panel of layout.panels) expect(panel.width).toBeGreaterThan(layout.width / 3);
      for (const { lines } of layout.endLabels) {
        expect(lines.some(({ text }) => text.endsWith("…"))).toBe(true);
        for (const { x, text } of lines) expect(x + textWidth(text, size.fontPx)).toBeLessThanOrEqual(layout.width + 1);
      }
    }
  });
});

describe("visibleBox", () => {
  const box = { x: 0, y: 99.8, width: 10, height: 0.2 };
  it("makes the smallest value at the baseline visible without moving its foot", () => {
    expect(visibleBox(box, true)).toEqual({ x: 0, y: 98.5, width: 10, height: 1.5 });
    expect(visibleBox({ ...box, y: 90, height: 10 }, true).height).toBe(10);
  });
  it("leaves pieces higher up as they are", () => {
    expect(visibleBox(box, false)).toEqual(box);
  });
});

describe("points", () => {
  it("hold every drawn value once, at the value's place", () => {
    const spec = fullFlows();
    const layout = layoutChart(spec, CHART_SIZES.wide);
    const keys = layout.points.map(({ series, quarter }) => `${series}|${quarter}`);
    expect(new Set(keys).size).toBe(keys.length);
    const drawn =
      spec.segments.length +
      spec.ranges.length +
      spec.lines.flatMap(({ points }) => points.filter(({ value }) => value !== null)).length;
    expect(keys).toHaveLength(drawn);
    const unclassified = layout.points.find(({ series, quarter }) => series === "unclassified" && quarter === "2024Q1");
    expect(unclassified?.value).toBe(4e6);
  });
});
