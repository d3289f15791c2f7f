import PDFDocument from "pdfkit";
import type { ReactElement } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareSetting } from "@/lib/report/flow/set-document";
import { G, Line, Link, Rect, Svg, SvgText, Text, View } from "@/lib/report/setting/elements";
import { paintMarks } from "@/lib/report/setting/paint";
import { type Mark, type SetElement, setElement } from "@/lib/report/setting/set-element";
import { BODY } from "@/lib/report/styles";
import { DocumentFonts } from "@/lib/report/writing/document-fonts";
import { DocumentOpacities } from "@/lib/report/writing/document-opacities";
import { Ink } from "@/lib/report/writing/ink";

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

/** Content of a page with this element on it, line by line. */
function painted(element: ReactElement): string[] {
  const document = new PDFDocument({ autoFirstPage: false, font: null });
  document.addPage({ size: [100, 100], margin: 0 });
  const ink = new Ink(document, { fonts: new DocumentFonts(document), opacities: new DocumentOpacities(document) });
  paintMarks(ink, setElement(element, 100).marks, 0, 0);
  return ink.content.trim().split("\n");
}
const countOf = (lines: string[], wanted: string) => lines.filter((line) => line === wanted).length;

describe("drawing", () => {
  it("names a font and a colour once, for all texts that follow in them", () => {
    const lines = painted(
      <View>
        <Text>a</Text>
        <Text>b</Text>
        <Text style={{ color: "#ff0000" }}>c</Text>
      </View>,
    );
    expect(lines.filter((line) => line.endsWith(" Tf"))).toEqual(["/F1 8.5 Tf"]);
    expect(lines.filter((line) => line.endsWith(" rg"))).toEqual(["0.102 0.1098 0.1176 rg", "1 0 0 rg"]);
    expect(lines.filter((line) => line.endsWith("TJ"))).toHaveLength(3);
    expect([countOf(lines, "BT"), countOf(lines, "ET")]).toEqual([1, 1]);
  });
  it("leaves dashes, opacity and turns where they belong", () => {
    const lines = painted(
      <Svg width={50} height={50} viewBox="0 0 100 100">
        <Line x1={0} y1={0} x2={10} y2={0} stroke="#123456" strokeDasharray="3 2" />
        <Rect x={0} y={0} width={5} height={5} fill="#123456" fillOpacity={0.5} />
        <G transform="rotate(-90, 10, 20)">
          <SvgText x={10} y={20} textAnchor="middle" fill="#000000" style={{ fontFamily: "Sans", fontSize: 7 }}>
            upright
          </SvgText>
        </G>
        <Rect x={1} y={1} width={5} height={5} fill="#123456" />
      </Svg>,
    );
    expect(lines[1]).toBe("0.5 0 0 0.5 0 0 cm");
    expect(lines).toContain("[3 2] 0 d");
    expect(lines).toContain("/O1 gs");
    expect(lines).toContain("0 -1 1 0 -10 30 cm");
    expect([countOf(lines, "q"), countOf(lines, "Q")]).toEqual([4, 4]);
    // What was set inside is gone outside, so that it is set again.
    expect(lines.slice(-4)).toEqual(["0.0706 0.2039 0.3373 rg", "1 1 5 5 re", "f", "Q"]);
  });
  it("frames a box within its edges", () => {
    expect(painted(<View style={{ height: 20, borderWidth: 2, borderColor: "#abcdef" }} />)).toEqual([
      "0.6706 0.8039 0.9373 RG",
      "2 w",
      "1 1 98 18 re",
      "S",
    ]);
  });
});
