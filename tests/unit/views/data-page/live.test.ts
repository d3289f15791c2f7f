import { describe, expect, it } from "vitest";
import { buildLive, type LiveSourceInput } from "@/lib/views/data-page/live";

const TODAY = "2026-08-21";
const input = (changes: Partial<LiveSourceInput>): LiveSourceInput => ({
  ...{
    id: "coingecko",
    title: "CoinGecko",
    attribution: "Data provided by CoinGecko.",
    url: "https://www.coingecko.com",
    offFor: null,
    series: [],
  },
  health: {
    lastAttemptAt: "2026-08-21T14:00:00.000Z",
    lastSuccessAt: "2026-08-21T14:00:00.000Z",
    ...{ lastFailure: null, consecutiveFailures: 0, newestDay: "2026-08-20" },
  },
  ...changes,
});
const shown = (changes: Partial<LiveSourceInput>) => buildLive([input(changes)], [], [], TODAY).sources[0];

describe("a live source on the Data page", () => {
  it("is told in words: working, failing, off, never asked", () => {
    expect(shown({})).toMatchObject({
      ...{ state: "working", words: "Last full answer today; newest value of 2026-08-20, 1 day ago.", failure: null },
      attribution: "Data provided by CoinGecko.",
    });
    expect(
      shown({
        health: {
          lastAttemptAt: "2026-08-20T14:00:00.000Z",
          lastSuccessAt: null,
          ...{ lastFailure: "1 of 1 requests gave nothing.", consecutiveFailures: 3, newestDay: null },
        },
      }),
    ).toMatchObject({
      ...{ state: "failing", words: "It never answered in full; no value so far." },
      failure: "1 of 1 requests gave nothing. Failed 3 times in a row, last 1 day ago.",
    });
    expect(shown({ health: null })).toMatchObject({ state: "never asked", words: "It is asked with the next ingest." });
    expect(shown({ health: null, offFor: "DUNE_API_KEY" })).toMatchObject({
      ...{ state: "off", words: "It needs a key, DUNE_API_KEY." },
    });
  });

  it("says which series are older than they should be, each by its own rule", () => {
    const series = [
      { label: "AKT price", networkSlug: "akash", newestDay: "2026-08-18", staleAfterDays: 2 },
      { label: "Value of FIL burnt", networkSlug: "filecoin", newestDay: "2026-08-18", staleAfterDays: 4 },
      { label: "Never given", networkSlug: "xnet", newestDay: null, staleAfterDays: 2 },
    ];
    expect(shown({ series })?.stale).toBe("Older than they should be: akash: AKT price (2026-08-18).");
    const many = Array.from(
      { length: 5 },
      () => series[0] ?? { ...{ label: "", networkSlug: "" }, newestDay: null, staleAfterDays: 0 },
    );
    expect(shown({ series: many })?.stale).toMatch(/; and 2 more\.$/);
    expect(shown({ series: series.slice(1) })?.stale).toBeNull();
  });

  it("lists what was set aside and the last ingests", () => {
    const view = buildLive(
      [],
      [
        {
          adapterId: "akash-lcd",
          address: "https://rpc.akt.dev/rest",
          receivedAt: "2026-08-21T14:00:30.000Z",
          reason: "Empty.",
        },
      ],
      [
        {
          label: "coingecko",
          startedAt: "2026-08-21T14:00:00.000Z",
          rowsStored: 1234,
          rowsRejected: 0,
          isUndone: true,
        },
      ],
      TODAY,
    );
    expect(view.setAside[0]).toMatchObject({
      words: "akash-lcd, 2026-08-21 14:00 UTC: https://rpc.akt.dev/rest",
      reason: "Empty.",
    });
    expect(view.runs[0]?.words).toMatch(
      /^2026-08-21 14:00 UTC: 1.?234 values new or changed, 0 refused; taken back\. coingecko\.$/,
    );
  });
});
