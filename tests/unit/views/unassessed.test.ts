import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFactsFolders, readNetworkFacts } from "@/lib/facts";
import { assessRecord, describeRecord, isAssessable, type UnassessedFact } from "@/lib/scoring";
import { buildScoreboard, buildUnassessed, OPEN_BOARD } from "@/lib/views";
import { basicRecord, claim, conflict, network, source } from "../scoring/record/builders";

const AS_OF = "2026-02-01";
const BESIDE = listFactsFolders(join(import.meta.dirname, "../../../prisma/seed"))
  .map(readNetworkFacts)
  .filter((record) => !isAssessable(record));

const subject = (kind: "adjacent" | "sector"): UnassessedFact => ({
  ...network(),
  kind,
  category: null,
  settlement: null,
});

/** Two sources that disagree on 2025Q4, and a claim of June. */
const beside = (kind: "adjacent" | "sector" = "adjacent") => ({
  ...basicRecord({
    sources: [source("s"), source("t")],
    observations: [
      claim("r", "2025Q4", 1_000_000, { id: "one" }),
      claim("r", "2025Q4", 3_000_000, { id: "other", sourceId: "t" }),
      claim("r", "2026Q1", 5_000_000, { knownOn: "2026-06-01" }),
    ],
    conflicts: [
      conflict(
        "r",
        [
          { observationId: "one", standing: "open" },
          { observationId: "other", standing: "open" },
        ],
        { status: "open" },
      ),
    ],
  }),
  network: subject(kind),
  definitions: [],
});
const viewOf = (kind?: "adjacent" | "sector", asOf = AS_OF) => {
  const record = beside(kind);
  return buildUnassessed(record, describeRecord(record, asOf), "");
};

describe("a page about what is not assessed", () => {
  it("says what it is and that it has no verdict", () => {
    expect(viewOf("adjacent")?.standing).toMatch(/^Adjacent: .*not assessed and has no verdict/);
    expect(viewOf("sector")?.standing).toMatch(/^The sector as a whole: .*not assessed/);
  });
  it("shows figures, conflicts and sources, without a verdict under any reading", () => {
    const view = viewOf();
    expect(view?.evidence.flatMap(({ figures }) => figures.map(({ quarter }) => quarter))).toEqual(["2025Q4"]);
    expect(view?.conflicts.map(({ status, changesVerdict }) => [status, changesVerdict])).toEqual([["open", false]]);
    expect(view?.conflicts[0]?.readings.map(({ verdict }) => verdict)).toEqual([null, null]);
    expect(view?.sources.map(({ id }) => id).sort()).toEqual(["s", "t"]);
  });
  it("counts the claims known on the day", () => {
    expect(viewOf()?.claimCount).toBe(2);
    expect(viewOf("adjacent", "2026-06-01")?.claimCount).toBe(3);
  });
  it("is none for a network", () => {
    const record = basicRecord();
    expect(buildUnassessed(record, describeRecord(record, AS_OF), "")).toBeNull();
  });
});

describe("what is shipped beside the networks", () => {
  it("holds Chainlink", () => expect(BESIDE.map(({ network: { slug } }) => slug)).toContain("chainlink"));

  it.each(BESIDE.map((record) => [record.network.slug, record] as const))(
    "%s has a page and no verdict on it",
    (slug, record) => {
      const view = buildUnassessed(record, describeRecord(record, "2026-11-20"), "");
      expect(view).toMatchObject({ slug, asOf: "2026-11-20" });
      expect(view?.evidence.length).toBeGreaterThan(0);
      expect(view?.conflicts.flatMap(({ readings }) => readings).every(({ verdict }) => verdict === null)).toBe(true);
      expect(JSON.stringify(view)).not.toMatch(/[Ss]ubsidy-led|[Dd]emand-led|[Ss]ubsidy-leaning|[Dd]emand-leaning/);
    },
  );
  it("is listed on the board beside the rows, not among them", () => {
    const record = basicRecord();
    const board = buildScoreboard(
      [{ record, assessed: assessRecord(record, { asOf: AS_OF }) }],
      OPEN_BOARD,
      AS_OF,
      BESIDE.flatMap(({ network: one }) => (one.kind === "network" ? [] : [one])),
    );
    expect(board.rows.map(({ slug }) => slug)).toEqual(["net"]);
    expect(JSON.stringify(board)).toContain("Chainlink");
  });
});
