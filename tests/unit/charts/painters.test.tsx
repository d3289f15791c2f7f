import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ChartFrame } from "@/components/charts/chart-frame";
import { liveRows } from "@/components/charts/live-rows";
import { StillDrawing } from "@/components/charts/still-chart";
import { nextIndex } from "@/components/charts/use-walk";
import { CHART_SIZES, type ChartLayout, type ChartSize, type ChartSpec, layoutChart } from "@/lib/charts";
import { ChartDrawing, Drawing } from "@/lib/report/chart-drawing";
import { PRINT_PALETTE } from "@/lib/report/chart-marks";
import { block } from "@/lib/report/flow/block";
import { prepareSetting, setDocument } from "@/lib/report/flow/set-document";
import { View } from "@/lib/report/setting/elements";
import { writeDocument } from "@/lib/report/writing/write-document";
import { flows, fullCapacity, fullFlows, plainRow, row } from "./chart-fixtures";
import {
  fullBreakEven,
  fullEmission,
  fullProduct,
  fullRivals,
  fullRobustness,
  fullTimeline,
  fullWaterfall,
} from "./chart-set-fixtures";

type Place = Record<string, number | string>;

/** Attributes of every element of the markup that carries `data-point`, numbers as numbers. */
function pointsInMarkup(markup: string): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const [tag] of markup.matchAll(/<(?:rect|circle|path)[^>]*data-point="[^"]*"[^>]*>/g)) {
    const attributes = Object.fromEntries(
      [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
    );
    const { "data-point": point = "", ...rest } = attributes;
    expect(found.has(point), `${point} is drawn twice`).toBe(false);
    found.set(point, placeOf(rest));
  }
  return found;
}

const PLACES = ["x", "y", "width", "height", "cx", "cy", "d"] as const;
const placeOf = (props: Record<string, unknown>): Place =>
  Object.fromEntries(
    PLACES.flatMap((name) =>
      props[name] === undefined ? [] : [[name, name === "d" ? String(props[name]) : Number(props[name])]],
    ),
  );

const isElement = (node: ReactNode): node is ReactElement<Record<string, unknown> & { children?: ReactNode }> =>
  typeof node === "object" && node !== null && "props" in node;

/** The same from the element tree of the report; function components are called as the renderer would. */
function pointsInTree(node: ReactNode, found = new Map<string, Place>()): Map<string, Place> {
  if (Array.isArray(node)) for (const child of node) pointsInTree(child, found);
  else if (isElement(node)) {
    if (typeof node.type === "function") pointsInTree((node.type as (props: unknown) => ReactNode)(node.props), found);
    else {
      const point = node.props["data-point"];
      if (typeof point === "string") found.set(point, placeOf(node.props));
      pointsInTree(node.props.children, found);
    }
  }
  return found;
}

const still = (spec: ChartSpec, size: ChartSize) =>
  pointsInMarkup(renderToStaticMarkup(<StillDrawing spec={spec} size={size} />));
const print = (layout: ChartLayout) => pointsInTree(Drawing({ layout, width: 511, palette: PRINT_PALETTE }));

const CHARTS = [
  ["flows", fullFlows()],
  ["capacity", fullCapacity()],
  ["waterfall", fullWaterfall()],
  ["robustness", fullRobustness()],
  ["break-even", fullBreakEven()],
  ["timeline", fullTimeline()],
  ["rivals", fullRivals()],
  ["product-token", fullProduct()],
  ["emission", fullEmission()],
  [
    "40 quarters",
    flows(
      Array.from({ length: 40 }, (_, index) =>
        plainRow(`${2016 + Math.floor(index / 4)}Q${(index % 4) + 1}`, 1e6 + 1e5 * index, 5e6),
      ),
    ),
  ],
  ["nothing known", flows([row("2024Q1")])],
] as const;

describe.each(CHARTS)("the drawings of one chart: %s", (_name, spec) => {
  it("plot every point of the layout, and no other, in the still drawing at every size", () => {
    for (const size of Object.values(CHART_SIZES)) {
      const layout = layoutChart(spec, size);
      const drawn = still(spec, size);
      expect([...drawn.keys()].sort()).toEqual(
        layout.points.map(({ series, quarter }) => `${series}|${quarter}`).sort(),
      );
      for (const { series, quarter, x, y } of layout.points) {
        const place = drawn.get(`${series}|${quarter}`) ?? {};
        if ("d" in place) continue;
        const centre = "cx" in place ? Number(place.cx) : Number(place.x) + Number(place.width) / 2;
        // Outlines lie half a pixel inside their box; the smallest value is drawn a pixel and a half high.
        expect(Math.abs(centre - x), `${series}|${quarter}`).toBeLessThanOrEqual(1);
        expect(Math.abs(Number(place.cy ?? place.y) - y), `${series}|${quarter}`).toBeLessThanOrEqual(1.5);
      }
    }
  });

  it("plot the same points on paper as on the page", () => {
    for (const size of Object.values(CHART_SIZES)) {
      const paper = print(layoutChart(spec, size));
      expect(Object.fromEntries(paper)).toEqual(Object.fromEntries(still(spec, size)));
    }
  });

  it("hand Recharts the same heights, ranges and values", () => {
    const rows = liveRows(spec);
    expect(rows.map(({ quarter }) => quarter)).toEqual(spec.quarters);
    for (const segment of spec.segments) {
      const live = rows.find(({ quarter }) => quarter === segment.quarter);
      // Recharts stacks the series of a column in their order: what lies below must add up to where this one starts.
      const column = spec.series.filter((series) =>
        spec.segments.some((other) => other.series === series && other.column === segment.column),
      );
      const below = column
        .slice(0, column.indexOf(segment.series))
        .reduce((sum, series) => sum + (live?.height[series] ?? 0), live?.floor[segment.column] ?? 0);
      expect(below).toBeCloseTo(segment.from, 6);
      expect(below + (live?.height[segment.series] ?? Number.NaN)).toBeCloseTo(segment.to, 6);
    }
    const points = rows.flatMap(({ quarter, point }) =>
      Object.entries(point).map(([series, { value }]) => `${series}|${quarter} ${value}`),
    );
    expect(points.sort()).toEqual(
      spec.lines
        .flatMap((line) =>
          line.points.flatMap(({ quarter, value }) => (value === null ? [] : [`${line.series}|${quarter} ${value}`])),
        )
        .sort(),
    );
    for (const range of spec.ranges)
      expect(rows.find(({ quarter }) => quarter === range.quarter)?.range[range.series]).toEqual([
        range.low,
        range.high,
      ]);
  });
});

describe("ChartFrame", () => {
  const markup = renderToStaticMarkup(<ChartFrame spec={fullFlows()} />);

  it("holds title, question, unit, source, the events and three drawings that say what they show", () => {
    for (const text of [
      "Demand against subsidy",
      "How much of Testnet",
      "Unit: USD per quarter.",
      "made up",
      "Definition changes",
      "2025-01-02",
    ])
      expect(markup).toContain(text);
    expect(markup.match(/role="img"/g)).toHaveLength(3);
    expect(markup.match(/<desc[^>]*>Demand and subsidy of Testnet by quarter, 2024Q1 to 2025Q3\./g)).toHaveLength(3);
  });

  it("has every number as a real table that needs no script", () => {
    const table = markup.slice(markup.indexOf("<table"), markup.indexOf("</table>"));
    expect(table.match(/scope="row"/g)).toHaveLength(7);
    expect(table).toContain("not reported");
    expect(table).not.toMatch(/>0</);
  });

  it("names every pattern it uses, and only those", () => {
    const fills = new Set(
      [...markup.slice(markup.indexOf("chart-stage")).matchAll(/chart-bar-(\w+)/g)].map(([, fill]) => fill),
    );
    const named = new Set(
      [...markup.slice(0, markup.indexOf("chart-stage")).matchAll(/chart-bar-(\w+)/g)].map(([, fill]) => fill),
    );
    expect([...fills].filter((fill) => !named.has(fill))).toEqual([]);
    expect([...named].filter((fill) => !fills.has(fill))).toEqual([]);
  });

  it("carries no style of its own", () => {
    expect(markup).not.toContain("style=");
    expect(markup).not.toContain("<style");
  });

  it("escapes what sources wrote", () => {
    const hostile = renderToStaticMarkup(
      <ChartFrame
        spec={flows(
          [plainRow("2024Q1", 1, 2)],
          [{ date: "2024-02-01", label: "<script>alert(1)</script>", kind: "x" }],
        )}
      />,
    );
    expect(hostile).not.toContain("<script>");
  });

  it("says so when there is nothing to draw", () => {
    const empty = renderToStaticMarkup(<ChartFrame spec={flows([])} />);
    expect(empty).toContain("No quarter is on record");
    expect(empty).not.toContain("<table");
    expect(empty).not.toContain('role="img"');
  });
});

describe("ChartDrawing", () => {
  it("becomes a page of a report, upright labels and all", async () => {
    await prepareSetting();
    const pdf = await writeDocument(
      setDocument({
        text: { title: "", subject: "", keywords: [], asOf: "2026-11-20", footer: "", pageSize: "A4" },
        firstPage: [<View key="none" />],
        blocks: [fullFlows(), fullCapacity(), flows([]), flows([row("2024Q1")])].map((spec, index) =>
          block(`chart-${index}`, <ChartDrawing spec={spec} width={511} />),
        ),
      }),
    );
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.length).toBeGreaterThan(5_000);
  });
});

describe("nextIndex", () => {
  it("walks, stops at both ends, and enters from either side", () => {
    expect(nextIndex("ArrowRight", null, 5)).toBe(0);
    expect(nextIndex("ArrowLeft", null, 5)).toBe(4);
    expect(nextIndex("ArrowRight", 3, 5)).toBe(4);
    expect(nextIndex("ArrowRight", 4, 5)).toBe(4);
    expect(nextIndex("ArrowLeft", 0, 5)).toBe(0);
    expect(nextIndex("Home", 3, 5)).toBe(0);
    expect(nextIndex("End", 3, 5)).toBe(4);
    expect(nextIndex("Tab", 3, 5)).toBeUndefined();
  });
});
