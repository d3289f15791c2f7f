import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { IntervalBar, Sparkline } from "@/components/charts";
import { barsPath, dotsPath, hatchPath, layoutInterval, layoutSparkline } from "@/lib/charts";

describe("layoutInterval", () => {
  it("puts the edges one halving apart, parity five sevenths along", () => {
    const { edges } = layoutInterval(0.1, 0.2);
    expect(edges.map(({ at }) => at * 7)).toEqual([2, 3, 4, 5].map((at) => expect.closeTo(at, 9)));
    expect(edges.filter(({ isParity }) => isParity)).toHaveLength(1);
  });

  it("puts a value at an edge exactly on it", () => {
    const layout = layoutInterval(0.125, 1);
    expect(layout.from).toBeCloseTo(2 / 7, 12);
    expect(layout.to).toBeCloseTo(5 / 7, 12);
    expect(layout).toMatchObject({ isBelow: false, isAbove: false, isPoint: false });
  });

  it("shows where the interval leaves the scale", () => {
    expect(layoutInterval(0, 0.5)).toMatchObject({ from: 0, isBelow: true, isAbove: false });
    expect(layoutInterval(0.5, 40)).toMatchObject({ to: 1, isBelow: false, isAbove: true });
    expect(layoutInterval(1 / 32, 4)).toMatchObject({ from: 0, to: 1, isBelow: false, isAbove: false });
  });

  it("is a point when both ends are alike, no emissions included", () => {
    expect(layoutInterval(0.3, 0.3).isPoint).toBe(true);
    expect(layoutInterval(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toMatchObject({
      from: 1,
      to: 1,
      isPoint: true,
      isAbove: true,
    });
    expect(layoutInterval(0, 0)).toMatchObject({ from: 0, to: 0, isPoint: true, isBelow: true });
  });

  it("refuses ends the wrong way round and what is no number", () => {
    expect(() => layoutInterval(1, 0.5)).toThrow(RangeError);
    expect(() => layoutInterval(Number.NaN, 1)).toThrow(RangeError);
  });

  it("covers the track with five zones without holes", () => {
    const { zones } = layoutInterval(0.1, 0.2);
    expect(zones).toHaveLength(5);
    expect(zones[0]?.from).toBe(0);
    expect(zones.at(-1)?.to).toBe(1);
    for (const [index, zone] of zones.entries()) if (index > 0) expect(zone.from).toBe(zones[index - 1]?.to);
  });
});

describe("IntervalBar", () => {
  const bar = (props: Partial<Parameters<typeof IntervalBar>[0]>) =>
    renderToStaticMarkup(
      <IntervalBar low={0.05} high={0.24} label="C* 0.05–0.24: subsidy-led to subsidy-leaning" {...props} />,
    );

  it("says in words what it draws, compact or not", () => {
    for (const compact of [true, false])
      expect(bar({ compact })).toContain('aria-label="C* 0.05–0.24: subsidy-led to subsidy-leaning"');
  });

  it("names both ends, or one when they read alike", () => {
    expect(bar({ ends: { low: "0.05, subsidy-led", high: "0.24, subsidy-leaning" } })).toMatch(
      /0\.05, subsidy-led<\/span><span>0\.24, subsidy-leaning/,
    );
    expect(bar({ ends: { low: "no emissions", high: "no emissions" } }).match(/no emissions/g)).toHaveLength(1);
  });

  it("draws the four edges", () => {
    for (const text of ["⅛", "¼", "½", "1"]) expect(bar({})).toContain(`>${text}</text>`);
  });
});

describe("layoutSparkline", () => {
  const size = { width: 96, height: 24, scale: "linear" } as const;

  it("spans the width, higher values higher, from zero", () => {
    const { path, last } = layoutSparkline([0, 5, 10], size);
    expect(path).toBe("M3,21L48,12L93,3");
    expect(last).toEqual({ x: 93, y: 3 });
  });

  it("leaves gaps, and shows a value without neighbours as a dot", () => {
    const layout = layoutSparkline([1, 2, null, 3, null, 4, 4], size);
    expect(layout.path.match(/M/g)).toHaveLength(3);
    expect(layout.lone).toHaveLength(1);
  });

  it("draws nothing when nothing is known", () => {
    expect(layoutSparkline([null, null], size)).toMatchObject({ path: "", lone: [], last: null });
    expect(layoutSparkline([], size).last).toBeNull();
    expect(renderToStaticMarkup(<Sparkline values={[null]} label="x" />)).toContain("not reported");
  });

  it("keeps zero and infinity on a log scale at its ends", () => {
    const { path } = layoutSparkline([0, 0.1, 1, Number.POSITIVE_INFINITY], { ...size, scale: "log" });
    expect(path).toBe("M3,21L33,21L63,3L93,3");
  });

  it("draws one value as a dot and a flat course as a line", () => {
    expect(layoutSparkline([7], size).lone).toHaveLength(1);
    expect(layoutSparkline([0, 0], size).path).toBe("M3,21L93,21");
    expect(layoutSparkline([2, 2], { ...size, scale: "log" }).path).toMatch(/^M3,[\d.]+L93,[\d.]+$/);
  });
});

describe("patterns", () => {
  const box = { x: 10, y: 20, width: 12, height: 7 };
  const numbers = (path: string) => [...path.matchAll(/M([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  it("stay inside their box", () => {
    const hatch = [...hatchPath(box, 4).matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(hatch.length).toBeGreaterThan(4);
    for (const [x = 0, y = 0] of [...hatch, ...numbers(dotsPath(box, 4, 1)), ...numbers(barsPath(box, 3))]) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(22);
      expect(y).toBeGreaterThanOrEqual(20);
      expect(y).toBeLessThanOrEqual(27);
    }
  });

  it("rise to the right and are empty where there is no room", () => {
    const [, x1, y1, x2, y2] = /M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)/.exec(hatchPath(box, 4)) ?? [];
    expect(Number(x2)).toBeGreaterThan(Number(x1));
    expect(Number(y2)).toBeLessThan(Number(y1));
    expect(hatchPath({ ...box, height: 0 }, 4)).toBe("");
    expect(dotsPath({ ...box, width: 0 }, 4, 1)).toBe("");
  });
});
