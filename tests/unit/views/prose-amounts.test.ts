import { describe, expect, it } from "vitest";
import { proseText, proseView } from "@/lib/views";

const about = { kind: "formula", id: "flips" } as const;
const cut = (text: string) =>
  proseView(text, { slug: "helium", about }).parts.flatMap((part) => (part.trace ? [part.text] : []));

describe("words with numbers", () => {
  it.each([
    ["a sign, a currency and a magnitude", "it fell by −$3.2M, or ×1.92.", ["−$3.2M", "×1.92"]],
    ["a range as one", "customers paid $0.24–0.26 of it", ["$0.24–0.26"]],
    ["percent", "between 45 % and 95% of it", ["45 %", "95%"]],
    ["a number that is the beginning of a day", "as of 2026-11-20, 2 months ago", ["2"]],
    ["names as names", "HIP-149 in 2025Q4, H100 and 5G", []],
    ["a word that begins like a magnitude", "10 Machines, 3 Trials", ["10", "3"]],
  ])("cuts %s", (_, text, numbers) => {
    expect(cut(text)).toEqual(numbers);
    expect(proseText(proseView(text, { slug: "helium", about }))).toBe(text);
  });

  it("keeps references and the reader’s day", () => {
    const view = proseView("Of [141M HNT](hip-149-authorised), 12 are left.", {
      slug: "helium",
      query: "?asOf=2026-01-01",
    });
    expect(view.parts.filter((part) => part.href)).toEqual([
      {
        at: 3,
        text: "141M HNT",
        trace: "helium/observation/hip-149-authorised",
        href: "/networks/helium/trace/observation/hip-149-authorised?asOf=2026-01-01",
      },
    ]);
  });
});
