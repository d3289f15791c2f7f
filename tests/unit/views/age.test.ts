import { describe, expect, it } from "vitest";
import { newestAge, oldWords, staleAfterDays } from "@/lib/views/age";
import { exact, numberView, periodWords } from "@/lib/views/number-view";

describe("the age of a number", () => {
  it("is said in words, and as out of date from the day after its limit", () => {
    expect(oldWords(1)).toBe("1 day old");
    expect(oldWords(59)).toBe("59 days old");
    expect(oldWords(212)).toBe("7 months old");
    expect(oldWords(213)).toBe("7 months old, out of date");
    expect(oldWords(120, "token_price")).toBe("4 months old");
    expect(oldWords(121, "token_price")).toBe("4 months old, out of date");
    expect(staleAfterDays("revenue")).toBe(staleAfterDays(null));
  });

  it("is not guessed, and never negative", () => {
    expect(oldWords(null)).toBeNull();
    expect(oldWords(0)).toBe("of the as-of day");
  });

  it("counts from the newest day that the claims speak about", () => {
    const claims = ["2026-05-01", "2026-08-20"].map((periodEnd) => ({ periodEnd }));
    expect(newestAge(claims, "2026-11-28", "revenue")).toBe("3 months old");
    expect(newestAge(claims, "2026-06-01", "revenue")).toBe("of the as-of day");
    expect(newestAge(claims, "2027-11-28", "revenue")).toBe("15 months old, out of date");
    expect(newestAge([], "2026-11-28", "revenue")).toBeNull();
  });

  it("stands beside the period", () => {
    const half = { period: "2025Q4 + 2026Q1", age: oldWords(242) };
    expect(periodWords(numberView(exact(3), String, half))).toBe("2025Q4 + 2026Q1, 8 months old, out of date");
    // What is not known has none.
    expect(periodWords(numberView(null, String, half))).toBe("2025Q4 + 2026Q1");
    expect(periodWords(numberView(null, String))).toBeNull();
  });
});
