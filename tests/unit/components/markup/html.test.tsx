import { type CSSProperties, lazy, memo, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { htmlMarkup } from "@/components/markup/html";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { Answers } from "@/components/network/answers";
import { Bridge } from "@/components/network/bridge";
import { Checks } from "@/components/network/checks";
import { Conflicts } from "@/components/network/conflicts";
import { Evidence } from "@/components/network/evidence";
import { Flips } from "@/components/network/flips";
import { Hero } from "@/components/network/hero";
import { PayerSplit } from "@/components/network/payer-split";
import { Surroundings } from "@/components/network/surroundings";
import { BoardRows } from "@/components/scoreboard/scoreboard-table";
import { SourceTable } from "@/components/ui/source-table";
import { fingerprintOf } from "@/lib/scoring";
import { buildNetwork, buildScoreboard, networkExports, OPEN_BOARD, pagePairs } from "@/lib/views";
import { shipped } from "../../views/records";

const HOSTILE = `</td><script>alert("1 & 2")</script><img src=x onerror='x'>`;

/** What a browser reads alike: names of attributes in any case, quotes and ends of elements however they are written. */
const normal = (html: string): string =>
  html
    .replaceAll("&#x27;", "'")
    .replaceAll(/<[a-zA-Z][^>]*>/g, (tag) =>
      tag.replaceAll(
        / ([a-zA-Z-]+)="([^"]*)"/g,
        (_, name: string, value: string) => ` ${name.toLowerCase()}="${value}"`,
      ),
    )
    .replaceAll("/>", ">")
    .replaceAll(/<\/(rect|path|line|circle|use|stop|polyline|pattern|clipPath|mask|marker|textPath)>/g, "");

/** Attributes of an element in one order; React puts some of them first. */
const sorted = (html: string): string =>
  html.replaceAll(
    /<([a-zA-Z]+)((?: [a-z-]+="[^"]*")+)>/g,
    (_, type: string, attributes: string) =>
      `<${type}${(attributes.match(/ [a-z-]+="[^"]*"/g) ?? []).sort().join("")}>`,
  );

const alike = (node: ReactElement) => {
  const own = sorted(normal(htmlMarkup(node)));
  expect(own.length).toBeGreaterThan(50);
  expect(own).toBe(sorted(normal(renderToStaticMarkup(node))));
};

const page = (slug: string) => {
  const { record, assessed } = shipped(slug);
  return buildNetwork(record, assessed, {
    asOf: null,
    definition: null,
    today: "2026-11-20",
    fingerprint: fingerprintOf(assessed),
    peers: ["helium", "filecoin", "akash"],
  });
};
const csv = (id: string) => `/${id}.csv`;

describe("a part of a page as text", () => {
  it.each(["helium", "filecoin", "akash", "render", "storj"])("%s: reads as React writes it", (slug) => {
    const view = page(slug);
    alike(
      <Hero
        view={view}
        csv="/a.csv"
        compareHref="/compare"
        exports={networkExports(slug, pagePairs(null, null), [])}
      />,
    );
    alike(<Flips view={view} csv="/a.csv" />);
    if (view.bridge) alike(<Bridge bridge={view.bridge} csv="/a.csv" />);
    if (view.payers) alike(<PayerSplit split={view.payers} csv="/a.csv" />);
    alike(<Checks view={view.checks} csv={{ checks: "/a.csv", gates: "/b.csv" }} />);
    alike(<Conflicts conflicts={view.conflicts} csv="/a.csv" />);
    alike(<Evidence series={view.evidence} csv="/a.csv" />);
    alike(<SourceTable sources={view.sources} csv="/a.csv" />);
    alike(<Surroundings view={view.surroundings} csv={csv} />);
    alike(
      <Answers sections={view.answers} unknown={view.answersUnknown} lead={view.counts.answersUnknown} csv="/a.csv" />,
    );
  });

  it("reads as React writes it on the board", () => {
    const entries = ["helium", "filecoin", "akash", "xnet", "storj"].map((slug) => shipped(slug));
    const view = buildScoreboard(entries, OPEN_BOARD, "2026-11-20");
    alike(<BoardRows view={view} ticked={["helium"]} />);
  });

  it("writes markup in words as letters, in text and in attributes", () => {
    const html = htmlMarkup(
      <p title={HOSTILE} data-trace={HOSTILE} style={{ "--at": HOSTILE } as CSSProperties}>
        {HOSTILE}
        <input defaultValue={HOSTILE} />
      </p>,
    );
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(html.match(/&lt;script&gt;alert\(&quot;1 &amp; 2&quot;\)/g)).toHaveLength(5);
  });

  it("has a box that is ticked, one that is not, and words that are true or false", () => {
    expect(
      htmlMarkup(
        <>
          <input type="checkbox" defaultChecked aria-hidden={false} />
          <input type="checkbox" defaultChecked={false} data-is={true} />
        </>,
      ),
    ).toBe('<input type="checkbox" checked="" aria-hidden="false"/><input type="checkbox" data-is="true"/>');
  });

  it("refuses what text cannot carry: an answer to a click, a part of the browser’s, something to wait for", () => {
    const Lazy = lazy(async () => ({ default: () => <p>late</p> }));
    expect(() => htmlMarkup(<button type="button" onClick={() => {}} />)).toThrow("answers to onClick");
    expect(() => htmlMarkup(<Lazy />)).toThrow("lives in the browser");
    expect(() => htmlMarkup(Promise.resolve("late"))).toThrow("no markup");
    expect(() => htmlMarkup(<p style={{ width: 3 }} />)).toThrow("no unit");
    for (const address of ["javascript:alert(1)", " java\nscript:alert(1)", "\u0001JavaScript:alert(1)"])
      expect(() => htmlMarkup(<SoftLink href={address} />)).toThrow("leads to a script");
    expect(() => htmlMarkup(<select defaultValue="a" />)).toThrow("value of a select");
  });

  it("goes through what is only kept between drawings", () => {
    const Kept = memo(function Kept({ word }: { word: string }) {
      return <b>{word}</b>;
    });
    expect(htmlMarkup(<Kept word="kept" />)).toBe("<b>kept</b>");
  });

  it("is made once for a view and a part of it", () => {
    const view = {};
    let made = 0;
    const Counted = () => {
      made += 1;
      return <p>{made}</p>;
    };
    const draw = (of: object | undefined, part: string) =>
      renderToStaticMarkup(
        <Still of={of} part={part}>
          <Counted />
        </Still>,
      );
    expect([draw(view, "a"), draw(view, "a"), draw(view, "b"), draw({}, "a"), draw(undefined, "a")]).toEqual(
      [1, 1, 2, 3, 4].map((count) => `<div><p>${count}</p></div>`),
    );
  });

  it("marks a link to be followed within the site", () => {
    expect(htmlMarkup(<SoftLink href="/?a=1&b=2" stays />)).toBe('<a href="/?a=1&amp;b=2" data-soft="stay"></a>');
    expect(htmlMarkup(<SoftLink href="/map">Map</SoftLink>)).toBe('<a href="/map" data-soft="">Map</a>');
  });
});

it("names of SVG stand as React writes them, capitals and hyphens", () => {
  alike(
    <svg aria-hidden="true" viewBox="0 0 8 8" preserveAspectRatio="none">
      <pattern
        id="p"
        patternUnits="userSpaceOnUse"
        patternContentUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      />
      <linearGradient id="g" gradientUnits="userSpaceOnUse" gradientTransform="rotate(1)" spreadMethod="pad">
        <stop stopColor="red" stopOpacity={0.5} />
      </linearGradient>
      <clipPath id="c" clipPathUnits="userSpaceOnUse" />
      <mask id="m" maskUnits="userSpaceOnUse" maskContentUnits="userSpaceOnUse" />
      <marker id="a" markerUnits="strokeWidth" markerWidth="1" markerHeight="1" refX="1" refY="1" />
      <path d="M0 0" pathLength={1} strokeLinecap="round" strokeDasharray="1 1" clipPath="url(#c)" />
      <text textLength="3" lengthAdjust="spacing" textAnchor="end" fontSize={9}>
        <textPath href="#t" startOffset="1" />
      </text>
    </svg>,
  );
});
