import { describe, expect, test } from "vitest";
import { countAnswers } from "@/lib/scoring/record/checklist";
import { QUESTION_IDS } from "@/lib/scoring/record/types";
import { answer, record, source } from "./builders";

const SOURCES = [source("s"), source("c", { letter: "C" }), source("d", { letter: "D" })];
const AS_OF = "2026-06-30";
const counted = (fact: ReturnType<typeof answer>, asOf = AS_OF) =>
  countAnswers(record({ sources: SOURCES, answers: [fact] }), asOf).answers.get(fact.question)?.counted;

describe("an answer", () => {
  test("reviewed, on fresh C3 evidence, counts as stated", () => {
    const evidence = { sourceId: "c", date: "2026-01-01", credibility: 3 as const };
    for (const value of ["yes", "partly", "no", "unknown"] as const)
      expect(counted(answer("1.1", value, { evidence }))).toBe(value);
  });

  test("unreviewed: yes is partly, no is unknown, partly stays", () => {
    expect(counted(answer("1.1", "yes", { reviewedBy: null }))).toBe("partly");
    expect(counted(answer("1.1", "no", { reviewedBy: null }))).toBe("unknown");
    expect(counted(answer("1.1", "partly", { reviewedBy: null }))).toBe("partly");
  });

  test("on worse than C3: yes is partly, no is unknown", () => {
    const letterD = { sourceId: "d", date: "2026-01-01", credibility: 2 as const };
    const credibility4 = { sourceId: "s", date: "2026-01-01", credibility: 4 as const };
    for (const evidence of [letterD, credibility4]) {
      expect(counted(answer("1.1", "yes", { evidence }))).toBe("partly");
      expect(counted(answer("1.1", "no", { evidence }))).toBe("unknown");
    }
  });

  test("a yes on evidence 365 days old stands, 366 days old is partly; a no does not age", () => {
    const evidence = { sourceId: "s", date: "2025-06-30", credibility: 2 as const };
    expect(counted(answer("1.1", "yes", { evidence }))).toBe("yes");
    expect(counted(answer("1.1", "yes", { evidence: { ...evidence, date: "2025-06-29" } }))).toBe("partly");
    expect(counted(answer("1.1", "no", { evidence: { ...evidence, date: "2020-01-01" } }))).toBe("no");
  });

  test("without evidence, or on evidence from after the day, is unknown", () => {
    expect(counted(answer("1.1", "yes", { evidence: null }))).toBe("unknown");
    const evidence = { sourceId: "s", date: AS_OF, credibility: 2 as const };
    expect(counted(answer("1.1", "yes", { evidence }))).toBe("yes");
    expect(counted(answer("1.1", "yes", { evidence }), "2026-06-29")).toBe("unknown");
  });
});

describe("the checklist", () => {
  test("scores the example of §3.11 at 75", () => {
    const example = "y,p,y|p,p,p|p,y,p|y,p,y|y,y,p".split(/[,|]/).map((word) => (word === "y" ? "yes" : "partly"));
    const answers = QUESTION_IDS.map((question, at) => answer(question, example[at] === "yes" ? "yes" : "partly"));
    // 35·.833 + 15·.5 + 20·.667 + 20·.833 + 10·.833.
    expect(countAnswers(record({ sources: SOURCES, answers }), AS_OF).score).toBeCloseTo(75, 9);
  });

  test("has no score when no answer counts, and counts missing questions as unknown", () => {
    expect(countAnswers(record({}), AS_OF)).toMatchObject({ score: null, unknown: 15 });
    const one = countAnswers(record({ sources: SOURCES, answers: [answer("1.1", "no")] }), AS_OF);
    expect(one).toMatchObject({ score: 0, unknown: 14 });
  });
});
