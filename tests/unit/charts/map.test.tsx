import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MapChart, MapDrawing } from "@/components/charts/map-chart";
import { mapSvgFile } from "@/components/charts/svg-file";
import { bifurcationMap, CHART_SIZES, layoutMap, type MapRow, PAGE_SIZES } from "@/lib/charts";

const row = (slug: string, parts: Partial<MapRow> = {}): MapRow => ({
  slug,
  name: slug,
  coverage: 0.25,
  low: 0.125,
  high: 0.5,
  trend: 1,
  trendLow: null,
  trendHigh: null,
  isHollow: false,
  subsidyUsd: 1e6,
  trail: [],
  readout: [{ label: "Demand share", text: "20%", tone: null, fill: null }],
  ...parts,
});

const map = (rows: MapRow[]) =>
  bifurcationMap(rows, {
    id: "map",
    title: "Map",
    question: "Who?",
    unit: "share",
    source: "made up",
    summary: "Two.",
    trace: "all/formula/networks",
    risingFrom: 1.25,
    fallingTo: 0.8,
  });

const FULL = map([
  row("alpha", { trail: [{ quarter: "2025Q3", coverage: 0.125, trend: 0.5 }] }),
  row("beta", { coverage: 2, low: 1, high: 4, trend: 2, subsidyUsd: 4e6 }),
  row("gamma", { coverage: 0, low: 0, high: 0.01, trend: null, subsidyUsd: null }),
  row("delta", {
    coverage: Number.POSITIVE_INFINITY,
    low: 1,
    high: Number.POSITIVE_INFINITY,
    trend: 20,
    isHollow: true,
  }),
]);
const layout = layoutMap(FULL, CHART_SIZES.wide);
const mark = (slug: string) => layout.marks.find((candidate) => candidate.slug === slug);

describe("the map", () => {
  it("sets halvings of coverage at equal steps", () => {
    const steps = [0.125, 0.25, 0.5, 1].map(
      (value) => layoutMap(map([row("a", { coverage: value })]), CHART_SIZES.wide).marks[0]?.x ?? 0,
    );
    const gaps = steps.slice(1).map((x, index) => x - (steps[index] ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 1);
  });

  it("makes the area, not the radius, follow the subsidy", () => {
    const [alpha, beta] = [mark("alpha"), mark("beta")];
    // Four times the subsidy: twice the radius.
    expect((beta?.radius ?? 0) / (alpha?.radius ?? 1)).toBeCloseTo(2, 1);
  });

  it("puts a network whose trend is not known into the lane below, hollow", () => {
    const gamma = mark("gamma");
    expect(gamma?.y).toBeCloseTo(layout.lane.y + layout.lane.height / 2, 1);
    expect(gamma?.isHollow).toBe(true);
  });

  it("draws both ends of a trend that is only bounded", () => {
    const [open] = layoutMap(map([row("a", { trendLow: 0.5, trendHigh: 2 })]), CHART_SIZES.wide).marks;
    expect(open?.rise?.y1).toBeLessThan(open?.y ?? 0);
    expect(open?.rise?.y2).toBeGreaterThan(open?.y ?? 0);
    expect(mark("alpha")?.rise).toBeNull();
  });

  it("gives every network without a trend a line of its own", () => {
    const rows = ["a", "b", "c"].map((slug) => row(slug, { trend: null }));
    const heights = layoutMap(map(rows), CHART_SIZES.narrow).marks.map(({ y }) => y);
    expect(new Set(heights).size).toBe(3);
  });

  it("draws an arrow where an interval lies beyond the axis", () => {
    expect(mark("gamma")?.whisker).toMatchObject({ isBelow: true, isAbove: false });
    expect(mark("delta")?.whisker).toMatchObject({ isBelow: false, isAbove: true });
  });

  it("leads the trail to where the network stands now", () => {
    const alpha = mark("alpha");
    expect(alpha?.trail.endsWith(`L${alpha?.x},${alpha?.y}`)).toBe(true);
    expect(mark("beta")?.trail).toBe("");
  });

  it("names no two networks in the same place", () => {
    const crowd = layoutMap(
      map(Array.from({ length: 30 }, (_, index) => row(`network-${index}`, { coverage: 0.2 + index / 1000 }))),
      CHART_SIZES.narrow,
    );
    const boxes = crowd.marks.flatMap(({ label }) => (label ? [`${label.x}|${label.y}`] : []));
    expect(boxes.length).toBeGreaterThan(0);
    expect(new Set(boxes).size).toBe(boxes.length);
  });

  it("names a network into whose line a neighbour of the lane reaches", () => {
    const lane = [
      row("small", { coverage: 0.001, trend: null, subsidyUsd: 1 }),
      row("neighbour", { coverage: 0.001, trend: null, subsidyUsd: 1.2e6 }),
      ...["a", "b", "c"].map((slug) => row(slug, { coverage: 2, trend: null, subsidyUsd: 4e6 })),
    ];
    for (const size of Object.values(CHART_SIZES))
      expect(
        layoutMap(map(lane), size).marks.filter(({ label }) => label === null),
        size.name,
      ).toEqual([]);
  });

  it("plots the same networks in every drawing and in the file", () => {
    const points = (markup: string) => [...markup.matchAll(/data-point="([^"]*)"/g)].map(([, point]) => point).sort();
    const expected = FULL.rows.map(({ slug }) => `network|${slug}`).sort();
    for (const size of PAGE_SIZES)
      expect(points(renderToStaticMarkup(<MapDrawing spec={FULL} size={size} />))).toEqual(expected);
    const file = mapSvgFile(FULL, "as of 2026-11-20");
    expect(points(file)).toEqual(expected);
    expect(file).not.toMatch(/ class=|<style| style=/);
  });

  it("carries no style of its own and says what it shows", () => {
    const markup = renderToStaticMarkup(<MapChart spec={FULL} query="?asOf=2026-03-31" />);
    expect(markup).not.toContain("style=");
    expect(markup).toContain('href="/map/chart.csv?asOf=2026-03-31"');
    expect(markup.match(/<desc/g)).toHaveLength(3);
  });
});
