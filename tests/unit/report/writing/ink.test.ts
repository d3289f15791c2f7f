import PDFDocument from "pdfkit";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareSetting } from "@/lib/report/flow/set-document";
import { faceOf } from "@/lib/report/fonts";
import { textWords } from "@/lib/report/setting/lines";
import type { Look } from "@/lib/report/setting/look";
import { BODY } from "@/lib/report/styles";
import { DocumentFonts } from "@/lib/report/writing/document-fonts";
import { DocumentOpacities } from "@/lib/report/writing/document-opacities";
import { Ink } from "@/lib/report/writing/ink";
import { circleContent } from "@/lib/report/writing/outlines";

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

const inkOf = (document: PDFDocument) =>
  new Ink(document, { fonts: new DocumentFonts(document), opacities: new DocumentOpacities(document) });

/** Glyphs of the content in hexadecimal digits, and the steps between them in thousandths of the font size. */
function glyphsIn(content: string): { codes: string; steps: number[] } {
  let codes = "";
  const steps: number[] = [];
  for (const [, inside = ""] of content.matchAll(/\[((?:\((?:\\.|[^\\)])*\)|[^\]])*)\] ?TJ/gs))
    for (const [, digits, bytes, step] of inside.matchAll(/<([0-9a-f]+)>|\(((?:\\.|[^\\)])*)\)|(-?[\d.]+)/gs)) {
      if (step !== undefined && Number(step) !== 0) steps.push(Math.round(Number(step) * 1000) / 1000);
      codes += digits ?? "";
      const written = (bytes ?? "").replaceAll(/\\(.)/gs, (_, letter: string) => (letter === "r" ? "\r" : letter));
      codes += Buffer.from(written, "latin1").toString("hex");
    }
  return { codes, steps };
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
      const ink = inkOf(document);
      ink.text(text, look, 10, 50);
      const ours = ink.content;
      document.font(font, look.fontSize);
      // Word by word, as lines are measured.
      const own = (words: string) => {
        document.text(words, 10, 50, { lineBreak: false, baseline: "alphabetic", features: {}, ...spacing });
        return content();
      };
      const theirs = text
        .split(/(?<= )(?=[^ ])|(?<=[^ ])(?= )/)
        .map(own)
        .join("\n");
      expect(glyphsIn(ours)).toEqual(glyphsIn(theirs));
      expect(ours).toContain("1 0 0 -1 10 50 Tm");
      expect(ours.includes(" Tc")).toBe(theirs.includes(" Tc"));
    }
  });
  it("of measured words is that of the text", () => {
    const [byText, byWords] = [inkOf(page().document), inkOf(page().document)];
    for (const text of TEXTS) {
      byText.text(text, BODY, 3, 4);
      byWords.words(textWords(text).map(faceOf(BODY).wordOf), BODY, 3, 4);
    }
    expect(byWords.content).toBe(byText.content);
  });
  it("has the same glyphs in the next document, common or not, whatever came before", () => {
    const contents = [TEXTS, TEXTS.toReversed()].map((texts) => {
      const { document } = page();
      const ink = inkOf(document);
      for (const text of texts) ink.text(text, BODY, 0, 0);
      const { _font: font } = document;
      // Numbers of glyphs, read back by what the document says of them.
      const letters = (font as unknown as { unicode: number[][] }).unicode;
      const codes = glyphsIn(ink.content).codes.match(/.{4}/g) ?? [];
      return codes.map((code) => String.fromCodePoint(...(letters[Number.parseInt(code, 16)] ?? []))).join("");
    });
    expect(contents).toEqual([TEXTS.join(""), TEXTS.toReversed().join("")]);
  });
  it("is refused in a font that the document has used by itself", () => {
    const { document } = page();
    document.font(faceOf(BODY).font, 9).text("x", 0, 0, { lineBreak: false });
    expect(() => inkOf(document).text("a", BODY, 0, 0)).toThrow("in use already");
  });
  it("is left out where there is none", () => {
    const ink = inkOf(page().document);
    ink.text("", BODY, 0, 0);
    expect(ink.content).toBe("");
  });
  it("goes back to letters without gaps after some with", () => {
    const ink = inkOf(page().document);
    ink.text("wide", { ...BODY, letterSpacing: 0.5 }, 0, 10);
    ink.text("plain", BODY, 0, 20);
    expect(ink.content.match(/\S+ Tc/g)).toEqual(["0.5 Tc", "0 Tc"]);
  });
  it("is refused at a place that is none", () => {
    const ink = inkOf(page().document);
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
