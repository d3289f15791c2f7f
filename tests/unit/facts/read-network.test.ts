import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FactsError, listFactsFolders, readNetworkFacts } from "@/lib/facts";
import { removeFolder } from "../../support/remove-folder";
import { ALPHA, type Edit, withEditedFacts } from "./facts-folder";

const messageOf = (edit: Edit): string =>
  withEditedFacts([edit], (folder) => {
    try {
      readNetworkFacts(folder);
      return "no error";
    } catch (error) {
      if (!(error instanceof FactsError)) throw error;
      return error.message.replaceAll(`${folder}/`, "");
    }
  });

describe("readNetworkFacts", () => {
  const record = readNetworkFacts(ALPHA);
  const observation = (id: string) => record.observations.find((row) => row.id === id);

  it("keeps every row in the order of the file", () => {
    expect(record.network.name).toBe("Testnet Alpha");
    expect(record.sources.map((source) => source.id)).toEqual([
      "alpha-chain",
      "alpha-report",
      "alpha-study",
      "alpha-article",
    ]);
    expect(record.observations).toHaveLength(15);
    expect(record.definitions[0]?.lines).toHaveLength(6);
  });

  it("reads an empty cell as null, never as 0 or empty text", () => {
    expect(observation("peg-2025q4-report")).toMatchObject({ value: null, low: null, literal: null, derivation: null });
    expect(record.sources[0]?.readVia).toBeNull();
  });

  it("reads numbers, quotes and line breaks inside cells", () => {
    expect(observation("minted-2025q4-chain")?.value).toBe(1_250_000);
    expect(observation("change-2025q4-article")?.value).toBe(-0.05);
    expect(observation("storage-2025q3-chain")?.value).toBe(412345.6789012345);
    expect(record.sources[1]?.title).toBe('Quarterly report "2025Q4"');
    expect(observation("storage-2025q4-report")?.note).toBe("Two lines:\nthe second one.");
  });
});

describe("errors of readNetworkFacts", () => {
  it.each<[string, Edit, string]>([
    [
      "a number with a unit",
      { file: "observations.csv", from: "500000", to: "500000 USD" },
      'observations.csv:3 storage-2025q4-chain value: expected a plain number (point as decimal mark, no separators, no unit), found "500000 USD"',
    ],
    [
      "lines after a cell with a line break are counted as an editor counts them",
      { file: "observations.csv", from: "2025-12-16,recon", to: "2025-12-36,recon" },
      'observations.csv:12 price-2025-12-15 knownOn: expected a day YYYY-MM-DD that is in the calendar, found "2025-12-36"',
    ],
    [
      "a row without a source",
      { file: "observations.csv", from: "peg,alpha-report", to: "peg," },
      "observations.csv:7 peg-2025q4-report sourceId: expected string, found nothing (null or an empty cell)",
    ],
    [
      "a series without a unit",
      { file: "series.csv", from: "flow,USD,Rebates", to: "flow,,Rebates" },
      "series.csv:4 testnet-alpha.incentive.rebates unit: expected string, found nothing (null or an empty cell)",
    ],
    [
      "a word outside a list",
      { file: "sources.csv", from: "research,B", to: "blog,B" },
      'sources.csv:4 alpha-study kind: expected onchain | issuer | research | aggregator | news | article, found "blog"',
    ],
    [
      "a credibility outside 1–6",
      { file: "observations.csv", from: "reported,,6", to: "reported,,7" },
      "observations.csv:17 change-2025q4-article credibility: expected a whole number from 1 to 6, found 7",
    ],
    [
      "a missing cell",
      { file: "series.csv", from: "Daily close,,", to: "Daily close," },
      "series.csv:6 testnet-alpha.price.spot: expected 8 cells, found 7",
    ],
    [
      "another header",
      { file: "series.csv", from: "id,metric", to: "id,kind" },
      "series.csv:1 header: expected id,metric,shape,unit,label,measure,payer,bucket, found id,kind,shape,unit,label,measure,payer,bucket",
    ],
    [
      "a quote that never ends",
      { file: "series.csv", from: '"What customers', to: 'What "customers' },
      "series.csv: expected CSV as in RFC 4180: Invalid Opening Quote",
    ],
    [
      "a key that is not in the format",
      { file: "definitions.json", from: '"label": "Cash', to: '"title": "x", "label": "Cash' },
      "definitions.json [0] (cash): expected no such key: title",
    ],
    [
      "a wrong word deep in a list",
      { file: "conflicts.json", from: '"set_aside"', to: '"ignored"' },
      'conflicts.json [0].readings[1].standing (storage-2025q4): expected used | set_aside | refuted | open, found "ignored"',
    ],
    [
      "a folder that is not named after its network",
      { file: "network.json", from: '"testnet-alpha"', to: '"testnet-beta"' },
      "network.json slug: expected testnet-alpha, the name of the folder, found testnet-beta",
    ],
    [
      "a day that no calendar has",
      { file: "observations.csv", from: "2025-12-31,500000", to: "2025-02-29,500000" },
      'observations.csv:3 storage-2025q4-chain periodEnd: expected a day YYYY-MM-DD that is in the calendar, found "2025-02-29"',
    ],
    [
      "a network without a category",
      { file: "network.json", from: '"category": "storage"', to: '"category": null' },
      "network.json category: expected compute | storage | wireless | sensor | data | ai | energy, found nothing (null or an empty cell)",
    ],
    [
      "a network without a way of settling",
      { file: "network.json", from: '"settlement": "burn_mint"', to: '"settlement": null' },
      "network.json settlement: expected burn_mint | marketplace | treasury, found nothing (null or an empty cell)",
    ],
    [
      "something adjacent with a category",
      { file: "network.json", from: '"kind": "network"', to: '"kind": "adjacent"' },
      'network.json category: expected null, found "storage"',
    ],
    [
      "a kind that is not in the list",
      { file: "network.json", from: '"kind": "network"', to: '"kind": "protocol"' },
      "network.json kind: ",
    ],
    [
      "a share of more than all",
      { file: "flows.json", from: '"share": 0.3333', to: '"share": 1.3333' },
      "flows.json [0].share (burn): expected a share 0–1, found 1.3333",
    ],
    [
      "a stage that is not in the list",
      { file: "supply.json", from: '"registered"', to: '"counted"' },
      'supply.json [0].stage: expected registered | online | useful | paid, found "counted"',
    ],
    [
      "a trigger on something that is not measured",
      { file: "triggers.json", from: '"revenueGrowth"', to: '"nodes"' },
      "triggers.json [0].metric (demand-falls): expected coverage2q | ",
    ],
    [
      "a window of no quarter",
      { file: "triggers.json", from: '"windowQuarters": 2', to: '"windowQuarters": 0' },
      "triggers.json [0].windowQuarters (demand-falls): ",
    ],
    [
      "a total of nothing",
      { file: "totals.json", from: '"testnet-alpha.revenue.peg"', to: "" },
      "totals.json [0].partIds: expected the series it is made of, found a list",
    ],
    [
      "a dispute on no day",
      { file: "disputes.json", from: "2026-03-01", to: "March 2026" },
      'disputes.json [0].date (lab-against-foundation): expected a day YYYY-MM-DD that is in the calendar, found "March 2026"',
    ],
    [
      "a claim that is neither",
      { file: "claims.json", from: '"refuted"', to: '"false"' },
      'claims.json [0].status (storage-more-than-doubled): expected supported | partly | not_supported | refuted | unverifiable, found "false"',
    ],
    ["no JSON", { file: "events.json", from: "[", to: "" }, "events.json: expected JSON: "],
    ["CRLF", { file: "series.csv", from: "\n", to: "\r\n" }, "series.csv: expected lines that end in LF, found CR"],
    [
      "a byte order mark",
      { file: "sources.csv", from: "id,", to: "\uFEFFid," },
      "sources.csv: expected no byte order mark",
    ],
  ])("%s", (_, edit, expected) => {
    expect(messageOf(edit)).toContain(expected);
  });

  it("names a file that is missing", () => {
    const folder = mkdtempSync(join(tmpdir(), "offtake-facts-"));
    expect(() => readNetworkFacts(folder)).toThrow("answers.json: expected a readable file, found none");
    removeFolder(folder);
  });

  it("refuses the name that stands for all networks in addresses", () => {
    const root = mkdtempSync(join(tmpdir(), "offtake-facts-"));
    cpSync(ALPHA, join(root, "all"), { recursive: true });
    expect(() => readNetworkFacts(join(root, "all"))).toThrow("network.json slug: expected another name");
    removeFolder(root);
  });

  it("tells all problems at once", () => {
    withEditedFacts(
      [
        { file: "series.csv", from: "flow,USD,Rebates", to: "flow,,Rebates" },
        { file: "observations.csv", from: "500000", to: "many" },
      ],
      (folder) => expect(() => readNetworkFacts(folder)).toThrow(/series\.csv:4 .*\n.*observations\.csv:3 /),
    );
  });
});

describe("listFactsFolders", () => {
  it("is empty where there is no such folder", () => expect(listFactsFolders("/nowhere/at/all")).toEqual([]));
  it("lists folders only", () => expect(listFactsFolders(join(ALPHA, ".."))).toEqual([ALPHA]));
});
