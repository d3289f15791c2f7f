import { describe, expect, it } from "vitest";
import { compareExports, networkExports, pagePairs } from "@/lib/views";

const hrefs = ({ groups }: ReturnType<typeof networkExports>): string[] =>
  groups.flatMap(({ files }) => files.map(({ href }) => href));

describe("files offered", () => {
  it("of a network keep the day and the definition of the page", () => {
    const view = networkExports("helium", pagePairs("2026-03-01", "peg"), []);
    expect(view.report.href).toBe("/networks/helium/report.pdf?asOf=2026-03-01&definition=peg");
    for (const href of hrefs(view).filter((address) => address.includes("/networks/")))
      expect(href).toContain("asOf=2026-03-01&definition=peg");
  });

  it("carry assumptions where the verdict travels, and nowhere else", () => {
    const view = networkExports("helium", [], [["emissions", "50"]]);
    const carrying = hrefs(view).filter((href) => href.includes("emissions=50"));
    expect(carrying.map((href) => href.replace(/\?.*/, ""))).toEqual([
      ...Array(4).fill("/networks/helium/report.pdf"),
      "/networks/helium/packet.zip",
      "/networks/helium/verdict.json",
      "/api/v1/networks/helium/assessment",
    ]);
  });

  it("of a comparison name its networks in order", () => {
    const view = compareExports(["helium", "akash"], pagePairs("2026-03-01", null), [["demand", "80"]]);
    expect(view.report.href).toBe("/compare/report.pdf?n=helium,akash&asOf=2026-03-01&demand=80");
    expect(hrefs(view)).toContain("/compare/workbook.xlsx?n=helium,akash&asOf=2026-03-01");
  });

  it("need no query without anything to keep", () => {
    expect(networkExports("helium", pagePairs(null, null), []).report.href).toBe("/networks/helium/report.pdf");
  });
});
