import { coverage, demandShare, UNKNOWN, whereKnown } from "./formulas";
import type { QuarterRows } from "./inputs-sheet";
import { writeQuarterWorkings } from "./quarter-workings";
import { type ReadingCells, setAcross } from "./readings";
import type { RuleCells } from "./rules-sheet";
import { type CellFormat, heading, label, live, NO_EMISSIONS, note, type SheetDraft, text, title } from "./sheet";

export const SCORED = "scored";

interface RatioRow {
  key: string;
  label: string;
  format: CellFormat;
  how: string;
  formula: (cells: ReadingCells, rules: RuleCells) => string;
}

const isAnnual = ({ reading }: ReadingCells): boolean => reading.input.annual !== undefined;

const from =
  (key: string) =>
  (cells: ReadingCells): string =>
    cells.get(key);

const sumOf = (cells: ReadingCells, ...keys: string[]): string => {
  const refs = keys.map((key) => cells.get(key));
  return whereKnown(refs, refs.join("+"));
};

const shareOf = (cells: ReadingCells, part: string, whole: string): string => {
  const [a, b] = [cells.get(part), cells.get(whole)];
  return whereKnown([a, b], `IF(${b}=0,0,${a}/${b})`);
};

const R: readonly RatioRow[] = [
  {
    key: "ratios.revenue2qUsd",
    label: "R_2Q, paid demand of the half-year, USD",
    format: "usd",
    how: "Organic + half of unclassified − incentives, each quarter at least 0.",
    formula: from("revenue2q"),
  },
  {
    key: "ratios.revenue4qUsd",
    label: "R_4Q, paid demand of the year, USD",
    format: "usd",
    how: "The same over the year.",
    formula: from("revenue4q"),
  },
  {
    key: "ratios.emissions2qUsd",
    label: "E_2Q, emissions of the half-year, USD",
    format: "usd",
    how: "Tokens at each quarter's own mean price, and cash.",
    formula: (cells) => (isAnnual(cells) ? cells.get("annual.emissions") : sumOf(cells, "value2q", "cash2q")),
  },
  {
    key: "ratios.emissions4qUsd",
    label: "E_4Q, emissions of the year, USD",
    format: "usd",
    how: "The same over the year.",
    formula: (cells) => (isAnnual(cells) ? cells.get("annual.emissions") : sumOf(cells, "value4q", "cash4q")),
  },
  {
    key: "ratios.prudentEmissionsUsd",
    label: "E*, prudent emissions, USD",
    format: "usd",
    how: "Tokens of the half-year at its own mean price or the year's, whichever is higher, and cash.",
    formula: (cells) => {
      if (isAnnual(cells)) return cells.get("annual.emissions");
      const [tokens2q, tokens4q, value2q, value4q, cash2q] = [
        "tokens2q",
        "tokens4q",
        "value2q",
        "value4q",
        "cash2q",
      ].map((key) => cells.get(key));
      return whereKnown(
        [`${tokens2q}`],
        `IF(${tokens2q}=0,0,MAX(${value2q},${tokens2q}*${value4q}/${tokens4q}))+${cash2q}`,
      );
    },
  },
  {
    key: "ratios.coverage2q",
    label: "C_2Q, coverage of the half-year",
    format: "ratio",
    how: "R_2Q ÷ E_2Q.",
    formula: (c) => coverage(c.get("ratios.revenue2qUsd"), c.get("ratios.emissions2qUsd")),
  },
  {
    key: "ratios.coverage4q",
    label: "C_4Q, coverage of the year",
    format: "ratio",
    how: "R_4Q ÷ E_4Q.",
    formula: (c) => coverage(c.get("ratios.revenue4qUsd"), c.get("ratios.emissions4qUsd")),
  },
  {
    key: "ratios.coverageQuarter",
    label: "C_Q, coverage of t alone",
    format: "ratio",
    how: "R ÷ E of the latest usable quarter; a common year has none.",
    formula: (c) => {
      if (isAnnual(c)) return `"${UNKNOWN}"`;
      const [revenue, value, cash] = [c.get("revenueQuarter"), c.get("valueQuarter"), c.get("cashQuarter")];
      return whereKnown(
        [revenue],
        `IF(${value}+${cash}=0,IF(${revenue}>0,"${NO_EMISSIONS}",0),${revenue}/(${value}+${cash}))`,
      );
    },
  },
  {
    key: "ratios.prudentCoverage",
    label: "C*, prudent coverage",
    format: "ratio",
    how: "R_2Q ÷ E*: what the corridor and F1 are read from.",
    formula: (c) => coverage(c.get("ratios.revenue2qUsd"), c.get("ratios.prudentEmissionsUsd")),
  },
  {
    key: "ratios.coverageAtHighestPrice",
    label: "Coverage at the highest price of two years",
    format: "ratio",
    how: "R_2Q ÷ (tokens of the half-year at the highest price of eight quarters + cash); a common year has none.",
    formula: (c) => {
      if (isAnnual(c)) return `"${UNKNOWN}"`;
      const [revenue, tokens, price, cash] = [
        c.get("ratios.revenue2qUsd"),
        c.get("tokens2q"),
        c.get("highestPrice"),
        c.get("cash2q"),
      ];
      const whole = `(IF(${tokens}=0,0,${tokens}*${price})+${cash})`;
      return whereKnown([revenue], `IF(${whole}=0,IF(${revenue}>0,"${NO_EMISSIONS}",0),${revenue}/${whole})`);
    },
  },
  {
    key: "ratios.strictCoverage",
    label: "Strict C*",
    format: "ratio",
    how: "Identified outside payers alone ÷ E*.",
    formula: (c) => coverage(c.get("strict2q"), c.get("ratios.prudentEmissionsUsd")),
  },
  {
    key: "ratios.strictCoverage4q",
    label: "Strict coverage of the year",
    format: "ratio",
    how: "Identified outside payers alone ÷ E_4Q.",
    formula: (c) => coverage(c.get("strict4q"), c.get("ratios.emissions4qUsd")),
  },
  {
    key: "ratios.revenueGrowth",
    label: "g, growth of paid demand, a year",
    format: "percent",
    how: "Median change on the same quarter; with too few pairs the median slope; else unknown. Small quarters count as the floor; capped.",
    formula: (c, { growth, windows }) => {
      const given = c.get("input.revenueGrowth");
      const measured = isAnnual(c)
        ? `"${UNKNOWN}"`
        : `IF(${c.get("aboveFloor")}=0,"${UNKNOWN}",IF(${c.get("pairs")}>=${growth.pairsNeeded},MIN(EXP(${c.get("medianPair")})-1,${growth.cap}),IF(${c.get("logs")}<${growth.quartersNeeded},"${UNKNOWN}",MIN(EXP(${windows.year}*${c.get("medianSlope")})-1,${growth.cap}))))`;
      return `IF(ISNUMBER(${given}),MIN(${given},${growth.cap}),${measured})`;
    },
  },
  {
    key: "claimed4q",
    label: "Claimed revenue of the year, USD",
    format: "usd",
    how: "Organic + unclassified + related.",
    formula: (c) => sumOf(c, "organic4q", "unclassified4q", "relatedLines4q"),
  },
  {
    key: "related4q",
    label: "Related and paid back, year, USD",
    format: "usd",
    how: "Related + incentives.",
    formula: (c) => sumOf(c, "relatedLines4q", "incentives4q"),
  },
  {
    key: "ratios.relatedShare",
    label: "Related share",
    format: "percent",
    how: "(Related + incentives) ÷ claimed revenue.",
    formula: (c) => shareOf(c, "related4q", "claimed4q"),
  },
  {
    key: "ratios.unclassifiedShare",
    label: "Unclassified share",
    format: "percent",
    how: "Unclassified ÷ claimed revenue.",
    formula: (c) => shareOf(c, "unclassified4q", "claimed4q"),
  },
  {
    key: "demandShare",
    label: "s, demand share",
    format: "ratio",
    how: "C* ÷ (1 + C*): 1 without emissions.",
    formula: (c) => demandShare(c.get("ratios.prudentCoverage")),
  },
  {
    key: "halvings",
    label: "Halvings of emissions to parity",
    format: "ratio",
    how: "log2(1 ÷ C*), at least 0; no end where nothing is paid.",
    formula: (c) => {
      const cell = c.get("ratios.prudentCoverage");
      return `IF(${cell}="${NO_EMISSIONS}",0,${whereKnown([cell], `IF(${cell}=0,"without end",MAX(0,-LN(${cell})/LN(2)))`)})`;
    },
  },
  {
    key: "status",
    label: "Can a score be computed?",
    format: "plain",
    how: "Without a usable quarter, or with neither revenue nor emissions in the half-year, the method stops here.",
    formula: (c) => {
      const [revenue, emissions] = [c.get("ratios.revenue2qUsd"), c.get("ratios.emissions2qUsd")];
      const none = isAnnual(c)
        ? `"${UNKNOWN}"`
        : `IF(${c.get("quartersWithRevenue")}>0,"emissions missing","revenue missing")`;
      return `IF(AND(ISNUMBER(${revenue}),ISNUMBER(${emissions})),IF(AND(${revenue}=0,${emissions}=0),"inactive","${SCORED}"),${none})`;
    },
  },
];

/** Sums of a common year under the names that quarters give theirs. */
function writeYearSums(sheet: SheetDraft, cells: ReadingCells, rules: RuleCells): void {
  const line = (name: string): string => cells.get(`annual.${name}`);
  sheet.blank();
  sheet.add(heading(`The common year stands for both windows. ${cells.reading.label}`), heading("Live"));
  const one = (keys: string[], words: string, formula: string): void => {
    const row = sheet.add(label(words), live(formula, "usd"));
    for (const key of keys) cells.set(key, sheet.ref(row, 2));
  };
  const { organic, unclassified } = rules.revenueWeights;
  const known = [line("organic"), line("unclassified"), line("incentives")];
  one(
    ["revenue2q", "revenue4q"],
    "R, paid demand, USD",
    whereKnown(
      known,
      `MAX(0,${organic}*${line("organic")}+${unclassified}*${line("unclassified")}-${line("incentives")})`,
    ),
  );
  one(
    ["strict2q", "strict4q"],
    "Strict demand, USD",
    whereKnown(known, `MAX(0,${line("organic")}-${line("incentives")})`),
  );
  one(["organic4q"], "Organic, USD", line("organic"));
  one(["unclassified4q"], "Unclassified, USD", line("unclassified"));
  one(["relatedLines4q"], "Related, USD", line("related"));
  one(["incentives4q"], "Incentives, USD", line("incentives"));
}

/** Ratios of every reading as formulas over its inputs. */
export function writeRatios(
  sheet: SheetDraft,
  all: readonly ReadingCells[],
  rows: readonly (QuarterRows | null)[],
  rules: RuleCells,
): void {
  sheet.add(title("Ratios"));
  sheet.add(note("Live. Ratios first, the sums and workings they are made of below."));
  sheet.freeze();
  // The table comes first and refers to the workings under it, so its rows are kept free and filled at the end.
  const head = sheet.rows.length;
  sheet.rows.push([], ...R.map((): [] => []));
  all.forEach((cells, index) => {
    const own = rows[index];
    if (own) writeQuarterWorkings(sheet, cells, own, rules);
    else writeYearSums(sheet, cells, rules);
  });
  R.forEach((ratio, index) => {
    setAcross(all, ratio.key, (column) => sheet.ref(head + 2 + index, 2 + column));
  });
  sheet.rows[head] = [heading("Ratio"), ...all.map(({ reading }) => heading(reading.label)), heading("How")];
  R.forEach((ratio, index) => {
    sheet.rows[head + 1 + index] = [
      label(ratio.label),
      ...all.map((cells) => live(ratio.formula(cells, rules), ratio.format)),
      text(ratio.how),
    ];
  });
}
