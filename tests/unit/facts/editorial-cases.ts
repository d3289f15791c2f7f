import type { Edit } from "./facts-folder";

/** Rule that must speak, what is broken, the edits, and the lines that come out. */
export type LintCase = [rule: string, what: string, edits: Edit[], lines: string];

/** Claims of one source for 2025Q4 in the order of the columns; all else is harmless. */
const claimOfQ4 = (id: string, series: string, source: string, value: number): string =>
  `${id},testnet-alpha.${series},${source},2025-10-01,2025-12-31,${value},,,,measured,reported,,2,,2026-01-01,reconstructible,,\n`;

/** Rows put before the first unpriced claim, line 7. */
const insertRows = (rows: string): Edit => ({
  file: "observations.csv",
  from: "peg-2025q4-report",
  to: `${rows}peg-2025q4-report`,
});

/** What the chain says of the part of `totals.json`; the total is 500,000 in the same quarter. */
export const withPart = (value: number, complete = false): Edit[] => [
  insertRows(claimOfQ4("peg-2025q4-chain", "revenue.peg", "alpha-chain", value)),
  { file: "totals.json", from: '"complete": false', to: `"complete": ${complete}` },
];

interface Side {
  metric?: string;
  unit?: string;
}

/** A terabyte here and at a rival, as two price series, a claim on each, and the row that compares them. */
export const withRival = (here: Side = {}, rival: Side = {}, text = "List prices."): Edit[] => {
  const row = (id: string, { metric = "", unit = "USD/TB" }: Side) =>
    `testnet-alpha.price.${id},${metric},price,${unit},${id},One TB for a month,,\n`;
  const incumbent = {
    id: "cold-storage",
    service: "One TB for a month",
    hereObservationId: "here-2025q4-chain",
    rival: "Beta Cloud",
    plan: "list price",
    rivalObservationId: "rival-2025q4-chain",
    likeForLike: "close",
    text,
    sourceIds: ["alpha-report"],
  };
  return [
    {
      file: "series.csv",
      from: "testnet-alpha.capacity.available",
      to: `${row("here", { metric: "unit_price", ...here })}${row("rival", { metric: "incumbent_unit_price", ...rival })}testnet-alpha.capacity.available`,
    },
    insertRows(
      claimOfQ4("here-2025q4-chain", "price.here", "alpha-chain", 2) +
        claimOfQ4("rival-2025q4-chain", "price.rival", "alpha-chain", 5),
    ),
    { file: "incumbents.json", content: JSON.stringify([incumbent]) },
  ];
};

/** The folder as of something that is not assessed; what it keeps of an assessment stays. */
export const asKind = (kind: "adjacent" | "sector"): Edit[] => [
  { file: "network.json", from: '"kind": "network"', to: `"kind": "${kind}"` },
  { file: "network.json", from: '"category": "storage"', to: '"category": null' },
  { file: "network.json", from: '"settlement": "burn_mint"', to: '"settlement": null' },
];
export const NO_ANSWERS: Edit = { file: "answers.json", content: "[]" };
export const NO_DEFINITIONS: Edit = { file: "definitions.json", content: "[]" };

const QUESTIONS = [1, 2, 3, 4, 5].flatMap((part) => [1, 2, 3].map((number) => `${part}.${number}`));

/** One unknown id in one of the files beside the figures. */
const unknownId = (
  file: string,
  [from, to]: [string, string],
  where: string,
  kind: "sources" | "series" | "observations",
): LintCase => [
  "idsAreKnown",
  `${file}: ${where} names one that is not listed`,
  [{ file, from, to }],
  `${file} ${where}: expected an id of ${kind}.csv, found ${to.replaceAll('"', "")}`,
];

const UNKNOWN_IDS: LintCase[] = [
  unknownId("flows.json", ['"alpha-report"', '"alpha-blog"'], "burn", "sources"),
  unknownId("supply.json", ['"testnet-alpha.capacity.used"', '"testnet-alpha.capacity.gone"'], "paid", "series"),
  unknownId("triggers.json", ['"alpha-report"', '"alpha-blog"'], "demand-falls", "sources"),
  unknownId("disputes.json", ['"alpha-study"', '"alpha-blog"'], "lab-against-foundation", "sources"),
  unknownId("disputes.json", ['"storage-2025q4-report"', '"nothing"'], "lab-against-foundation", "observations"),
  unknownId("claims.json", ['"alpha-article"', '"another-article"'], "storage-more-than-doubled", "sources"),
  unknownId("claims.json", ['"storage-2025q4-chain"', '"nothing"'], "storage-more-than-doubled", "observations"),
  unknownId(
    "totals.json",
    ['"testnet-alpha.revenue.peg"', '"testnet-alpha.revenue.gone"'],
    "testnet-alpha.revenue.storage",
    "series",
  ),
  unknownId(
    "totals.json",
    ['"testnet-alpha.revenue.storage"', '"testnet-alpha.revenue.gone"'],
    "testnet-alpha.revenue.gone",
    "series",
  ),
  [
    "idsAreKnown",
    "incumbents.json: prices and a source that are not listed",
    [
      ...withRival(),
      { file: "incumbents.json", from: "here-2025q4-chain", to: "nothing" },
      { file: "incumbents.json", from: "alpha-report", to: "alpha-blog" },
    ],
    [
      "incumbents.json cold-storage: expected an id of sources.csv, found alpha-blog",
      "incumbents.json cold-storage: expected an id of observations.csv, found nothing",
    ].join("\n"),
  ],
];

/** The only item of a file a second time. */
const twice = (file: string, id: string): LintCase => [
  "idsAreUnique",
  `${file}: an id used twice`,
  [{ file, from: "[\n", to: `[${ITEMS[file]},\n` }],
  `${file} [1] ${id}: id is used twice`,
];

const ITEMS: Readonly<Record<string, string>> = {
  "flows.json": JSON.stringify({
    ...{ id: "burn", label: "Another burn", kind: "burn", from: "fees", to: "TNA", state: "promised" },
    ...{ since: null, until: null, share: null, shareObservationId: null, text: "Promised.", sourceIds: [] },
  }),
  "triggers.json": JSON.stringify({
    ...{ id: "demand-falls", metric: "utilisation", comparator: "<", threshold: 0.1, windowQuarters: 1 },
    ...{ direction: "down", text: "Nobody stores.", sourceIds: [] },
  }),
  "disputes.json": JSON.stringify({
    ...{ id: "lab-against-foundation", by: "Somebody", date: "2026-03-02", claim: "No.", reply: "Yes." },
    ...{ outcome: "rejected", observationIds: [], sourceIds: [] },
  }),
  "claims.json": JSON.stringify({
    ...{ id: "storage-more-than-doubled", sourceId: "alpha-article", statement: "It grows.", status: "unverifiable" },
    ...{ observationIds: [], arithmetic: null, text: "Nobody can tell." },
  }),
};

const TOTALS: LintCase[] = [
  [
    "totalsAreComparable",
    "a part in another unit than its total",
    [{ file: "totals.json", from: "testnet-alpha.revenue.peg", to: "testnet-alpha.price.spot" }],
    "totals.json testnet-alpha.revenue.storage: expected parts in USD, testnet-alpha.price.spot is in USD/TNA",
  ],
  [
    // 500,000 × 1.02 = 510,000 is the most that rounding explains.
    "partsAddUp",
    "parts that are more than an incomplete total",
    withPart(510_001),
    "observations.csv:3 storage-2025q4-chain value: 500000 stated, its parts testnet-alpha.revenue.peg add up to 510001",
  ],
  [
    // 500,000 × 0.98 = 490,000 is the least of a complete one.
    "partsAddUp",
    "parts that are less than a complete total",
    withPart(489_999, true),
    "observations.csv:3 storage-2025q4-chain value: 500000 stated, its parts testnet-alpha.revenue.peg add up to 489999",
  ],
];

const HOLDING_TOGETHER: LintCase[] = [
  [
    "supplyHasItsStages",
    "stages out of order",
    [
      { file: "supply.json", from: '"stage": "registered"', to: '"stage": "later"' },
      { file: "supply.json", from: '"stage": "online"', to: '"stage": "registered"' },
      { file: "supply.json", from: '"stage": "later"', to: '"stage": "online"' },
    ],
    "supply.json: expected registered, online, useful, paid in this order, found online, registered, useful, paid",
  ],
  [
    "supplyHasItsStages",
    "a network that says nothing of its supply",
    [{ file: "supply.json", content: "[]" }],
    "supply.json: expected registered, online, useful, paid in this order, found none",
  ],
  [
    "flowsHoldTogether",
    "a share that its observation does not state",
    [{ file: "flows.json", from: '"share": 0.3333', to: '"share": 0.3' }],
    "flows.json burn.share: expected 0.3333, as observed, found 0.3",
  ],
  [
    "flowsHoldTogether",
    "a share without its observation",
    [
      {
        file: "flows.json",
        from: '"shareObservationId": "utilisation-2025q4-report"',
        to: '"shareObservationId": null',
      },
    ],
    "flows.json burn: a share names the observation that states it, and only a share does",
  ],
  [
    "flowsHoldTogether",
    "an observation of a share that is not given",
    [{ file: "flows.json", from: '"share": 0.3333', to: '"share": null' }],
    "flows.json burn: a share names the observation that states it, and only a share does",
  ],
  [
    "flowsHoldTogether",
    "a flow that ends before it begins",
    [{ file: "flows.json", from: '"until": null', to: '"until": "2025-06-30"' }],
    "flows.json burn.until: expected a day on or after 2025-07-01, found 2025-06-30",
  ],
  [
    "incumbentsAreComparable",
    "prices in different units",
    withRival({}, { unit: "EUR/TB" }),
    "incumbents.json cold-storage: expected one unit, found USD/TB and EUR/TB",
  ],
  [
    "incumbentsAreComparable",
    "a price here that is no price of a service",
    withRival({ metric: "context" }),
    "incumbents.json cold-storage: expected a unit_price here, found context",
  ],
  [
    "incumbentsAreComparable",
    "a rival's price that is one of here",
    withRival({}, { metric: "unit_price" }),
    "incumbents.json cold-storage: expected an incumbent_unit_price there, found unit_price",
  ],
  [
    "disputesAreDated",
    "a dispute after the facts were compiled",
    [{ file: "disputes.json", from: "2026-03-01", to: "2026-11-21" }],
    "disputes.json lab-against-foundation: 2026-11-21 is after the facts were compiled (2026-11-20)",
  ],
  [
    "claimsAreDecided",
    "a claim that no article makes",
    [{ file: "claims.json", from: '"alpha-article"', to: '"alpha-report"' }],
    "claims.json storage-more-than-doubled.sourceId: expected an article, found issuer",
  ],
  [
    "claimsAreDecided",
    "refuted without the sum that refutes",
    [
      {
        file: "claims.json",
        from: '"500,000 on chain ÷ 800,000 reported = 0.625"',
        to: "null",
      },
    ],
    "claims.json storage-more-than-doubled.arithmetic: only a sum refutes: expected it",
  ],
  [
    "claimsAreDecided",
    "refuted by nothing",
    [
      {
        file: "claims.json",
        from: '"storage-2025q4-chain",\n      "storage-2025q4-report"',
        to: "",
      },
    ],
    "claims.json storage-more-than-doubled.observationIds: refuted by no observation",
  ],
];

/** A number put into one text of one file. */
const bare = (file: string, where: string, from: string, edits: Edit[] = []): LintCase => [
  "numbersInTextsAreReferenced",
  `${file} ${where}: ${from}`,
  [...edits, { file, from, to: `77 ${from}` }],
  `${file} ${where}: 77 stands without its observation: write [77](observation-id)`,
];

const TEXTS: LintCase[] = [
  bare("network.json", "sells", "Made-up storage"),
  bare("network.json", "upsideCatalyst", "A green test run"),
  bare("network.json", "scope.included", "paid storage"),
  bare("network.json", "scope.excluded", "everything else"),
  bare("answers.json", "1.1", "Some pay"),
  bare("events.json", "2025-08-01 Halving", "Rewards fell by half"),
  [
    "numbersInTextsAreReferenced",
    "events.json: a label",
    [{ file: "events.json", from: '"Halving"', to: '"Cut by 77 %"' }],
    "events.json 2025-08-01 Cut by 77 %: 77 stands without its observation: write [77](observation-id)",
  ],
  bare("flows.json", "burn", "Burn of fees"),
  bare("flows.json", "burn", "customers’ fees"),
  bare("flows.json", "burn", "TNA burned"),
  bare("flows.json", "burn", "A share of"),
  bare("incumbents.json", "cold-storage", "One TB for a month", withRival()),
  bare("incumbents.json", "cold-storage", "Beta Cloud", withRival()),
  bare("incumbents.json", "cold-storage", "list price", withRival()),
  bare("incumbents.json", "cold-storage", "List prices.", withRival()),
  bare("supply.json", "useful", "Not published."),
  bare("disputes.json", "lab-against-foundation", "The report counts credits"),
  bare("disputes.json", "lab-against-foundation", "The foundation has not answered"),
  bare("triggers.json", "demand-falls", "Paid storage falls"),
];

/** A reference to nothing put into one text of one file. */
const astray = (file: string, where: string, from: string, target: string, kind: string): LintCase => [
  "referencesLeadSomewhere",
  `${file} ${where}: ${target}`,
  [{ file, from, to: `[77](${target}) ${from}` }],
  `${file} ${where}: expected an id of ${kind}.csv in the reference, found ${target.split("@")[0]}`,
];

const REFERENCES: LintCase[] = [
  astray("network.json", "sells", "Made-up storage", "nothing", "observations"),
  astray("network.json", "scope.included", "paid storage", "nothing", "observations"),
  astray("answers.json", "1.1", "Some pay", "nothing", "observations"),
  astray("events.json", "2025-08-01 Halving", "Rewards fell by half", "nothing", "observations"),
  astray("flows.json", "burn", "A share of", "nothing", "observations"),
  astray("supply.json", "useful", "Not published.", "testnet-alpha.capacity.gone@2025Q4", "series"),
  astray("triggers.json", "demand-falls", "Paid storage falls", "nothing", "observations"),
  astray("disputes.json", "lab-against-foundation", "The foundation has", "nothing", "observations"),
  astray("conflicts.json", "storage-2025q4", "The report adds grants", "nothing", "observations"),
  astray("definitions.json", "peg", "Takes the peg", "nothing", "observations"),
  astray("claims.json", "storage-more-than-doubled", "The chain holds", "testnet-alpha.revenue.gone@2025Q4", "series"),
];

const UNASSESSED: LintCase[] = [
  [
    "oneHouseDefinition",
    "something adjacent that keeps definitions",
    [...asKind("adjacent"), NO_ANSWERS],
    ["cash", "peg"].map((id) => `definitions.json ${id}: expected none: adjacent is not assessed`).join("\n"),
  ],
  [
    "everyQuestionIsAnsweredOnce",
    "a sector that keeps answers",
    [...asKind("sector"), NO_DEFINITIONS],
    QUESTIONS.map((question) => `answers.json ${question}: expected no answer, found 1`).join("\n"),
  ],
];

/** What stands beside the figures: flows, rivals, supply, totals, triggers, disputes, claims, and every text. */
export const EDITORIAL_CASES: LintCase[] = [
  ...UNKNOWN_IDS,
  twice("flows.json", "burn"),
  twice("triggers.json", "demand-falls"),
  twice("disputes.json", "lab-against-foundation"),
  twice("claims.json", "storage-more-than-doubled"),
  ...TOTALS,
  ...HOLDING_TOGETHER,
  ...TEXTS,
  ...REFERENCES,
  ...UNASSESSED,
];
