import { describe, expect, test } from "vitest";
import { atBest, gradeLabel, lowered, qualityOf, weakest } from "@/lib/scoring/record/grades";
import type { Credibility, Letter } from "@/lib/scoring/record/types";

const grade = (label: string) => ({ letter: label[0] as Letter, credibility: Number(label[1]) as Credibility });

describe("a grade", () => {
  test.each([
    ["A1", 1],
    ["A2", 0.85],
    ["B1", 0.85],
    ["C2", 0.6],
    ["B3", 0.6],
    ["D1", 0.4],
    ["A6", 0.4],
    ["A4", 0.35],
    ["F1", 0.3],
    ["E1", 0.1],
    ["A5", 0.1],
  ])("%s is worth %d: the weaker of its axes", (label, quality) => {
    expect(qualityOf(grade(label))).toBe(quality);
    expect(gradeLabel(grade(label))).toBe(label);
  });

  test("the weakest link wins, whatever the order", () => {
    const grades = ["B2", "A4", "C3", "D2"].map(grade);
    expect(gradeLabel(weakest(grades))).toBe("A4");
    expect(gradeLabel(weakest(grades.toReversed()))).toBe("A4");
    // Both .60: the worse credibility names it.
    expect(gradeLabel(weakest([grade("C2"), grade("B3")]))).toBe("B3");
    expect(() => weakest([])).toThrow();
  });

  test("one step lower each time it is derived, at most 4", () => {
    expect(gradeLabel(lowered(grade("B1"), 1))).toBe("B2");
    expect(gradeLabel(lowered(grade("B1"), 2))).toBe("B3");
    expect(gradeLabel(lowered(grade("B3"), 2))).toBe("B4");
    expect(gradeLabel(lowered(grade("B4"), 1))).toBe("B4");
    expect(gradeLabel(lowered(grade("B5"), 1))).toBe("B5");
    expect(gradeLabel(lowered(grade("B6"), 1))).toBe("B6");
  });

  test("can be held down, never lifted", () => {
    expect(gradeLabel(atBest(grade("B1"), 3))).toBe("B3");
    expect(gradeLabel(atBest(grade("B5"), 3))).toBe("B5");
  });
});
