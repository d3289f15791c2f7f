import { describe, expect, it } from "vitest";
import { parseArguments } from "@/lib/ingest/options";
import { ADAPTERS } from "@/lib/ingest/registry";
import { reportLines } from "@/lib/ingest/summary";

describe("the call of the ingest", () => {
  it("is everything, once, unless it says otherwise", () => {
    expect(parseArguments([], ADAPTERS)).toEqual({
      ...{ sources: null, networks: null, since: null, everyMs: null, isDryRun: false },
    });
    expect(
      parseArguments(
        [
          "--source",
          "coingecko",
          "--source",
          "defillama",
          "--network",
          "akash",
          "--since",
          "2026-01-31",
          "--every",
          "6h",
          "--dry-run",
        ],
        ADAPTERS,
      ),
    ).toEqual({
      ...{ sources: ["coingecko", "defillama"], networks: ["akash"], since: "2026-01-31" },
      ...{ everyMs: 21_600_000, isDryRun: true },
    });
  });

  it.each([
    [["--source", "nowhere"], 'There is no source "nowhere"; there are coingecko, '],
    [["--since", "yesterday"], '--since takes a day such as 2026-01-31, not "yesterday".'],
    [["--since", "2026-02-30"], "--since takes a day"],
    [["--every", "10s"], '--every takes a time such as 30m, 6h or 1d, a minute at least, not "10s".'],
    [["--every", "0h"], "--every takes a time"],
    [["--evry", "6h"], "--evry"],
    [["akash"], "akash"],
  ])("%j is told what is wrong", (argv, words) => {
    expect(parseArguments(argv, ADAPTERS)).toContain(words);
  });
});

describe("the summary", () => {
  const report = {
    ...{ kind: "done" as const, batchId: null, tallies: [], off: [], failures: [], quarantined: [], verdicts: [] },
  };

  it("is a table with what was off, what failed and which verdicts changed below it", () => {
    const lines = reportLines(
      {
        ...report,
        tallies: [
          {
            adapterId: "coingecko",
            networkSlug: "akash",
            added: 12,
            changed: 1,
            unchanged: 300,
            unknown: 0,
            rejected: 2,
            newestDay: "2026-08-21",
          },
        ],
        off: [{ adapterId: "dune", keyName: "DUNE_API_KEY" }],
        failures: [{ adapterId: "defillama", failure: "api.llama.fi answered 500." }],
        quarantined: [{ adapterId: "akash-lcd", address: "https://rpc.akt.dev/rest", reason: "The reply is empty." }],
        verdicts: [
          {
            networkSlug: "akash",
            before: { verdict: "subsidy_led", quarter: "2026Q2" },
            after: { verdict: "subsidy_leaning", quarter: "2026Q3" },
          },
        ],
      },
      true,
    );
    expect(lines).toEqual([
      "source     network  new  changed  unchanged  null  rejected  newest day",
      "coingecko  akash     12        1        300     0         2  2026-08-21",
      "dune: off; set DUNE_API_KEY to switch it on.",
      "defillama: api.llama.fi answered 500.",
      "akash-lcd: set aside https://rpc.akt.dev/rest: The reply is empty.",
      "akash: verdict subsidy_led (2026Q2) is now subsidy_leaning (2026Q3).",
      "Dry run: nothing was stored.",
    ]);
  });

  it("says so when nothing came", () => {
    expect(reportLines(report, false)).toEqual(["Nothing new: no source gave a value."]);
  });
});
