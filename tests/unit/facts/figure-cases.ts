import type { LintCase } from "./editorial-cases";

/** What is wrong with values, how they were derived, and their units. */
export const FIGURE_CASES: LintCase[] = [
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
];
