import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DrawingFrame } from "@/components/charts/drawing-frame";
import { CHART_SIZES } from "@/lib/charts";

const HOSTILE = `</title><script>alert("1 & 2")</script>`;

const draw = (text: string) =>
  renderToStaticMarkup(
    <DrawingFrame
      spec={{ id: "a", title: text, summary: text }}
      size={CHART_SIZES.wide}
      layout={{ width: 100, height: 50 }}
      trace={text}
    >
      <g data-trace={text} className="chart-tick">
        <text x={1} textAnchor="middle">
          {text}
        </text>
        <line x1={0} y1={0} x2={1} y2={1} />
      </g>
    </DrawingFrame>,
  );

describe("a still drawing on a page", () => {
  it("keeps classes and keys, by which the style sheet paints and the drawer opens", () => {
    expect(draw("helium/figure/one")).toContain(
      '<g data-trace="helium/figure/one" class="chart-tick"><text x="1" text-anchor="middle">helium/figure/one</text><line x1="0" y1="0" x2="1" y2="1"/></g>',
    );
  });

  it("writes markup in a name as letters, in text and in attributes", () => {
    const drawn = draw(HOSTILE);
    expect(drawn).not.toContain("<script");
    expect(drawn.match(/&lt;script&gt;alert\(&quot;1 &amp; 2&quot;\)/g)).toHaveLength(5);
  });
});
