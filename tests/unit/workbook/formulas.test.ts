import { describe, expect, it } from "vitest";
import { coverage, curveHeight, demandShare, reaches, whereKnown } from "@/lib/workbook/formulas";
import { columnName, input, live, NO_EMISSIONS, SheetDraft, sheetName, text } from "@/lib/workbook/sheet";
import { writeWorkbook } from "@/lib/workbook/write";
import { readBook, readFormulas } from "../../support/recalculate";

describe("addresses", () => {
  it.each([
    [1, "A"],
    [26, "Z"],
    [27, "AA"],
    [52, "AZ"],
    [703, "AAA"],
  ])("column %i is %s", (column, name) => expect(columnName(column)).toBe(name));
  it("name the sheet, quotes doubled", () => {
    expect(new SheetDraft("In's", []).ref(12, 3)).toBe("'In''s'!$C$12");
    expect(new SheetDraft("Inputs", []).range(2, 9, 2, 4)).toBe("'Inputs'!$B$2:$D$9");
  });
  it("leave out what a sheet's name may not hold", () => {
    expect(sheetName("a/b:c[d]*e?f\\g and a long name that goes on")).toBe("a b c d  e f g and a long name ");
  });
});

describe("formulas", () => {
  it("read unknown where a cell is empty, never 0", () => {
    expect(whereKnown(["A1"], "A1*2")).toBe('IF(ISNUMBER(A1),A1*2,"unknown")');
    expect(whereKnown(["A1", "B1"], "A1*B1", "none")).toBe('IF(AND(ISNUMBER(A1),ISNUMBER(B1)),A1*B1,"none")');
  });
  it("know a coverage over nothing", () => {
    expect(coverage("A1", "B1")).toContain(`IF(B1=0,IF(A1>0,"${NO_EMISSIONS}",0),A1/B1)`);
    expect(demandShare("A1")).toMatch(/^IF\(A1="no emissions",1,/);
    expect(reaches("A1", "B1", "C1")).toMatch(/^IF\(A1="no emissions",TRUE,/);
  });
  it("hold no number of the method: a curve is read from cells", () => {
    const formula = curveHeight("A1", {
      xs: "X1:X4",
      ys: "Y1:Y4",
      firstX: "X1",
      firstY: "Y1",
      lastX: "X4",
      lastY: "Y4",
    });
    expect(formula.replaceAll(/[A-Z]+\d+/g, "")).not.toMatch(/\d\.\d|\d{2}/);
  });
});

describe("the file", () => {
  const sheet = (): SheetDraft => {
    const draft = new SheetDraft("Words", [10]);
    for (const words of ["=1+1", "+1", "-1", "@SUM(A1)"]) draft.add(text(words));
    draft.freeze();
    draft.add(input(3), input(null), input(Number.POSITIVE_INFINITY), live(`${draft.ref(5, 1)}<4`));
    draft.add(text("a\u0001b & <c>"));
    return draft;
  };
  it("keeps texts that look like formulas texts", async () => {
    const bytes = await writeWorkbook([sheet()]);
    const cells = readBook(bytes).get("Words");
    expect(["A1", "A2", "A3", "A4"].map((address) => cells?.get(address))).toEqual(["=1+1", "+1", "-1", "@SUM(A1)"]);
    expect([...(readFormulas(bytes).get("Words") ?? [])]).toEqual([["D5", "'Words'!$A$5<4"]]);
  });
  it("leaves unknown empty, writes infinity as words, and drops what XML does not know", async () => {
    const cells = readBook(await writeWorkbook([sheet()])).get("Words");
    expect(cells?.get("A5")).toBe(3);
    expect(cells?.has("B5")).toBe(false);
    expect(cells?.get("C5")).toBe(NO_EMISSIONS);
    expect(cells?.get("A6")).toBe("a b & <c>");
  });
  it("has the same bytes for the same sheets", async () => {
    const [a, b] = [await writeWorkbook([sheet()]), await writeWorkbook([sheet()])];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  });
});
