import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildChartFile, buildTrace, CHART_IDS, chartCsv, parseTraceKey } from "@/lib/views";
import { chartCells } from "@/lib/views/chart-lead";
import { CHART_BUILDERS } from "@/lib/views/chart-set";
import { buildMapPage } from "@/lib/views/map-page";
import { readTable } from "../../support/csv";
import { shipped } from "./records";

const ROOT = join(import.meta.dirname, "../../..");
const RENDER = shipped("render");
const specsOf = ({ record, assessed }: typeof RENDER) =>
  CHART_IDS.map((id) => [id, CHART_BUILDERS[id]({ record, assessed, query: "" })] as const);

describe("docs/charts.md", () => {
  const text = readFileSync(join(ROOT, "docs/charts.md"), "utf8");
  it.each(specsOf(RENDER))("shows %s with the question it answers", (id, spec) => {
    expect(text).toContain(`## ${spec.title}\n`);
    expect(text).toContain(`*${spec.question.replace(RENDER.record.network.name, "the network")}*`);
    expect(text).toContain(`](charts/${id}.svg)`);
    const drawing = join(ROOT, `docs/charts/${id}.svg`);
    expect(existsSync(drawing)).toBe(true);
    expect(readFileSync(drawing, "utf8")).toContain(`<title>${spec.title}</title>`);
  });
  it("shows the map with its question", () => {
    const { spec } = buildMapPage([RENDER], "");
    expect(text).toContain(`## ${spec.title}\n\n*${spec.question}*`);
    expect(text).toContain("](charts/map.svg)");
  });
  it("shows nothing that the product does not draw", () => {
    const drawn = readdirSync(join(ROOT, "docs/charts")).map((file) => file.replace(/\.svg$/, ""));
    expect(drawn.sort()).toEqual([...CHART_IDS, "map"].sort());
  });
});

describe.each(["render", "helium", "aethir"])("the charts of %s", (slug) => {
  const { record, assessed } = shipped(slug);
  it("lead on from every number, to a formula that says the same", () => {
    const faults = specsOf({ record, assessed }).flatMap(([id, spec]) => {
      // One row of each chart and its last one: the others differ by their quarter alone.
      const places = new Set([spec.quarters[0], spec.quarters.at(-1)]);
      return chartCells(spec)
        .filter(({ place }) => places.has(place))
        .flatMap(({ trace, text, column }) => {
          const key = parseTraceKey(trace);
          const view = key && buildTrace(record, assessed, key, { query: "" });
          if (!view) return [`${id}: ${trace} leads nowhere (${text})`];
          const says = `${view.number?.text ?? ""} ${view.parts.map(({ number, note }) => `${number.text} ${note}`)} ${JSON.stringify(view.formula)} ${view.claims.map(({ value }) => value)}`;
          const isOwn = !["Lost", "Unknown", "At stake", "Earned"].includes(column);
          return isOwn && text !== "none" && !says.includes(text) ? [`${id}: ${trace} does not say ${text}`] : [];
        });
    });
    expect(faults).toEqual([]);
  });

  it("lead on as a whole, too", () => {
    for (const [, spec] of specsOf({ record, assessed })) {
      const view = buildTrace(record, assessed, { slug, kind: "formula", id: spec.subject?.id ?? "" }, { query: "" });
      expect(view?.title).toBeTruthy();
    }
  });
});

describe("what the charts say", () => {
  it("says never where the path never pays, and that no schedule is on record", () => {
    const spec = CHART_BUILDERS["break-even"]({ ...shipped("akash"), query: "" });
    expect(spec.answer).toMatch(/^Break-even: never on this path\..*No emission schedule is on record/s);
  });
  it("says why there is no path where the record holds one year", () => {
    const spec = CHART_BUILDERS["break-even"]({ ...shipped("aethir"), query: "" });
    expect(spec.answer).toBe("The record holds one common year, so no path can be drawn.");
  });
  it("draws as many draws as a page has time for, the same ones each time", () => {
    const [first, second] = [1, 2].map(() => CHART_BUILDERS.robustness({ ...RENDER, query: "" }));
    expect(first).toEqual(second);
    expect(first?.answer).toContain("2\u202f000 draws");
    const sum = first?.segments.filter(({ series }) => series === "low").reduce((total, { to }) => total + to, 0);
    expect(sum).toBeCloseTo(1, 9);
  });
  it("adds the points of the waterfall up to the score", () => {
    const spec = CHART_BUILDERS.waterfall({ ...RENDER, query: "" });
    const total = spec.segments.filter(({ quarter }) => quarter === "score");
    expect(total.at(-1)?.to).toBeCloseTo(100, 9);
  });
  it("has nothing to draw, and says why, where nothing is on record", () => {
    const react = shipped("react");
    for (const [, spec] of specsOf(react)) expect(spec.quarters).toEqual([]);
    expect(CHART_BUILDERS.waterfall({ ...react, query: "" }).emptyText).toContain("stops before a score");
  });
});

describe("a chart as CSV", () => {
  const file = buildChartFile("emission", RENDER.assessed, RENDER.record, {
    query: "?asOf=2026-11-20",
    fingerprint: "f00d",
    site: null,
  });
  it("has a row for each cell, with the day, the definition and the sources on each", () => {
    const rows = readTable(chartCsv(file));
    expect(Object.keys(rows[0] ?? {}).join()).toBe(
      "network,chart,place,series,value,low,high,printed,unit,quarter_t,as_of,definition,method,fingerprint,source,rests_on,sources,page,disclaimer",
    );
    expect(rows).toHaveLength(file.spec.table.rows.length * (file.spec.table.columns.length - 1));
    for (const row of rows) {
      expect(row).toMatchObject({ as_of: "2026-11-20", quarter_t: RENDER.assessed.quarter, fingerprint: "f00d" });
      expect(row.disclaimer).toContain("not investment advice");
      if (row.value) expect(row.sources).toMatch(/\S/);
    }
  });
  it("defuses what a spreadsheet would run", () => {
    const hostile = { ...file, spec: { ...file.spec, source: '=HYPERLINK("http://x")', unit: "@x" } };
    const [, row = ""] = chartCsv(hostile).split("\r\n");
    expect(row).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(row).toContain(",'@x,");
  });
});
