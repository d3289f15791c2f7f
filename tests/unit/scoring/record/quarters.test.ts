import { describe, expect, test } from "vitest";
import { dayNumber, daysBetween, quarterAt, quarterIndexOfDay, quarterOf } from "@/lib/scoring/record/quarters";

describe("days", () => {
  test("are counted from 1970-01-01", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("1970-01-02")).toBe(1);
    expect(dayNumber("1969-12-31")).toBe(-1);
    // 30 years × 365 + 7 leap days (1972 … 1996).
    expect(dayNumber("2000-01-01")).toBe(10957);
  });

  test("agree with the calendar on every day of 1995–2035, leap years included", () => {
    const first = Date.UTC(1995, 0, 1);
    const numbers = Array.from({ length: 14_975 }, (_, offset) => first / 86_400_000 + offset);
    const isoDay = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
    expect(numbers.filter((number) => dayNumber(isoDay(number)) !== number)).toEqual([]);
  });

  test("between two days, forwards and backwards", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2023-02-28", "2023-03-01")).toBe(1);
    expect(daysBetween("2025-12-31", "2025-12-01")).toBe(-30);
  });
});

describe("quarters", () => {
  test("hold their first and last day, and no other", () => {
    expect(quarterOf("2025-09-30")).toBe("2025Q3");
    expect(quarterOf("2025-10-01")).toBe("2025Q4");
    expect(quarterOf("2025-12-31")).toBe("2025Q4");
    expect(quarterOf("2026-01-01")).toBe("2026Q1");
  });

  test("have 90, 91, 92 and 92 days; 91 in the first of a leap year", () => {
    const days = (label: string) => quarterAt(quarterIndexOfDay(dayNumber(label))).days;
    expect([days("2025-02-01"), days("2025-05-01"), days("2025-08-01"), days("2025-11-01")]).toEqual([90, 91, 92, 92]);
    expect(days("2024-02-01")).toBe(91);
  });

  test("follow each other without gap on every day of a century", () => {
    const isOff = (day: number): boolean => {
      const quarter = quarterAt(quarterIndexOfDay(day));
      return day < quarter.start || day > quarter.end || quarterAt(quarter.index + 1).start !== quarter.end + 1;
    };
    const days = Array.from({ length: 36_525 }, (_, day) => day);
    expect(days.filter(isOff)).toEqual([]);
  });
});
