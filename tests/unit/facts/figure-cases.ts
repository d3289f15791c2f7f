import type { LintCase } from "./editorial-cases";

/** What is wrong with figures and what they rest on; the other files have their own cases. */
export const FIGURE_CASES: LintCase[] = [
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
  [
    "derivationsHold",
    "a derived row without its derivation",
    [{ file: "observations.csv", from: "Mean of price-2025-10-15 and price-2025-12-15.", to: "" }],
    "observations.csv:13 price-2025q4-mean derivation: a derived row says how it was computed, with the ids it came from",
  ],
  [
    "derivationsHold",
    "a reported row with a derivation",
    [{ file: "observations.csv", from: "reported,,6", to: "reported,Own sum,6" }],
    "observations.csv:17 change-2025q4-article derivation: only derived rows have a derivation",
  ],
  [
    "derivationsHold",
    "a derived row known before its inputs",
    [{ file: "observations.csv", from: "and price-2025-12-15.", to: "and utilisation-2025q4-report." }],
    "observations.csv:13 price-2025q4-mean knownOn: rests on utilisation-2025q4-report, known on 2026-02-01, and cannot be known earlier",
  ],
  [
    "derivationsHold",
    "a row derived from itself",
    [{ file: "observations.csv", from: "and price-2025-12-15.", to: "and price-2025q4-mean." }],
    "observations.csv:13 price-2025q4-mean derivation: a row cannot be derived from itself",
  ],
  [
    // Its inputs are 2s: 2 + 1.
    "derivedRowsAreWeaker",
    "a derived row graded as well as its inputs",
    [{ file: "observations.csv", from: "and price-2025-12-15.,4", to: "and price-2025-12-15.,2" }],
    "observations.csv:13 price-2025q4-mean credibility: derived from a 2: expected 3 or weaker, found 2",
  ],
  [
    "assumedDaysAreWeak",
    "a claim of an assumed day graded as if it had one",
    [{ file: "observations.csv", from: ",,6,,2026-03-01,assumed", to: ",,3,,2026-03-01,assumed" }],
    "observations.csv:17 change-2025q4-article credibility: its day is assumed: expected 4 or weaker, found 3",
  ],
  [
    "valuesAreWhole",
    "a value with a reason for having none",
    [{ file: "observations.csv", from: "1.25e6,,,,", to: "1.25e6,,,not_disclosed," }],
    "observations.csv:9 minted-2025q4-chain nullReason: expected none beside a value or bounds",
  ],
  [
    "valuesAreWhole",
    "neither a value nor a reason",
    [{ file: "observations.csv", from: "1.25e6,,,,", to: ",,,," }],
    "observations.csv:9 minted-2025q4-chain value: expected a value, bounds or a nullReason",
  ],
  [
    "valuesAreWhole",
    "bounds the wrong way round",
    [{ file: "observations.csv", from: "1.25e6,,,,", to: ",3,2,," }],
    "observations.csv:9 minted-2025q4-chain low: expected at most high 2, found 3",
  ],
  [
    "valuesAreWhole",
    "a value under its own low bound",
    [{ file: "observations.csv", from: "0.3333,0.3,", to: "0.3333,0.34," }],
    "observations.csv:16 utilisation-2025q4-report value: expected at least low 0.34, found 0.3333",
  ],
  [
    "valuesAreWhole",
    "a value over its own high bound",
    [{ file: "observations.csv", from: "0.3,0.35", to: "0.3,0.31" }],
    "observations.csv:16 utilisation-2025q4-report value: expected at most high 0.31, found 0.3333",
  ],
  [
    "valuesAreInRange",
    "utilisation over 100 %",
    [
      { file: "observations.csv", from: "0.3333,0.3,0.35", to: "1.2,," },
      { file: "flows.json", content: "[]" },
    ],
    "observations.csv:16 utilisation-2025q4-report value: a share is 0–1 (1 = 100 %), found 1.2",
  ],
  [
    "valuesAreInRange",
    "a high bound of utilisation over 100 %",
    [{ file: "observations.csv", from: "0.3333,0.3,0.35", to: "0.3333,0.3,1.01" }],
    "observations.csv:16 utilisation-2025q4-report high: a share is 0–1 (1 = 100 %), found 1.01",
  ],
  [
    "valuesAreInRange",
    "negative minting",
    [{ file: "observations.csv", from: "1.25e6", to: "-1.25e6" }],
    "observations.csv:9 minted-2025q4-chain value: expected 0 or more, found -1250000",
  ],
  [
    "seriesFitTheirMetric",
    "revenue as a stock",
    [{ file: "series.csv", from: "peg,revenue,flow", to: "peg,revenue,stock" }],
    "series.csv:3 testnet-alpha.revenue.peg shape: expected flow for revenue, found stock",
  ],
  [
    "seriesFitTheirMetric",
    "utilisation as a flow",
    [{ file: "series.csv", from: "utilisation,stock", to: "utilisation,flow" }],
    "series.csv:9 testnet-alpha.utilisation.issuer shape: expected stock for utilisation, found flow",
  ],
  [
    "seriesFitTheirMetric",
    "a token price that is not a price",
    [{ file: "series.csv", from: "token_price,price", to: "token_price,stock" }],
    "series.csv:6 testnet-alpha.price.spot shape: expected price for token_price, found stock",
  ],
  [
    "seriesFitTheirMetric",
    "a token price in another money",
    [{ file: "series.csv", from: "USD/TNA", to: "EUR/TNA" }],
    "series.csv:6 testnet-alpha.price.spot unit: expected USD/<token>, found EUR/TNA",
  ],
  [
    "seriesFitTheirMetric",
    "utilisation in per cent",
    [{ file: "series.csv", from: "stock,share", to: "stock,percent" }],
    "series.csv:9 testnet-alpha.utilisation.issuer unit: expected share for utilisation, found percent",
  ],
  [
    "seriesFitTheirMetric",
    "revenue that does not say who paid",
    [{ file: "series.csv", from: 'in cash",customer', to: 'in cash",' }],
    "series.csv:2 testnet-alpha.revenue.storage payer: expected who paid (unknown is an answer)",
  ],
  [
    "seriesFitTheirMetric",
    "a payer of something else than revenue",
    [{ file: "series.csv", from: "Daily close,,", to: "Daily close,customer," }],
    "series.csv:6 testnet-alpha.price.spot payer: token_price has no payer",
  ],
  [
    "seriesFitTheirMetric",
    "a bucket of something else than emission",
    [{ file: "series.csv", from: "Daily close,,", to: "Daily close,,supply" }],
    "series.csv:6 testnet-alpha.price.spot bucket: token_price has no bucket",
  ],
  [
    "byteUnitsAgree",
    "EiB turned into PiB by thousands",
    [{ file: "observations.csv", from: "31,3072,", to: "31,3000," }],
    'observations.csv:14 available-2025q4-report value: 3000 PiB is not "3 EiB" in the unit of the series',
  ],
  [
    "byteUnitsAgree",
    "PB entered as PiB",
    [{ file: "observations.csv", from: "1,024 PiB", to: "1,024 PB" }],
    'observations.csv:15 used-2025q4-report value: 1024 PiB is not "1,024 PB" in the unit of the series',
  ],
  [
    "byteUnitsAgree",
    "TiB entered as PiB",
    [{ file: "observations.csv", from: "1,024 PiB", to: "1,024 TiB" }],
    'observations.csv:15 used-2025q4-report value: 1024 PiB is not "1,024 TiB" in the unit of the series',
  ],
  [
    "byteUnitsAgree",
    "a series that says PB and is in PiB",
    [{ file: "series.csv", from: "Raw capacity proven", to: "Raw capacity proven in PB" }],
    "series.csv:7 testnet-alpha.capacity.available measure: says PB where the unit is PiB",
  ],
  [
    "usedFitsCapacity",
    "more in use than there is",
    [
      {
        file: "observations.csv",
        from: '31,1024,,,,measured,reported,,3,,2026-02-01,published,"1,024 PiB"',
        to: "31,4096,,,,measured,reported,,3,,2026-02-01,published,",
      },
    ],
    "observations.csv:15 used-2025q4-report value: 4096 PiB used of 3072 PiB available in 2025Q4",
  ],
  [
    "sourcesMayBeShipped",
    "a non-commercial licence",
    [{ file: "sources.csv", from: "open,full", to: "non-commercial,full" }],
    "sources.csv:2 alpha-chain licence: non-commercial sources are not shipped",
  ],
  [
    "sourcesMayBeShipped",
    "Coin Metrics",
    [{ file: "sources.csv", from: "Alpha Lab", to: "CoinMetrics" }],
    "sources.csv:4 alpha-study: Coin Metrics: non-commercial terms",
  ],
  [
    "sourcesMayBeShipped",
    "an index of texts",
    [{ file: "sources.csv", from: "Alpha Lab", to: "GitHub text index" }],
    "sources.csv:4 alpha-study: an index of texts is not a source: nobody can look it up",
  ],
  [
    "sourcesMayBeShipped",
    "an address nobody can open",
    [{ file: "sources.csv", from: "https://lab.testnet-alpha.invalid/state", to: "notes:state" }],
    "sources.csv:4 alpha-study url: expected an http(s) address, found notes:state",
  ],
  [
    "sourcesMayBeShipped",
    "a mirror nobody can open",
    [{ file: "sources.csv", from: "https://mirror.testnet-alpha.invalid/report", to: "a mirror" }],
    "sources.csv:3 alpha-report readVia: expected an http(s) address, found a mirror",
  ],
  [
    "rowsMayBeShipped",
    "a row computed from Coin Metrics under another name",
    [{ file: "observations.csv", from: "down 5 %,", to: "down 5 %,Compiled from Coin Metrics prices" }],
    "observations.csv:17 change-2025q4-article note: Coin Metrics: non-commercial terms",
  ],
  [
    "oneHouseDefinition",
    "no house definition",
    [
      { file: "definitions.json", from: '"house": true', to: '"house": false' },
      { file: "definitions.json", from: '"differs": null', to: '"differs": "Cash only."' },
    ],
    "definitions.json house: expected exactly one house definition, found none",
  ],
  [
    "oneHouseDefinition",
    "two house definitions",
    [
      { file: "definitions.json", from: '"house": false', to: '"house": true' },
      { file: "definitions.json", from: '"Counts credits at face value instead of cash."', to: "null" },
    ],
    "definitions.json house: expected exactly one house definition, found cash, peg",
  ],
  [
    "oneHouseDefinition",
    "another definition that does not say what differs",
    [{ file: "definitions.json", from: '"Counts credits at face value instead of cash."', to: "null" }],
    "definitions.json peg.differs: expected what differs from the house definition",
  ],
  [
    "linesFitTheirSeries",
    "a price counted as demand",
    [{ file: "definitions.json", from: '"role": "price"', to: '"role": "organic"' }],
    "definitions.json cash.lines: organic expects revenue, testnet-alpha.price.spot is token_price",
  ],
  [
    "linesFitTheirSeries",
    "a series counted twice",
    [
      {
        file: "definitions.json",
        from: '{ "seriesId": "testnet-alpha.revenue.peg", "role": "organic", "required": true }',
        to: '{ "seriesId": "testnet-alpha.revenue.peg", "role": "organic", "required": true }, { "seriesId": "testnet-alpha.revenue.peg", "role": "organic", "required": false }',
      },
    ],
    "definitions.json peg.lines[1]: the same series has the same role twice",
  ],
  [
    "conflictsHoldTogether",
    "readings of another series",
    [{ file: "conflicts.json", from: '"testnet-alpha.revenue.storage"', to: '"testnet-alpha.revenue.peg"' }],
    ["storage-2025q4-chain", "storage-2025q4-report"]
      .map(
        (id) =>
          `conflicts.json storage-2025q4: expected readings of testnet-alpha.revenue.peg, ${id} is one of testnet-alpha.revenue.storage`,
      )
      .join("\n"),
  ],
  [
    "conflictsHoldTogether",
    "a conflict of one",
    [
      {
        file: "conflicts.json",
        from: ',\n      { "observationId": "storage-2025q4-report", "standing": "set_aside" }',
        to: "",
      },
      { file: "observations.csv", from: "2025-12-31,800000", to: "2025-12-31,500000" },
    ],
    "conflicts.json storage-2025q4: expected two or more different readings",
  ],
  [
    "conflictsHoldTogether",
    "an open conflict that is decided",
    [{ file: "conflicts.json", from: '"settled"', to: '"open"' }],
    "conflicts.json storage-2025q4: an open conflict has an open reading",
  ],
  [
    "conflictsHoldTogether",
    "a settled conflict with nothing used",
    [{ file: "conflicts.json", from: '"used"', to: '"refuted"' }],
    "conflicts.json storage-2025q4: a settled conflict has a reading that is used",
  ],
  [
    "conflictsHoldTogether",
    "a settled conflict with an open reading",
    [{ file: "conflicts.json", from: '"set_aside"', to: '"open"' }],
    "conflicts.json storage-2025q4: a settled conflict has no open reading",
  ],
  [
    "standingsAgree",
    "used in one conflict, refuted in another",
    [
      {
        file: "conflicts.json",
        from: "[\n",
        to: '[{ "id": "again", "title": "Again", "kind": "unit", "status": "settled", "seriesId": "testnet-alpha.revenue.storage", "reason": "x", "readings": [{ "observationId": "storage-2025q4-chain", "standing": "refuted" }, { "observationId": "storage-2025q3-chain", "standing": "used" }] },\n',
      },
    ],
    "conflicts.json storage-2025q4: storage-2025q4-chain is used, and not in again",
  ],
  [
    "disagreementsAreListed",
    "two origins more than 10 % apart that no conflict names",
    [{ file: "conflicts.json", from: "storage-2025q4-report", to: "storage-2025q3-chain" }],
    "observations.csv:4 storage-2025q4-report value: 800000 against 500000 of storage-2025q4-chain (38 % apart): list both in conflicts.json",
  ],
  [
    "everyQuestionIsAnsweredOnce",
    "a question answered twice and one not at all",
    [{ file: "answers.json", from: '"1.3"', to: '"1.2"' }],
    "answers.json 1.2: expected one answer, found 2\nanswers.json 1.3: expected one answer, found 0",
  ],
  [
    "answersHaveEvidence",
    "a yes without evidence",
    [{ file: "answers.json", from: '"unknown"', to: '"yes"' }],
    "answers.json 1.2: yes without evidence",
  ],
];
