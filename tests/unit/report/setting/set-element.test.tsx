import type { ReactElement } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareSetting } from "@/lib/report/flow/set-document";
import { G, Line, Link, Rect, Svg, SvgText, Text, View } from "@/lib/report/setting/elements";
import { type Painter, paintMarks } from "@/lib/report/setting/paint";
import { type Mark, type SetElement, setElement } from "@/lib/report/setting/set-element";
import { BODY } from "@/lib/report/styles";

beforeAll(() => prepareSetting());

const wordsOf = ({ marks }: SetElement) =>
  marks.filter((mark): mark is Extract<Mark, { kind: "words" }> => mark.kind === "words");

describe("a set element", () => {
  it("is as tall as its lines", () => {
    expect(setElement(<Text>one line</Text>, 300).height).toBeCloseTo(BODY.lineHeight, 3);
    expect(setElement(<Text>{"word ".repeat(200)}</Text>, 300).height).toBeGreaterThan(5 * BODY.lineHeight);
    expect(setElement(<Text style={{ fontSize: 10, lineHeight: 2 }}>one line</Text>, 300).height).toBeCloseTo(20, 3);
  });
  it("has columns side by side, right ones at their right edge", () => {
    const set = setElement(
      <View style={{ flexDirection: "row" }}>
        <View style={{ width: 100 }}>
          <Text>left</Text>
        </View>
        <View style={{ width: 100, alignItems: "flex-end", textAlign: "right" }}>
          <Text>right</Text>
        </View>
      </View>,
      200,
    );
    const [left, right] = wordsOf(set);
    expect(left?.x).toBe(0);
    expect(right?.x).toBeGreaterThan(150);
    expect(right?.baseline).toBe(left?.baseline);
  });
  it("calls components, opens lists and hands looks down", () => {
    const Inner = ({ said }: { said: string }) => <Text>{said}</Text>;
    const set = setElement(
      <View style={[{ color: "#ff0000" }, { fontSize: 6, lineHeight: 1 }]}>
        {["a", "b"].map((said) => (
          <Inner key={said} said={said} />
        ))}
        {null}
      </View>,
      100,
    );
    expect(wordsOf(set).map(({ text, look }) => [text, look.color, look.fontSize])).toEqual([
      ["a", "#ff0000", 6],
      ["b", "#ff0000", 6],
    ]);
    expect(set.height).toBeCloseTo(12, 3);
  });
  it("says where links are and where the outline leads", () => {
    const set = setElement(
      <View>
        <View id="checks" bookmark="Checks" style={{ marginTop: 10, height: 20 }} />
        <Link src="https://offtake.example">here</Link>
      </View>,
      100,
    );
    expect(set.anchors).toEqual([
      { x: 0, y: 10, width: 100, height: 20, id: "checks", bookmark: "Checks" },
      { x: 0, y: 30, width: 100, height: expect.closeTo(BODY.lineHeight, 3), src: "https://offtake.example" },
    ]);
  });
  it("is refused where it holds what nobody can place", () => {
    expect(() => setElement(<Rect x={0} y={0} width={1} height={1} />, 100)).toThrow("<rect>");
  });
});

/** Writes down what it is told. */
function recorder(): { calls: string[]; painter: Painter } {
  const calls: string[] = [];
  const painter: Painter = new Proxy({} as Painter, {
    get:
      (_, name) =>
      (...given: unknown[]) => {
        calls.push(
          `${String(name)}(${given.map((one) => (typeof one === "object" && one !== null && "postscriptName" in one ? "file" : JSON.stringify(one))).join()})`,
        );
        return painter;
      },
  });
  return { calls, painter };
}
const painted = (element: ReactElement): string[] => {
  const { calls, painter } = recorder();
  paintMarks(painter, new Set(), setElement(element, 100).marks, 0, 0);
  return calls;
};

describe("drawing", () => {
  it("hands a font over once, and names it from then on", () => {
    const fonts = painted(
      <View>
        <Text>a</Text>
        <Text>b</Text>
      </View>,
    ).filter((call) => call.startsWith("font("));
    expect(fonts).toEqual(["font(file,8.5)", 'font("OfftakeSans-Regular",8.5)']);
  });
  it("leaves dashes, opacity and turns where they belong", () => {
    const calls = painted(
      <Svg width={50} height={50} viewBox="0 0 100 100">
        <Line x1={0} y1={0} x2={10} y2={0} stroke="#123456" strokeDasharray="3 2" />
        <Rect x={0} y={0} width={5} height={5} fill="#123456" fillOpacity={0.5} />
        <G transform="rotate(-90, 10, 20)">
          <SvgText x={10} y={20} textAnchor="middle" fill="#000000" style={{ fontFamily: "Sans", fontSize: 7 }}>
            upright
          </SvgText>
        </G>
      </Svg>,
    );
    expect(calls).toContain("scale(0.5,0.5)");
    expect(calls).toContain('dash(3,{"space":2})');
    expect(calls).toContain("fillOpacity(0.5)");
    expect(calls).toContain('rotate(-90,{"origin":[10,20]})');
    const count = (name: string) => calls.filter((call) => call.startsWith(`${name}(`)).length;
    expect(count("save")).toBe(4);
    expect(count("restore")).toBe(4);
  });
  it("frames a box within its edges", () => {
    expect(painted(<View style={{ height: 20, borderWidth: 2, borderColor: "#abcdef" }} />)).toEqual([
      'strokeColor("#abcdef")',
      "lineWidth(2)",
      "rect(1,1,98,18)",
      "stroke()",
    ]);
  });
});
