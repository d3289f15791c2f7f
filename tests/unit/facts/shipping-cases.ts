import type { LintCase } from "./editorial-cases";

/** What is wrong with how rows are licensed, read together and held against each other. */
export const SHIPPING_CASES: LintCase[] = [
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
