import { describe, expect, test } from "vitest";
import { factsOf, parseVerdictFile, verifyVerdictFile } from "@/lib/scoring";
import { verificationView } from "@/lib/views/verification";
import { AS_OF, fileOf, fullRecord, HALVED, tampered } from "../scoring/verdict-file/files";

const viewOf = (text: string) => verificationView(verifyVerdictFile(parseVerdictFile(text)));

describe("a verification in words", () => {
  test("same", () => {
    const view = verificationView(verifyVerdictFile(fileOf()));
    expect(view).toMatchObject({ isSame: true, groups: [], notice: null });
    expect(view.headline).toMatch(/^Same:/);
    expect(view.subject).toContain(fileOf().fingerprint);
    expect(view.checks.map(({ state }) => state)).toContain("not_checked");
  });

  test("a verdict that does not follow is told with both", () => {
    const view = viewOf(tampered(fileOf(), ["result", "verdict"], () => "demand_led"));
    expect(view.headline).toMatch(
      /^Different: 1 difference\. It states “Demand-led” for 2025Q4; its inputs give “.+” for 2025Q4\.$/,
    );
    expect(view.groups).toMatchObject([{ rows: [{ place: "result.verdict", stated: "demand_led" }], moreCount: 0 }]);
  });

  test("a method that is not known names those that are", () => {
    const view = viewOf(tampered(fileOf(), ["methodVersion"], () => "dvs-9.0"));
    expect(view.headline).toMatch(/^Not recomputed: method dvs-9\.0 is not known here \(known: dvs-1\.0\)/);
    expect(view.verdicts[1]?.verdict).toBe("not possible");
  });

  test("assumptions are said not to be the published verdict", () => {
    const view = verificationView(verifyVerdictFile(fileOf(fullRecord(), { assumptions: HALVED })));
    expect(view.notice).toMatch(/not the published verdict/);
    expect(view.verdicts.map(({ label }) => label)).toContain("Under the assumptions, recomputed");
  });

  test("what one row of the record does, and how many rows are not shown", () => {
    const record = fullRecord();
    const other = {
      ...record,
      observations: record.observations.map((row) => ({ ...row, publishedOn: "2025-01-01", credibility: 6 as const })),
    };
    const view = verificationView(verifyVerdictFile(fileOf(), { reference: factsOf(other, AS_OF) }));
    const group = view.groups.find(({ title }) => title.startsWith("Record held here"));
    expect(group?.rows.some(({ effect }) => effect !== null)).toBe(true);
    const all = verifyVerdictFile(fileOf(), { reference: factsOf(other, AS_OF) }).differences.length;
    expect((group?.rows.length ?? 0) + (group?.moreCount ?? 0)).toBe(all);
  });
});
