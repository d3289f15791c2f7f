import { describe, expect, it } from "vitest";
import { describeRecord, fingerprintOf } from "@/lib/scoring";
import {
  buildClaimsPage,
  buildComparePage,
  buildConflictsPage,
  buildCorrections,
  buildDataPage,
  buildMapPage,
  buildMethod,
  buildScoreboard,
  OPEN_BOARD,
  scoreboardQuery,
} from "@/lib/views";
import {
  COMPARE_TABLES,
  claimsTable,
  conflictsPageTable,
  correctionsTable,
  DATA_TABLES,
  MAP_TABLES,
  METHOD_TABLES,
  SCOREBOARD_TABLES,
  type TableView,
  tableCsv,
} from "@/lib/views/tables";
import { sourceFinder } from "@/lib/views/tables/resting";
import { readTable } from "../../../support/csv";
import { shipped } from "../records";

const DAY = "2026-11-20";
const SLUGS = ["helium", "filecoin", "akash", "aethir"];
const ENTRIES = SLUGS.map((slug) => ({ ...shipped(slug), described: describeRecord(shipped(slug).record, DAY) }));

const board = buildScoreboard(ENTRIES, OPEN_BOARD, DAY);
const map = buildMapPage(ENTRIES, "");
const data = buildDataPage(ENTRIES, { kind: null, licence: null }, DAY, null);
const conflicts = buildConflictsPage(
  ENTRIES.map(({ record, assessed }) => ({ record, assessed, described: null })),
  { network: null, kind: null, status: null },
  DAY,
  null,
);
const records = ENTRIES.map(({ record }) => record);
const claims = buildClaimsPage(records, { article: null, status: null, network: null }, DAY, null);
const corrections = buildCorrections(records, DAY, null, null);
const compared = ENTRIES.slice(0, 3);
const compare = buildComparePage(compared, {
  asOf: DAY,
  query: "",
  unknownSlugs: [],
  fingerprints: compared.map(({ assessed }) => fingerprintOf(assessed)),
  networks: [],
});
const method = buildMethod();

const TABLES: [string, TableView][] = [
  ...Object.entries(SCOREBOARD_TABLES).map(([id, build]): [string, TableView] => [id, build(board)]),
  ...Object.entries(MAP_TABLES).map(([id, build]): [string, TableView] => [id, build(map)]),
  ...Object.entries(DATA_TABLES).map(([id, build]): [string, TableView] => [id, build(data)]),
  ["conflicts", conflictsPageTable(conflicts)],
  ["claims", claimsTable(claims)],
  ["disputes", correctionsTable(corrections)],
  ...Object.entries(METHOD_TABLES).map(([id, build]): [string, TableView] => [id, build(method)]),
  ...Object.entries(COMPARE_TABLES).map(([id, build]): [string, TableView] => [id, build(compare)]),
];

const subjects = new Map(
  ENTRIES.map(({ record: { network } }) => [
    network.slug,
    { name: network.name, quarter: `t of ${network.slug}`, definition: "house", fingerprint: `f of ${network.slug}` },
  ]),
);
const sourcesOf = sourceFinder(ENTRIES.map(({ record, assessed }) => ({ record, held: assessed })));
const read = (table: TableView, about: string[] = []) =>
  readTable(tableCsv({ table, asOf: DAY, methodVersion: "dvs-1.0", subjects, about, page: "/", site: "", sourcesOf }));

describe.each(TABLES)("%s", (id, table) => {
  const rows = read(table);

  it("has its own name in the address, once on all pages", () => {
    expect(table.id).toBe(id);
    expect(TABLES.filter(([other]) => other === id)).toHaveLength(1);
  });

  it("is read back in the words of the page, under names that differ", () => {
    const heads = [...table.heads, ...table.extraHeads].map((head) => head.toLowerCase());
    expect(new Set(heads).size).toBe(heads.length);
    for (const name of Object.keys(rows[0] ?? {}).slice(heads.length)) expect(heads).not.toContain(name);
    const isSame = (text: string, cell: string | undefined) => cell === text || cell === `'${text}`;
    for (const [index, { texts }] of table.rows.entries())
      for (const [column, text] of texts.entries())
        expect(isSame(text, rows[index]?.[table.heads[column] ?? ""]), `${index}: ${text}`).toBe(true);
  });
});

describe("rows over all networks", () => {
  const find = (id: string) => TABLES.find(([name]) => name === id)?.[1] as TableView;

  it.each(["scoreboard", "map", "coverage", "origins", "conflicts", "claims"])(
    "of %s carry quarter, definition and fingerprint of their own network",
    (id) => {
      const rows = read(find(id));
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) {
        const [slug] = [...subjects].find(([, { name }]) => name === row.of_network) ?? [];
        expect(row).toMatchObject({ quarter_t: `t of ${slug}`, fingerprint: `f of ${slug}`, as_of: DAY });
      }
    },
  );

  it("of the board name who stands behind their numbers", () => {
    for (const row of read(find("scoreboard")).filter((one) => one["C*"] !== "not reported")) {
      expect(row.sources).toMatch(/<https?:\/\//);
      expect(row.rests_on).toContain("/trace/formula/coverage.prudent");
    }
  });

  it("of a comparison are about all its networks", () => {
    const [row] = read(find("compare"), SLUGS.slice(0, 3));
    expect(row).toMatchObject({ of_network: "Helium | Filecoin | Akash" });
    expect(row?.fingerprint).toBe("f of helium | f of filecoin | f of akash");
  });

  it("of a comparison have the numbers of each network unformatted", () => {
    const coverage = read(find("compare")).find(({ Measure }) => Measure?.startsWith("Prudent coverage C*"));
    expect(Number(coverage?.["Filecoin: low"])).toBeCloseTo(
      ENTRIES[1]?.assessed.corners?.low && "ratios" in ENTRIES[1].assessed.corners.low
        ? ENTRIES[1].assessed.corners.low.ratios.prudentCoverage
        : ENTRIES[1] && "ratios" in ENTRIES[1].assessed.result
          ? ENTRIES[1].assessed.result.ratios.prudentCoverage
          : Number.NaN,
      9,
    );
  });
});

describe("the address of the board as a file", () => {
  it("leaves out what the board opens with, and keeps the rest", () => {
    expect(scoreboardQuery(OPEN_BOARD)).toBe("");
    expect(scoreboardQuery({ ...OPEN_BOARD, sort: "coverage", direction: "asc", category: "storage", asOf: DAY })).toBe(
      `?category=storage&sort=coverage&dir=asc&asOf=${DAY}`,
    );
  });
});
