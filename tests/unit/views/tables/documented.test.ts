import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  COMPARE_TABLES,
  DATA_TABLES,
  INPUTS_TABLES,
  MAP_TABLES,
  METHOD_TABLES,
  METHOD_TODAY_TABLES,
  NETWORK_TABLES,
  SCOREBOARD_TABLES,
  STRESS_TABLES,
} from "@/lib/views/tables";

const [, ofNetwork = "", overAll = "", ofComparison = ""] = readFileSync(
  join(import.meta.dirname, "../../../../docs/tables.md"),
  "utf8",
).split(/^## Tables .+$/m);

/** Names in the first column of a chapter's table. */
const named = (chapter: string): string[] =>
  [...chapter.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([a-z-]+)`/g)].map((m) => m[1] ?? ""),
  );

describe("docs/tables.md", () => {
  it("names every table of a network, and none besides", () => {
    const tables = { ...NETWORK_TABLES, ...INPUTS_TABLES, ...STRESS_TABLES };
    expect(named(ofNetwork).sort()).toEqual(Object.keys(tables).sort());
  });
  it("names every table over all networks, and none besides", () => {
    const tables = { ...SCOREBOARD_TABLES, ...MAP_TABLES, ...DATA_TABLES, ...METHOD_TABLES, ...METHOD_TODAY_TABLES };
    expect(named(overAll).sort()).toEqual(
      [...Object.keys(tables), "conflicts", "changes", "claims", "disputes"].sort(),
    );
  });
  it("names every table of a comparison", () => {
    for (const id of Object.keys(COMPARE_TABLES)) expect(ofComparison).toContain(`\`${id}\``);
  });
});
