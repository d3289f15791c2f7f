import { quarterIndex } from "@/lib/scoring";
import { QUARTER_COLUMNS, type QuarterRows } from "./inputs-sheet";
import type { ReadingCells } from "./readings";
import type { RuleCells } from "./rules-sheet";
import { caption, columnName, heading, input, label, live, type SheetDraft } from "./sheet";

/** Pairs of the same quarter lie this many rows apart. */
const YEAR_ROWS = 4;
/** Columns of the workings before the slopes. */
const COLUMNS = [
  "Quarter (UTC)",
  "Position on the calendar",
  "Usable: 1",
  "Position if usable",
  "Quarters before t",
  "In the half-year: 1",
  "In the year: 1",
  "R, paid demand, USD",
  "Strict demand, USD",
  "Value of tokens, USD",
  "Cash counted, USD",
  "Price within two years, USD",
  "ln R for growth",
  "Above the floor: 1",
  "Change on the same quarter, ln",
] as const;
const SLOPES = 7;
const C = {
  position: 2,
  usable: 3,
  usablePosition: 4,
  age: 5,
  half: 6,
  year: 7,
  revenue: 8,
  strict: 9,
  value: 10,
  cash: 11,
  price: 12,
  log: 13,
  above: 14,
  pair: 15,
} as const;

/** Workings per quarter of one reading, and the sums over the windows, written as cells of the reading. */
export function writeQuarterWorkings(
  sheet: SheetDraft,
  cells: ReadingCells,
  rows: QuarterRows,
  rules: RuleCells,
): void {
  const count = rows.last - rows.first + 1;
  sheet.blank();
  sheet.add(caption(`Workings by quarter. ${cells.reading.label}`));
  sheet.add(
    ...COLUMNS.map(heading),
    ...Array.from({ length: SLOPES }, (_, lag) => heading(`Slope over ${lag + 1} quarters, ln a quarter`)),
  );
  const first = sheet.rows.length + 1;
  const last = first + count - 1;
  const column = (index: number): string => sheet.range(first, last, index);
  const given = (index: number): string => rows.sheet.range(rows.first, rows.last, index);
  const latest = sheet.ref(last + 1, C.usablePosition);

  rows.labels.forEach((quarter, step) => {
    const row = first + step;
    const own = (index: number): string => `$${columnName(index)}${row}`;
    const back = (index: number, by: number): string => `$${columnName(index)}${row - by}`;
    const from = (key: keyof typeof QUARTER_COLUMNS): string => rows.sheet.ref(rows.first + step, QUARTER_COLUMNS[key]);
    const lines = rows.sheet.range(
      rows.first + step,
      rows.first + step,
      QUARTER_COLUMNS.organic,
      QUARTER_COLUMNS.incentives,
    );
    const within = (window: string): string =>
      `IF(AND(${own(C.usable)}=1,ISNUMBER(${own(C.age)})),IF(${own(C.age)}<${window},1,0),0)`;
    const ifUsable = (formula: string): string => `IF(${own(C.usable)}=1,${formula},"")`;
    const { organic, unclassified } = rules.revenueWeights;
    const { floorUsd } = rules.growth;
    const known = (a: string, b: string, formula: string): string =>
      `IF(AND(ISNUMBER(${a}),ISNUMBER(${b})),${formula},"")`;
    sheet.add(
      label(quarter),
      input(quarterIndex(quarter), "whole"),
      live(
        `IF(AND(COUNT(${lines})=5,ISNUMBER(${from("tokens")}),OR(${from("tokens")}=0,ISNUMBER(${from("price")}))),1,0)`,
        "whole",
      ),
      live(`IF(${own(C.usable)}=1,${own(C.position)},"")`, "whole"),
      live(
        `IF(ISNUMBER(${latest}),IF(${latest}>=${own(C.position)},${latest}-${own(C.position)},"after t"),"no t")`,
        "whole",
      ),
      live(within(rules.windows.half), "whole"),
      live(within(rules.windows.year), "whole"),
      live(
        ifUsable(`MAX(0,${organic}*${from("organic")}+${unclassified}*${from("unclassified")}-${from("incentives")})`),
        "usd",
      ),
      live(ifUsable(`MAX(0,${from("organic")}-${from("incentives")})`), "usd"),
      live(ifUsable(`IF(${from("tokens")}=0,0,${from("tokens")}*${from("price")})`), "usd"),
      live(ifUsable(`IF(ISNUMBER(${from("cash")}),${from("cash")},0)`), "usd"),
      live(
        `IF(AND(ISNUMBER(${from("price")}),ISNUMBER(${own(C.age)})),IF(${own(C.age)}<${rules.windows.highestPrice},${from("price")},""),"")`,
        "price",
      ),
      live(
        `IF(AND(${own(C.usable)}=1,ISNUMBER(${own(C.age)})),IF(${own(C.age)}<${rules.windows.highestPrice},IF(${own(C.revenue)}<=${floorUsd}+${rules.tolerance},LN(${floorUsd}),LN(${own(C.revenue)})),""),"")`,
        "ratio",
      ),
      live(`IF(ISNUMBER(${own(C.log)}),IF(${own(C.revenue)}<=${floorUsd}+${rules.tolerance},0,1),"")`, "whole"),
      step < YEAR_ROWS
        ? null
        : live(
            `IF(ISNUMBER(${own(C.age)}),IF(${own(C.age)}<${rules.growth.pairs},${known(own(C.log), back(C.log, YEAR_ROWS), `${own(C.log)}-${back(C.log, YEAR_ROWS)}`)},""),"")`,
            "ratio",
          ),
      ...Array.from({ length: SLOPES }, (_, index) => {
        const lag = index + 1;
        return step < lag
          ? null
          : live(known(own(C.log), back(C.log, lag), `(${own(C.log)}-${back(C.log, lag)})/${lag}`), "ratio");
      }),
    );
  });
  sheet.add(
    label("t: position of the latest usable quarter"),
    null,
    null,
    live(`IF(COUNT(${column(C.usablePosition)})=0,"no usable quarter",MAX(${column(C.usablePosition)}))`, "whole"),
  );

  const usable = `COUNT(${column(C.usablePosition)})`;
  const total = (key: string, words: string, flag: number, values: string, format: "usd" | "tokens" = "usd"): void => {
    const row = sheet.add(label(words), live(`IF(${usable}=0,"unknown",SUMIF(${column(flag)},1,${values}))`, format));
    cells.set(key, sheet.ref(row, 2));
  };
  sheet.blank();
  sheet.add(heading(`Sums over the windows. ${cells.reading.label}`), heading("Live"));
  total("revenue2q", "R, half-year, USD", C.half, column(C.revenue));
  total("revenue4q", "R, year, USD", C.year, column(C.revenue));
  total("strict2q", "Strict demand, half-year, USD", C.half, column(C.strict));
  total("strict4q", "Strict demand, year, USD", C.year, column(C.strict));
  total("tokens2q", "Tokens, half-year", C.half, given(QUARTER_COLUMNS.tokens), "tokens");
  total("tokens4q", "Tokens, year", C.year, given(QUARTER_COLUMNS.tokens), "tokens");
  total("value2q", "Value of tokens, half-year, USD", C.half, column(C.value));
  total("value4q", "Value of tokens, year, USD", C.year, column(C.value));
  total("cash2q", "Cash, half-year, USD", C.half, column(C.cash));
  total("cash4q", "Cash, year, USD", C.year, column(C.cash));
  total("organic4q", "Organic, year, USD", C.year, given(QUARTER_COLUMNS.organic));
  total("unclassified4q", "Unclassified, year, USD", C.year, given(QUARTER_COLUMNS.unclassified));
  total("relatedLines4q", "Related, year, USD", C.year, given(QUARTER_COLUMNS.related));
  total("incentives4q", "Incentives, year, USD", C.year, given(QUARTER_COLUMNS.incentives));
  const sumAtT = (key: string, words: string, values: string): void => {
    const row = sheet.add(label(words), live(`IF(${usable}=0,"unknown",SUMIF(${column(C.age)},0,${values}))`, "usd"));
    cells.set(key, sheet.ref(row, 2));
  };
  sumAtT("revenueQuarter", "R of t, USD", column(C.revenue));
  sumAtT("valueQuarter", "Value of tokens of t, USD", column(C.value));
  sumAtT("cashQuarter", "Cash of t, USD", column(C.cash));
  const one = (key: string, words: string, formula: string, format: "usd" | "whole" | "price" | "ratio"): void => {
    const row = sheet.add(label(words), live(formula, format));
    cells.set(key, sheet.ref(row, 2));
  };
  one("usableQuarters", "Usable quarters among the last four", `SUM(${column(C.year)})`, "whole");
  one(
    "highestPrice",
    "Highest price of two years, USD",
    `IF(COUNT(${column(C.price)})=0,"unknown",MAX(${column(C.price)}))`,
    "price",
  );
  one("pairs", "Same-quarter pairs", `COUNT(${column(C.pair)})`, "whole");
  one("logs", "Quarters that can carry a slope", `COUNT(${column(C.log)})`, "whole");
  one("aboveFloor", "Quarters above the floor of growth", `SUM(${column(C.above)})`, "whole");
  const pairs = cells.get("pairs");
  one(
    "medianPair",
    "Median change on the same quarter, ln a year",
    `IF(${pairs}=0,"unknown",MEDIAN(${column(C.pair)}))`,
    "ratio",
  );
  const slopes = sheet.range(first, last, C.pair + 1, C.pair + SLOPES);
  one("medianSlope", "Median slope, ln a quarter", `IF(COUNT(${slopes})=0,"unknown",MEDIAN(${slopes}))`, "ratio");
  const revenues = [
    ...new Set(
      rows.labels.map((_, step) =>
        rows.sheet.range(rows.first + step, rows.first + step, QUARTER_COLUMNS.organic, QUARTER_COLUMNS.incentives),
      ),
    ),
  ];
  one(
    "quartersWithRevenue",
    "Quarters with revenue",
    revenues.map((lines) => `IF(COUNT(${lines})=5,1,0)`).join("+"),
    "whole",
  );
}
