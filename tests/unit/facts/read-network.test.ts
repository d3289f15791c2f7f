import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FactsError, listFactsFolders, readNetworkFacts } from "@/lib/facts";
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
    rmSync(folder, { recursive: true });
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
