import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { colourText, lengthText } from "@/lib/report/writing/numbers";
import { pathContent } from "@/lib/report/writing/path-data";

/** The same path as pdfkit writes it. */
function theirs(data: string): string[] {
  const document = new PDFDocument({ autoFirstPage: false, font: null });
  document.addPage({ size: [100, 100], margin: 0 });
  const written: string[] = [];
  document.addContent = (content) => {
    written.push(String(content));
    return document;
  };
  (document as unknown as { path: (data: string) => void }).path(data);
  return written;
}
const ours = (data: string) => pathContent(data).trim().split("\n");

describe("a path", () => {
  it.each([
    "M1,2L3,4",
    "M-4,-2.5h8v8h-8z",
    "M1,2l4,-4l4,4l-4,4z",
    "M0,0H10V20",
    "M1.5.5L-.25-3",
    "M0,0 10,10 20,0",
    "m5,5 1,1 2,2",
    "M0,0C1,1,2,2,3,3",
    "M1,1c1,0,2,1,3,3l1,1",
    "M10,10h5zM20,20h5z",
    "M0,0L1e-3,2",
  ])("is written as pdfkit writes it: %s", (data) => expect(ours(data)).toEqual(theirs(data)));
  it.each(["M0,0A1,1,0,0,1,2,2", "M0,0Q1,1,2,2", "M0", "L", "M0,0z5", "5,5"])(
    "is refused where it cannot be read: %s",
    (data) => expect(() => pathContent(data)).toThrow(data),
  );
  it("is nothing where there is none", () => expect(pathContent("")).toBe(""));
});

describe("numbers", () => {
  it("are thousandths of a point, without an exponent or a zero with a sign", () => {
    expect([0, -0, -0.0001, 1e-9, 12, 12.34567, -0.5].map(lengthText)).toEqual([
      "0",
      "0",
      "0",
      "0",
      "12",
      "12.346",
      "-0.5",
    ]);
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e7])("are refused where no page reaches: %s", (value) =>
    expect(() => lengthText(value)).toThrow("cannot draw"),
  );
  it("of colours are shares", () => {
    expect(colourText("#ff0080")).toBe("1 0 0.502");
    expect(() => colourText("red")).toThrow("red");
  });
});
