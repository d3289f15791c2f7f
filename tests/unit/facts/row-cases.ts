import type { LintCase } from "./editorial-cases";

/** What is wrong with rows before any value is read: ids, periods, days of knowing. */
export const ROW_CASES: LintCase[] = [
  [
    "seriesBelongToTheNetwork",
    "a series of another network",
    [
      { file: "series.csv", from: "testnet-alpha.context", to: "testnet-beta.context" },
      { file: "observations.csv", from: "testnet-alpha.context", to: "testnet-beta.context" },
    ],
    "series.csv:10 testnet-beta.context.change id: expected an id that starts with testnet-alpha.",
  ],
  [
    "idsAreUnique",
    "an observation id used twice",
    [{ file: "observations.csv", from: "used-2025q4-report", to: "available-2025q4-report" }],
    "observations.csv:15 available-2025q4-report id: is taken by line 14",
  ],
  [
    "idsAreUnique",
    "a definition id used twice",
    [{ file: "definitions.json", from: '"id": "peg"', to: '"id": "cash"' }],
    "definitions.json [1] cash: id is used twice",
  ],
  [
    "idsAreUnique",
    "an event listed twice",
    [
      { file: "events.json", from: "2027-08-01", to: "2025-08-01" },
      { file: "events.json", from: "Next halving", to: "Halving" },
    ],
    "events.json [1]: the same date, kind and label occur twice",
  ],
  [
    "idsAreKnown",
    "a source that is not listed",
    [{ file: "observations.csv", from: "change,alpha-article", to: "change,alpha-blog" }],
    "observations.csv:17 change-2025q4-article sourceId: expected a source of sources.csv, found alpha-blog",
  ],
  [
    "idsAreKnown",
    "a series that is not listed",
    [{ file: "observations.csv", from: "testnet-alpha.context.change", to: "testnet-alpha.context.other" }],
    "observations.csv:17 change-2025q4-article seriesId: expected a series of series.csv, found testnet-alpha.context.other",
  ],
  [
    "idsAreKnown",
    "a profile sentence resting on a source that is not listed",
    [
      {
        file: "network.json",
        from: '"An imaginary foundation.",\n    "sourceIds": [\n      "alpha-report"',
        to: '"An imaginary foundation.",\n    "sourceIds": [\n      "alpha-blog"',
      },
    ],
    "network.json booksRevenue.sourceIds: expected an id of sources.csv, found alpha-blog",
  ],
  [
    "idsAreKnown",
    "a definition line on a series that is not listed",
    [{ file: "definitions.json", from: "revenue.storage", to: "revenue.other" }],
    "definitions.json cash.lines: expected an id of series.csv, found testnet-alpha.revenue.other",
  ],
  [
    "idsAreKnown",
    "a reading that does not exist",
    [
      {
        file: "conflicts.json",
        from: '{ "observationId": "storage-2025q4-report"',
        to: '{ "observationId": "nothing", "standing": "refuted" }, { "observationId": "storage-2025q4-report"',
      },
    ],
    "conflicts.json storage-2025q4.readings: expected an id of observations.csv, found nothing",
  ],
  [
    "idsAreKnown",
    "an answer and an event from sources that are not listed",
    [{ file: "events.json", from: "alpha-report", to: "alpha-blog" }],
    "events.json 2025-08-01 Halving: expected an id of sources.csv, found alpha-blog",
  ],
  [
    "idsAreKnown",
    "evidence that is not listed",
    [{ file: "answers.json", from: "alpha-report", to: "alpha-blog" }],
    "answers.json 1.1.evidence: expected an id of sources.csv, found alpha-blog",
  ],
  [
    "claimsAreUnique",
    "one source's claim entered twice under two ids",
    [
      {
        file: "observations.csv",
        from: "change-2025q4-article",
        to: "again,testnet-alpha.context.change,alpha-article,2025-10-01,2025-12-31,-0.05,,,,measured,reported,,6,,2026-03-01,assumed,,\nchange-2025q4-article",
      },
    ],
    "observations.csv:18 change-2025q4-article: the same claim as line 17",
  ],
  [
    "periodsArePossible",
    "a period that ends before it starts",
    [{ file: "observations.csv", from: "2025-10-01,2025-12-31,-0.05", to: "2025-10-01,2025-09-30,-0.05" }],
    "observations.csv:17 change-2025q4-article periodEnd: expected a day on or after periodStart 2025-10-01, found 2025-09-30",
  ],
  [
    "periodsArePossible",
    "a measurement known before its period is over",
    [{ file: "observations.csv", from: "6,,2026-03-01", to: "6,,2025-12-30" }],
    "observations.csv:17 change-2025q4-article knownOn: a measured figure cannot be known on 2025-12-30, before its period ends on 2025-12-31",
  ],
  [
    "nothingIsFromTheFuture",
    "a row known after the facts were compiled",
    [{ file: "observations.csv", from: "6,,2026-03-01", to: "6,,2026-11-21" }],
    "observations.csv:17 change-2025q4-article knownOn: 2026-11-21 is after the facts were compiled (2026-11-20)",
  ],
  [
    "nothingIsFromTheFuture",
    "a source published after the facts were compiled",
    [{ file: "sources.csv", from: "state,,2026-03-01", to: "state,,2027-03-01" }],
    "sources.csv:4 alpha-study publishedOn: 2027-03-01 is after the facts were compiled (2026-11-20)",
  ],
  [
    "nothingIsFromTheFuture",
    "an answer resting on evidence of a later day",
    [{ file: "answers.json", from: "2026-02-01", to: "2026-12-01" }],
    "answers.json 1.1.evidence.date: 2026-12-01 is after the facts were compiled (2026-11-20)",
  ],
  [
    "knownOnFollowsItsBasis",
    "published, but known on another day",
    [{ file: "observations.csv", from: "3,2026-04-20,2026-04-20", to: "3,2026-04-20,2026-04-21" }],
    "observations.csv:6 storage-2026q1-study knownOn: expected the day of publication 2026-04-20, found 2026-04-21",
  ],
  [
    "knownOnFollowsItsBasis",
    "published without a day of publication",
    [{ file: "observations.csv", from: "2026-03-01,assumed", to: "2026-03-01,published" }],
    "observations.csv:17 change-2025q4-article knownOnBasis: published needs publishedOn, here or on the source",
  ],
  [
    "knownOnFollowsItsBasis",
    "reconstructible, but not known on the day after",
    [{ file: "observations.csv", from: "2025-10-01,recon", to: "2025-11-01,recon" }],
    "observations.csv:2 storage-2025q3-chain knownOn: reconstructible: expected the day after the period, 2025-10-01, found 2025-11-01",
  ],
];
