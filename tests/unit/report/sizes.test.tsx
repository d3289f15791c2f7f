import { beforeAll, describe, expect, it } from "vitest";
import { prepareSetting } from "@/lib/report/flow/set-document";
import { sharedSize, VerdictLine } from "@/lib/report/parts";
import { printable } from "@/lib/report/printable";
import { setElement } from "@/lib/report/setting/set-element";
import { BODY } from "@/lib/report/styles";
import type { NumberView } from "@/lib/views";
import { verdictView } from "@/lib/views/verdict";
import { isWords, placedWords, type WordsMark } from "../../support/placed-words";
import { compareJob, networkJob } from "../../support/report-jobs";
import { shippedRecord } from "../../support/shipped";

/** Numbers that stand beside each other are read as one row: one size, one line. */

beforeAll(() => prepareSetting());

/** Sizes of the numbers of one row, which all stand on one line; undefined where no line holds them all. */
function sizesOf(marks: WordsMark[], numbers: readonly NumberView[]): Set<number> | undefined {
  const texts = numbers.map(({ text }) => printable(text));
  for (const { baseline } of marks) {
    const row = marks.filter((mark) => Math.abs(mark.baseline - baseline) < 0.01 && texts.includes(mark.text));
    if (texts.every((text) => row.some((mark) => mark.text === text)))
      return new Set(row.map(({ look }) => look.fontSize));
  }
  return undefined;
}

describe("numbers beside each other", () => {
  it.each(["helium", "filecoin"])("%s: the six of page 1 have one size and one line", async (slug) => {
    const job = networkJob(shippedRecord(slug), { form: "one-page" });
    const [first = []] = await placedWords(job);
    const sizes = sizesOf(
      first,
      job.view.keyNumbers.map(({ number }) => number),
    );
    expect(sizes?.size).toBe(1);
    expect(Math.min(...(sizes ?? []))).toBeGreaterThanOrEqual(BODY.fontSize);
  });
  it("have one size in every row of a comparison, on page 1 and behind it", async () => {
    const job = compareJob(["helium", "filecoin", "akash"].map(shippedRecord));
    const pages = await placedWords(job);
    for (const { id, cells } of job.view.rows) {
      const rows = pages
        .map((marks) =>
          sizesOf(
            marks,
            cells.map(({ number }) => number),
          ),
        )
        .filter((sizes) => sizes !== undefined);
      expect(rows.length, id).toBeGreaterThan(0);
      for (const sizes of rows) expect(sizes.size, id).toBe(1);
    }
  });
  it("are as large as the widest of them allows, within bounds", () => {
    const number = (text: string): NumberView => ({ ...job.view.keyNumbers[0]?.number, text }) as NumberView;
    const job = networkJob(shippedRecord("helium"), { form: "one-page" });
    const bounds = { most: 11, least: 8.5 };
    expect(sharedSize([number("$4.02M"), number("12%")], 80, bounds)).toBe(11);
    const between = sharedSize([number("$4.02M"), number("$1.81M–$1.88M")], 70, bounds);
    expect(between).toBeGreaterThan(8.5);
    expect(between).toBeLessThan(11);
    expect(sharedSize([number("$4.02M"), number("4.02M TOKENTOKENTOKENTOKEN")], 70, bounds)).toBe(8.5);
    expect(sharedSize([], 70, bounds)).toBe(11);
  });
});

describe("a verdict in two lines", () => {
  it("stands clear of the frame of what qualifies it", () => {
    const verdict = verdictView({
      verdict: "insufficient_evidence",
      reason: "range",
      wouldBe: null,
      range: ["subsidy_led", "subsidy_leaning"],
      tags: ["bounded"],
    });
    const { marks } = setElement(<VerdictLine verdict={verdict} size={9.5} />, 136);
    const label = marks.filter(isWords).filter(({ look }) => look.fontFamily === "Serif");
    const frame = marks.find(({ kind }) => kind === "frame");
    expect(label.length).toBe(2);
    // Letters reach a quarter of their size below their line.
    const lowest = Math.max(...label.map(({ baseline }) => baseline)) + 9.5 / 4;
    expect(frame && "y" in frame ? frame.y : 0).toBeGreaterThan(lowest + 1);
  });
});
