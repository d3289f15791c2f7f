/** Heads of the rows in the template, by kind; a cell that a kind does not use stays empty. */
const COLUMNS = [
  ...["row", "network", "id", "seriesId", "sourceId", "period", "value", "low", "high", "nullReason"],
  ...["credibility", "knownOnBasis", "literal", "note", "supersedesId"],
  ...["name", "token", "category", "resource", "chain", "settlement", "sells", "payers", "included", "excluded"],
  ...["kind", "letter", "affiliation", "publisher", "title", "url", "publishedOn", "licence"],
  ...["metric", "shape", "unit", "label", "measure", "payer", "bucket"],
  ...["house", "reason", "differs", "definitionId", "role", "required"],
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

const NETWORK = "example-net";
const serie = (name: string) => `${NETWORK}.${name}`;

const OBSERVED: readonly [quarter: string, revenue: string, minted: string, price: string][] = [
  ["2025Q3", "80000", "1200000", "0.25"],
  ["2025Q4", "90000", "1100000", "0.22"],
  ["2026Q1", "100000", "1000000", "0.20"],
  ["2026Q2", "120000", "900000", "0.21"],
];

const series = (id: string, row: Row): Row => ({ row: "series", network: NETWORK, id: serie(id), ...row });
const line = (id: string, role: string): Row => ({
  ...{ row: "line", network: NETWORK, definitionId: "cash", seriesId: serie(id), role, required: "true" },
});
const claim = (id: string, period: string, value: string): Row => ({
  ...{ row: "observation", network: NETWORK, seriesId: serie(id), sourceId: "example-chain", period, value },
  ...{ credibility: "2", knownOnBasis: "reconstructible" },
});

/** A whole made-up network: what the file has to say before a verdict follows. */
const ROWS: readonly Row[] = [
  {
    ...{ row: "network", network: NETWORK, name: "Example Net", token: "EXN", category: "storage" },
    ...{ resource: "physical", chain: "Example Chain", settlement: "burn_mint" },
    ...{ sells: "Storage by the month.", payers: "Companies that keep backups." },
    ...{ included: "paid storage", excluded: "grants" },
  },
  {
    ...{ row: "source", network: NETWORK, id: "example-chain", kind: "onchain", letter: "A" },
    ...{ affiliation: "independent", publisher: "Example Chain", title: "Payments contract" },
    ...{ url: "https://chain.example.com/contract", licence: "open" },
  },
  series("revenue.storage", {
    ...{ metric: "revenue", shape: "flow", unit: "USD", label: "Paid storage", payer: "customer" },
    measure: "What customers paid for storage, in cash",
  }),
  series("emission.supply", {
    ...{ metric: "emission", shape: "flow", unit: "EXN", label: "Rewards", bucket: "supply" },
    measure: "Tokens minted to operators",
  }),
  series("price.mean", {
    ...{ metric: "token_price", shape: "price", unit: "USD/EXN", label: "Token price" },
    measure: "Mean of the daily closes",
  }),
  {
    ...{ row: "definition", network: NETWORK, id: "cash", label: "Cash paid for storage", house: "true" },
    reason: "Only what customers paid in cash is demand.",
  },
  line("revenue.storage", "organic"),
  line("emission.supply", "supply"),
  line("price.mean", "price"),
  ...OBSERVED.flatMap(([quarter, revenue, minted, price]) => [
    claim("revenue.storage", quarter, revenue),
    claim("emission.supply", quarter, minted),
    claim("price.mean", quarter, price),
  ]),
];

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The template as a file: a whole network, ready to be imported, and every column there is a use for. */
export const templateCsv = (): string =>
  [COLUMNS, ...ROWS.map((row) => COLUMNS.map((column) => cell(row[column] ?? "")))]
    .map((cells) => `${cells.join(",")}\n`)
    .join("");
