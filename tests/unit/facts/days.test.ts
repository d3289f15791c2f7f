import { describe, expect, it } from "vitest";
import { addDays, isDay, quarterOfDay } from "@/lib/facts/days";

describe("days", () => {
  it.each(["2024-02-29", "2025-12-31", "1999-01-01"])("%s is a day", (day) => expect(isDay(day)).toBe(true));
  it.each(["2025-02-29", "2025-13-01", "2025-1-1", "2025-11-30T00:00:00Z", "yesterday", ""])("%s is not", (text) =>
    expect(isDay(text)).toBe(false),
  );
  it("adds days across months, leap days and years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
    expect(addDays("2025-03-01", -1)).toBe("2025-02-28");
  });
  it("knows the quarter of a day", () => {
    expect(["2025-01-01", "2025-03-31", "2025-04-01", "2025-12-31"].map(quarterOfDay)).toEqual([
      "2025Q1",
      "2025Q1",
      "2025Q2",
      "2025Q4",
    ]);
  });
});
