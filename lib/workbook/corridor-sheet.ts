import { NOT_COMPUTED } from "./factors-sheet";
import { reaches, whereKnown } from "./formulas";
import { SCORED } from "./ratios-sheet";
import { type ReadingCells, setAcross } from "./readings";
import type { RuleCells } from "./rules-sheet";
import { type CellFormat, heading, label, live, NO_EMISSIONS, note, type SheetDraft, text, title } from "./sheet";

interface CorridorRow {
  key: string;
  label: string;
  format: CellFormat;
  how: string;
  formula: (cells: ReadingCells, rules: RuleCells) => string;
}

const className = (rank: string, { classes }: RuleCells): string =>
  whereKnown([rank], `INDEX(${classes},${rank}+1)`, NOT_COMPUTED);

/** A formula over the edge beside C*; `none` where there is no edge, or nothing is emitted. */
const atEdge = (c: ReadingCells, edge: string, formula: string): string =>
  whereKnown([c.get("ratios.prudentCoverage"), edge], formula, "none");

const ROWS: readonly CorridorRow[] = [
  {
    key: "corridorCoverage",
    label: "C*, prudent coverage",
    format: "ratio",
    how: "From the sheet of ratios.",
    formula: (c) => c.get("ratios.prudentCoverage"),
  },
  {
    key: "corridorNumber",
    label: "Corridor, counted from the lowest",
    format: "whole",
    how: "How many of the edges C* reaches.",
    formula: (c, { corridor, tolerance }) => {
      const cell = c.get("corridorCoverage");
      return `IF(${c.get("status")}="${SCORED}",IF(${cell}="${NO_EMISSIONS}",${corridor.count},SUMPRODUCT((${corridor.from}-${tolerance}<=${cell})*1)),"${NOT_COMPUTED}")`;
    },
  },
  {
    key: "floorRank",
    label: "Supply-scope floor, rank",
    format: "whole",
    how: "0 where supply-side emissions alone are not covered, or not known to be.",
    formula: (c, { floor, tolerance }) =>
      `IF(${reaches(c.get("input.supplyScopeCoverage"), floor.coverage, tolerance)},${floor.rank},0)`,
  },
  {
    key: "lowRank",
    label: "Lower class, rank",
    format: "whole",
    how: "Of the corridor, floor included.",
    formula: (c, { corridor }) =>
      whereKnown(
        [c.get("corridorNumber")],
        `MAX(INDEX(${corridor.low},${c.get("corridorNumber")}),${c.get("floorRank")})`,
        NOT_COMPUTED,
      ),
  },
  {
    key: "topRank",
    label: "Upper class, rank",
    format: "whole",
    how: "Of the corridor, floor included.",
    formula: (c, { corridor }) =>
      whereKnown(
        [c.get("corridorNumber")],
        `MAX(INDEX(${corridor.high},${c.get("corridorNumber")}),${c.get("floorRank")})`,
        NOT_COMPUTED,
      ),
  },
  {
    key: "hurdle",
    label: "Hurdle",
    format: "points",
    how: "Score from which the upper class is chosen.",
    formula: (c, { corridor }) =>
      whereKnown([c.get("corridorNumber")], `INDEX(${corridor.hurdle},${c.get("corridorNumber")})`, NOT_COMPUTED),
  },
  {
    key: "corridorScore",
    label: "S, score",
    format: "points",
    how: "From the sheet of the score.",
    formula: (c) => c.get("score"),
  },
  {
    key: "candidateRank",
    label: "Class chosen, rank",
    format: "whole",
    how: "The upper class where the score reaches the hurdle, else the lower one.",
    formula: (c, { tolerance }) => {
      const [hurdle, score] = [c.get("hurdle"), c.get("corridorScore")];
      return whereKnown(
        [c.get("lowRank"), score],
        `IF(ISNUMBER(${hurdle}),IF(${score}>=${hurdle}-${tolerance},${c.get("topRank")},${c.get("lowRank")}),${c.get("lowRank")})`,
        NOT_COMPUTED,
      );
    },
  },
  {
    key: "corridor.0",
    label: "Lower class",
    format: "plain",
    how: "",
    formula: (c, rules) => className(c.get("lowRank"), rules),
  },
  {
    key: "corridor.1",
    label: "Upper class",
    format: "plain",
    how: "",
    formula: (c, rules) => className(c.get("topRank"), rules),
  },
  {
    key: "candidate",
    label: "Class from corridor and score, before gates",
    format: "plain",
    how: "Gates and the rules of evidence can only lower or withhold it: see the sheet of gates.",
    formula: (c, rules) => className(c.get("candidateRank"), rules),
  },
];

const EDGES: readonly CorridorRow[] = [
  {
    key: "nextEdge",
    label: "Next edge above C*",
    format: "ratio",
    how: "",
    formula: (c, { corridor }) => {
      const [number, cell] = [c.get("corridorNumber"), c.get("corridorCoverage")];
      return whereKnown(
        [number, cell],
        `IF(${number}<${corridor.count},INDEX(${corridor.from},${number}+1),"none")`,
        "none",
      );
    },
  },
  {
    key: "flips.nextEdge.revenueNeededUsd",
    label: "Revenue of the half-year that reaches it, USD",
    format: "usd",
    how: "Edge × E*, everything else as it is.",
    formula: (c) => atEdge(c, c.get("nextEdge"), `${c.get("nextEdge")}*${c.get("ratios.prudentEmissionsUsd")}`),
  },
  {
    key: "flips.nextEdge.extraRevenueUsd",
    label: "More than now, USD",
    format: "usd",
    how: "",
    formula: (c) =>
      atEdge(
        c,
        c.get("nextEdge"),
        `${c.get("nextEdge")}*${c.get("ratios.prudentEmissionsUsd")}-${c.get("ratios.revenue2qUsd")}`,
      ),
  },
  {
    key: "flips.nextEdge.emissionCut",
    label: "Or a cut of emissions by",
    format: "percent",
    how: "1 − C* ÷ edge.",
    formula: (c) => atEdge(c, c.get("nextEdge"), `1-${c.get("corridorCoverage")}/${c.get("nextEdge")}`),
  },
  {
    key: "lowerEdge",
    label: "Edge at or below C*",
    format: "ratio",
    how: "",
    formula: (c, { corridor }) => {
      const [number, cell] = [c.get("corridorNumber"), c.get("corridorCoverage")];
      return whereKnown([number, cell], `IF(${number}>1,INDEX(${corridor.from},${number}),"none")`, "none");
    },
  },
  {
    key: "flips.lowerEdge.revenueFall",
    label: "Fall of revenue that reaches it",
    format: "percent",
    how: "1 − edge ÷ C*.",
    formula: (c) => atEdge(c, c.get("lowerEdge"), `MAX(0,1-${c.get("lowerEdge")}/${c.get("corridorCoverage")})`),
  },
  {
    key: "flips.lowerEdge.emissionRise",
    label: "Or a rise of emissions by",
    format: "percent",
    how: "C* ÷ edge − 1.",
    formula: (c) => atEdge(c, c.get("lowerEdge"), `MAX(0,${c.get("corridorCoverage")}/${c.get("lowerEdge")}-1)`),
  },
];

/** From coverage and score to the class before gates, and how far the edges are. */
export function writeCorridor(sheet: SheetDraft, all: readonly ReadingCells[], rules: RuleCells): void {
  const rowsOf = (rows: readonly CorridorRow[]): void => {
    for (const { key, label: words, format, how, formula } of rows) {
      const row = sheet.add(label(words), ...all.map((cells) => live(formula(cells, rules), format)), text(how));
      setAcross(all, key, (index) => sheet.ref(row, 2 + index));
    }
  };
  const head = (words: string) =>
    sheet.add(heading(words), ...all.map(({ reading }) => heading(reading.label)), heading("How"));
  sheet.add(title("Corridor"));
  sheet.add(note("Live. Coverage gives one or two adjacent classes; where there are two the score chooses."));
  sheet.freeze();
  sheet.blank();
  head("Corridor and class");
  rowsOf(ROWS);
  sheet.blank();
  head("How far the edges are");
  rowsOf(EDGES);
}
