import {
  type Category,
  type CONFIDENCE_CAPS,
  FACTOR_IDS,
  type FactorId,
  type FactorRule,
  type MethodRules,
  TOLERANCE,
  VERDICT_CLASSES,
  WINDOWS,
} from "@/lib/scoring";
import type { CurveCells } from "./formulas";
import { type CellFormat, heading, input, label, live, note, type Row, SheetDraft, text, title } from "./sheet";

export type CapId = (typeof CONFIDENCE_CAPS)[number]["id"];

interface FactorCells {
  rule: FactorRule;
  applies: boolean;
  weight: string;
  curve: CurveCells;
}

/** Where the numbers of the method stand. Formulas read them here: none of them is written into a formula. */
export interface RuleCells {
  tolerance: string;
  windows: { half: string; year: string; highestPrice: string };
  revenueWeights: { organic: string; unclassified: string };
  growth: { floorUsd: string; cap: string; pairs: string; pairsNeeded: string; quartersNeeded: string };
  factors: FactorCells[];
  glutCap: { points: string; usageGrowth: string };
  /** null where the category has none. */
  utilisationTarget: string | null;
  corridor: { from: string; low: string; high: string; hurdle: string; count: string };
  classes: string;
  floor: { coverage: string; rank: string };
  confidence: {
    weights: Record<"completeness" | "freshness" | "quality" | "agreement", string>;
    freshness: { fullUntilDays: string; zeroAtDays: string };
    quality: Record<"revenue" | "emissions" | "other", string>;
    caps: { id: CapId; label: string; cap: string; threshold: string }[];
  };
}

/** The rows of the method that formulas read, as cells: change one and everything that follows from it changes. */
export function writeRules(rules: MethodRules, category: Category, sheet: SheetDraft): RuleCells {
  sheet.add(title(`Rules of method ${rules.version}`));
  sheet.add(
    note(
      "Every number of the method that a formula reads. Change one to see what follows; the verdict published does not change with it.",
    ),
  );
  sheet.freeze();

  const number = (words: string, of: number, format: CellFormat = "plain", why = ""): string => {
    const row = sheet.add(label(words), input(of, format), text(why));
    return sheet.ref(row, 2);
  };
  const section = (words: string, ...more: Row): void => {
    sheet.blank();
    sheet.add(heading(words), ...more);
  };

  section("Comparison and windows", heading("Value"), heading("What it is"));
  const tolerance = number(
    "Tolerance",
    TOLERANCE,
    "plain",
    "Values this close to a fixed number count as equal to it, and equal counts as reached.",
  );
  const windows = {
    half: number("Half-year", WINDOWS.half, "whole", "Quarters, t included."),
    year: number("Year", WINDOWS.year, "whole", "Quarters, t included."),
    highestPrice: number("Highest price", WINDOWS.highestPrice, "whole", "Quarters, t included."),
  };

  section("Paid demand", heading("Value"), heading("What it is"));
  const revenueWeights = {
    organic: number("Weight of organic revenue", rules.revenueWeights.organic),
    unclassified: number(
      "Weight of unclassified revenue",
      rules.revenueWeights.unclassified,
      "plain",
      "Related and excluded revenue is not demand; incentives are taken off.",
    ),
  };
  const growth = {
    floorUsd: number(
      "Growth: least quarter, USD",
      rules.growth.floorUsd,
      "usd",
      "Each quarter counts as at least this.",
    ),
    cap: number("Growth: most a year", rules.growth.cap, "percent"),
    pairs: number("Growth: same-quarter pairs looked at", rules.growth.pairs, "whole"),
    pairsNeeded: number("Growth: pairs needed", rules.growth.pairsNeeded, "whole", "Else the median slope."),
    quartersNeeded: number(
      "Growth: quarters needed for the slope",
      rules.growth.quartersNeeded,
      "whole",
      "Else unknown.",
    ),
  };

  section("Factors: weights", heading("Weight"), heading("Applies"), heading("Where it comes from"));
  const weights = new Map<FactorId, string>();
  const ordered = FACTOR_IDS.flatMap((id) => rules.factors.filter((rule) => rule.id === id));
  for (const rule of ordered) {
    const applies = !rule.notApplicable.includes(category);
    const row = sheet.add(
      label(`${rule.code} ${rule.label}`),
      input(rule.weight),
      text(applies ? "yes" : `not applicable to ${category}: its weight is shared out among the others`),
      text(`${rule.status}: ${rule.source}`),
    );
    weights.set(rule.id, sheet.ref(row, 2));
  }

  section("Factors: value to points", heading("Value"), heading("Points"), heading("On the axis of the curve"));
  const factors = ordered.map((rule): FactorCells => {
    const onShare = rule.axis === "demand_share";
    const rows = rule.anchors.map(([x, y], index) => {
      const row = sheet.rows.length + 1;
      return sheet.add(
        label(index === 0 ? `${rule.code} ${rule.label}` : ""),
        input(x, "ratio"),
        input(y, "points"),
        onShare ? live(`${sheet.ref(row, 2)}/(1+${sheet.ref(row, 2)})`, "ratio") : null,
        index === 0 && onShare ? text("Straight lines in C/(1+C), which stays finite without emissions.") : null,
      );
    });
    const [first, last] = [rows[0] ?? 1, rows.at(-1) ?? 1];
    const axis = onShare ? 4 : 2;
    return {
      rule,
      applies: !rule.notApplicable.includes(category),
      weight: weights.get(rule.id) ?? "0",
      curve: {
        xs: sheet.range(first, last, axis),
        ys: sheet.range(first, last, 3),
        firstX: sheet.ref(first, axis),
        firstY: sheet.ref(first, 3),
        lastX: sheet.ref(last, axis),
        lastY: sheet.ref(last, 3),
      },
    };
  });
  const glutCap = {
    points: number(
      "F5 earns at most",
      rules.glutCap.points,
      "points",
      "where use does not grow faster than the next number, or its growth is unknown.",
    ),
    usageGrowth: number("Growth of use", rules.glutCap.usageGrowth, "percent"),
  };
  const target = rules.utilisationTargets[category];
  const utilisationTarget =
    target === undefined
      ? null
      : number(
          `Utilisation that counts as full, ${category}`,
          target,
          "percent",
          "Used where the input states no target of its own.",
        );

  section("Classes", heading("Rank"), heading("Class"));
  const classRows = VERDICT_CLASSES.map((id, rank) =>
    sheet.add(label(id), input(rank, "whole"), text(rules.classes.find((row) => row.id === id)?.label ?? id)),
  );
  const classes = sheet.range(classRows[0] ?? 1, classRows.at(-1) ?? 1, 3);

  section(
    "Corridors",
    heading("From coverage C*"),
    heading("Lower class, rank"),
    heading("Upper class, rank"),
    heading("Score from which the upper one is chosen"),
    heading("Meaning"),
  );
  const corridorRows = rules.corridor.map((row) =>
    sheet.add(
      label(`${row.halvings} halvings from parity`),
      input(row.from, "ratio"),
      input(VERDICT_CLASSES.indexOf(row.low), "whole"),
      input(VERDICT_CLASSES.indexOf(row.high), "whole"),
      input(row.hurdle ?? "one class", "points"),
      text(row.meaning),
    ),
  );
  const [firstCorridor, lastCorridor] = [corridorRows[0] ?? 1, corridorRows.at(-1) ?? 1];
  const corridorColumn = (column: number): string => sheet.range(firstCorridor, lastCorridor, column);
  const floor = {
    coverage: number(
      "Supply-scope floor: from coverage",
      rules.supplyFloor.coverage,
      "ratio",
      "Coverage of supply-side emissions alone; holds both ends of the corridor up.",
    ),
    rank: number("Supply-scope floor: least class, rank", VERDICT_CLASSES.indexOf(rules.supplyFloor.class), "whole"),
  };

  section("Data confidence", heading("Value"), heading("What it is"));
  const { confidence } = rules;
  const share = (words: string, of: number) => number(words, of, "percent");
  const confidenceCells = {
    weights: {
      completeness: share("Weight of completeness", confidence.weights.completeness),
      freshness: share("Weight of freshness", confidence.weights.freshness),
      quality: share("Weight of quality", confidence.weights.quality),
      agreement: share("Weight of agreement", confidence.weights.agreement),
    },
    freshness: {
      fullUntilDays: number("Freshness is full until, days", confidence.freshness.fullUntilDays, "whole"),
      zeroAtDays: number("Freshness is nothing at, days", confidence.freshness.zeroAtDays, "whole"),
    },
    quality: {
      revenue: share("Quality: part of revenue", confidence.quality.revenue),
      emissions: share("Quality: part of emissions", confidence.quality.emissions),
      other: share("Quality: part of everything else", confidence.quality.other),
    },
  };
  section("Data confidence: caps", heading("At most"), heading("Threshold"));
  const caps = confidence.caps.map((rule) => {
    const row = sheet.add(label(rule.label), input(rule.cap, "points"), input(rule.threshold ?? "yes or no"));
    return { id: rule.id, label: rule.label, cap: sheet.ref(row, 2), threshold: sheet.ref(row, 3) };
  });

  return {
    tolerance,
    windows,
    revenueWeights,
    growth,
    factors,
    glutCap,
    utilisationTarget,
    corridor: {
      from: corridorColumn(2),
      low: corridorColumn(3),
      high: corridorColumn(4),
      hurdle: corridorColumn(5),
      count: String(corridorRows.length),
    },
    classes,
    floor,
    confidence: { ...confidenceCells, caps },
  };
}

export const rulesSheet = (name = "Rules"): SheetDraft => new SheetDraft(name, [44, 18, 26, 26, 30, 60]);
