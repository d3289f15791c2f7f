import PDFDocument from "pdfkit";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareSetting } from "@/lib/report/flow/set-document";
import { faceOf } from "@/lib/report/fonts";
import type { Look } from "@/lib/report/setting/look";
import { BODY } from "@/lib/report/styles";
import { DocumentFonts } from "@/lib/report/writing/document-fonts";
import { circleContent, Ink } from "@/lib/report/writing/ink";

beforeAll(() => prepareSetting());

/** A document of one page, and what is written onto it from now on. */
function page() {
  const document = new PDFDocument({ autoFirstPage: false, font: null });
  document.addPage({ size: [600, 800], margin: 0 });
  const written: string[] = [];
  document.addContent = (content) => {
    written.push(typeof content === "string" ? content : Buffer.from(content).toString("latin1"));
    return document;
  };
  return { document, content: () => written.splice(0).join("\n") };
}

/** Glyphs of the content with the place of each, in points from the left. */
function glyphsIn(content: string): { code: string; x: number }[] {
  const glyphs: { code: string; x: number }[] = [];
  let x = 0;
  for (const [, matrixX, inside] of content.matchAll(/1 0 0 -?1 (\S+) \S+ Tm|\[(.*?)\] ?TJ/g)) {
    if (matrixX !== undefined) x = Number(matrixX);
    for (const [, codes, step] of (inside ?? "").matchAll(/<([0-9a-f]+)>|(-?[\d.]+)/g)) {
      if (step !== undefined) x -= Number(step);
      for (const code of codes?.match(/.{4}/g) ?? []) glyphs.push({ code, x });
    }
  }
  return glyphs;
}

const TEXTS = [
  "Counts the money an outside customer pays: carriers’ traffic at 0.10 USD a GB",
  "AVATAR To. LTV 11–17 “Yes”, f(x) ≥ 2 → first office",
  "  gaps   everywhere  ",
  "fi ffl Ťéßt €1,234.50 −12 %",
];
const LOOKS: Look[] = [
  BODY,
  { ...BODY, fontWeight: 600, fontSize: 7 },
  { ...BODY, fontStyle: "italic" },
  { ...BODY, fontFamily: "Serif", fontSize: 24 },
  { ...BODY, letterSpacing: 0.5 },
];

describe("text", () => {
  it.each(LOOKS)("has the glyphs, the steps and the place that pdfkit’s own has: $fontFamily $fontSize", (look) => {
    for (const text of TEXTS) {
      const { document, content } = page();
      const { font } = faceOf(look);
      const spacing = look.letterSpacing === 0 ? {} : { characterSpacing: look.letterSpacing };
      document.font(font, look.fontSize);
      // Word by word, as `Ink` shapes it: letters are not kerned with the gap before them.
      const own = (words: string) => {
        document.text(words, 10, 50, { lineBreak: false, baseline: "alphabetic", features: {}, ...spacing });
        return content();
      };
      const theirs = text
        .split(/(?<= )(?=[^ ])/)
        .map(own)
        .join("\n");
      const ink = new Ink(document, new DocumentFonts(document));
      ink.text(text, look, 10, 50);
      ink.end();
      const ours = content();
      const codes = (said: string) => glyphsIn(said).map(({ code }) => code);
      expect(codes(ours)).toEqual(codes(theirs));
      // Steps between glyphs of a word, in thousandths of the font size.
      const steps = (said: string) =>
        [...said.matchAll(/> ?(-?[\d.]+)/g)].map(([, step]) => Math.round(Number(step) * 1000) / 1000).filter(Boolean);
      expect(steps(ours)).toEqual(steps(theirs));
      expect(ours).toContain("1 0 0 -1 10 50 Tm");
      expect(ours.includes(" Tc")).toBe(theirs.includes(" Tc"));
    }
  });
  it("is left out where there is none", () => {
    const { document, content } = page();
    const ink = new Ink(document, new DocumentFonts(document));
    ink.text("", BODY, 0, 0);
    ink.end();
    expect(content()).toBe("");
  });
  it("goes back to letters without gaps after some with", () => {
    const { document, content } = page();
    const ink = new Ink(document, new DocumentFonts(document));
    ink.text("wide", { ...BODY, letterSpacing: 0.5 }, 0, 10);
    ink.text("plain", BODY, 0, 20);
    ink.end();
    expect(content().match(/\S+ Tc/g)).toEqual(["0.5 Tc", "0 Tc"]);
  });
  it("is refused at a place that is none", () => {
    const { document } = page();
    const ink = new Ink(document, new DocumentFonts(document));
    expect(() => ink.text("a", BODY, Number.NaN, 0)).toThrow("NaN");
  });
});

describe("a circle", () => {
  it("is pdfkit’s", () => {
    const { document, content } = page();
    (document as unknown as { circle: (x: number, y: number, radius: number) => void }).circle(10, 20, 5);
    const numbers = (said: string) => said.match(/[-\d.]+/g)?.map(Number) ?? [];
    const [ours, theirs] = [numbers(circleContent(10, 20, 5)), numbers(content())];
    expect(ours).toHaveLength(theirs.length);
    for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(theirs[index] ?? Number.NaN, 2);
  });
});
