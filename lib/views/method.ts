import { formatCoverage, formatPercent } from "@/lib/format";
import {
  CHECKLIST,
  CLASSES,
  CONFIDENCE_CAPS,
  CONFIDENCE_WEIGHTS,
  CORRIDOR,
  CREDIBILITY_QUALITY,
  FACTORS,
  GATE_IDS,
  GATES,
  type GateId,
  LETTER_QUALITY,
  METHOD_VERSION,
  methods,
  REFUSALS,
  REVENUE_WEIGHTS,
  type RefusalReason,
} from "@/lib/scoring";
import { OLD_QUARTER_DAYS } from "./attention";
import { STALE_FROM_DAYS } from "./card";
import { formatThreshold } from "./checks";
import { CREDIBILITY_WORDS, LETTER_WORDS } from "./grade-words";
import { DOWN_RATIO, UP_RATIO } from "./trend";
import { reasonSentence, verdictWord } from "./words";

/** The method page, printed from the rule rows; only the connecting words stand here. */
export interface MethodView {
  version: string;
  steps: string[];
  classes: { label: string; meaning: string; needs: string }[];
  revenue: { label: string; weight: string; examples: string }[];
  corridor: { from: string; halvings: string; classes: string; hurdle: string }[];
  factors: {
    label: string;
    question: string;
    weight: string;
    anchors: string;
    notApplicable: string;
    status: string;
  }[];
  gates: { id: string; question: string; condition: string; threshold: string; cap: string }[];
  refusals: { label: string; sentence: string }[];
  confidence: { label: string; weight: string }[];
  caps: { label: string; cap: string }[];
  letters: { id: string; meaning: string; quality: string }[];
  credibilities: { id: string; meaning: string; quality: string }[];
  checklist: { label: string; weight: string; questions: string }[];
  /** How numbers are shown, from the constants that the pages use. */
  presentation: { label: string; rule: string }[];
  versions: { version: string; standing: string; open: string }[];
  limits: string[];
}

const STEPS = [
  "Coverage: what customers paid, divided by the market value of the tokens emitted to run the network, over the same days of the last two quarters. 1 is parity.",
  "Prudent coverage C* values those tokens at the year’s mean price where that is higher, so a price crash alone does not flatter.",
  "C* puts the network in a corridor of one or two neighbouring classes. Nothing lifts it out, save one documented floor for networks whose inflation pays stakers, not suppliers.",
  "Where the corridor has two classes, a score of nine factors chooses. Its bar has three parts: earned, lost, unknown.",
  "Gates can only lower the class: revenue too small or collapsing, one customer, payer not identified, weak evidence.",
  "Evidence floors work both ways: a favourable class needs an independent reading, a critical one needs sources of the same standing.",
  "Where an input is only bounded, both corners are computed. Same class: published as bounded. Different classes: a range, not a guess.",
];

const REVENUE_WORDS: Record<keyof typeof REVENUE_WEIGHTS, { label: string; examples: string }> = {
  organic: {
    label: "Organic",
    examples: "an identified outside payer, or usage under a verification in which faking does not pay",
  },
  unclassified: { label: "Unclassified", examples: "a reported total without a split of who paid" },
  related: { label: "Related", examples: "operators’ own wallets, affiliates, foundation purchases, rebated usage" },
  excluded: {
    label: "Excluded",
    examples: "penalties, gas that is not the price of the service, hardware sales, token sales, discretionary burns",
  },
};

const CONFIDENCE_WORDS: Record<keyof typeof CONFIDENCE_WEIGHTS, string> = {
  completeness: "Completeness: known share of the factors’ weight",
  freshness: "Freshness: full to 100 days after the quarter, none at 400",
  quality: "Source quality: revenue, emissions, the rest",
  agreement: "Agreement: the largest open gap between sources",
};

const HURDLES = CORRIDOR.flatMap((row) => row.hurdle ?? []);

const LIMITS = [
  `The edges of the corridor are a halving ladder, reasoned and not fitted; the hurdles ${HURDLES.join(", ")}, the utilisation targets and some curves are placeholders until a backtest says otherwise.`,
  "The headline counts every emitted token, staking rewards included, because holders pay for all of them. Where that is harsh, coverage of supply-side emissions stands beside it.",
  "Revenue without a split counts half; for the top class it counts nothing.",
  "Node counts, total value locked, followers, price momentum and price-to-sales never enter the score.",
  "A verdict says who paid, up to the quarter it names. It is not a forecast, and not a statement about price.",
];

/** Rules of presentation. */
const PRESENTATION = [
  {
    label: "Trend",
    rule: `coverage of the last half-year ÷ that of the half-year before: from ${UP_RATIO} rising, to ${DOWN_RATIO.toFixed(2)} falling, steady between; “?” where a quarter is missing; hollow where token price makes more than half of the logarithm of the change`,
  },
  {
    label: "Interval",
    rule: "C* from (least demand, most emissions) to (most demand, least emissions): what sources state or contest, else value × exp(±1.645 σ of its quality); unclassified revenue counts nothing at the lower end, in full at the upper one",
  },
  { label: "Old quarter", rule: `needs attention once t ended ${OLD_QUARTER_DAYS} days before the as-of day` },
  {
    label: "What travels",
    rule: `house definition only; grey from ${STALE_FROM_DAYS} days after the as-of day on; none for a draft, a contested verdict or a range`,
  },
  { label: "Unknown", rule: "never zero, never left out of the whole: “not reported”, hatched, sorted last" },
  { label: "Letters", rule: "grade sources only; a network has a verdict and, in words, a data confidence" },
];

/** What waits for calibration: placeholders change only with a new version. */
const placeholderWords = (): string => {
  const waiting = FACTORS.filter(({ status }) => /placeholder/.test(status)).map(({ code }) => code);
  return `hurdles ${HURDLES.join(", ")}${waiting.length > 0 ? `; curves of ${waiting.join(", ")}` : ""}`;
};

function classNeeds(row: (typeof CLASSES)[number]): string {
  if (row.reachableFrom === 0) return "below the next class";
  const hurdle = row.hurdle === null ? "" : `, and a score of ${row.hurdle}`;
  const floor =
    row.corridorFloor === null ? ", and no gate" : `; from ${formatCoverage(row.corridorFloor)} whatever the score`;
  return `C* from ${formatCoverage(row.reachableFrom)}${hurdle}${floor}`;
}

export function buildMethod(): MethodView {
  const keys = <T extends object>(object: T) => Object.keys(object) as (keyof T & string)[];
  return {
    version: METHOD_VERSION,
    steps: STEPS,
    classes: [...CLASSES].reverse().map((row) => ({ label: row.label, meaning: row.meaning, needs: classNeeds(row) })),
    revenue: keys(REVENUE_WEIGHTS).map((id) => ({
      ...REVENUE_WORDS[id],
      weight:
        REVENUE_WEIGHTS[id] === 0
          ? "nothing"
          : REVENUE_WEIGHTS[id] === 1
            ? "in full"
            : formatPercent(REVENUE_WEIGHTS[id]),
    })),
    corridor: CORRIDOR.map((row) => ({
      from: formatCoverage(row.from),
      halvings: row.halvings,
      classes:
        row.low === row.high
          ? verdictWord(row.low)
          : `${verdictWord(row.low)} or ${verdictWord(row.high).toLowerCase()}`,
      hurdle: row.hurdle === null ? "one class only" : String(row.hurdle),
    })),
    factors: FACTORS.map((row) => ({
      label: `${row.code} ${row.label}`,
      question: row.question,
      weight: String(row.weight),
      anchors: row.anchors.map(([value, points]) => `${anchorText(row.unit, value)} → ${points}`).join(", "),
      notApplicable: row.notApplicable.join(", ") || "every category is asked",
      status: row.status,
    })),
    gates: GATE_IDS.map((id: GateId) => {
      const rule: {
        question: string;
        condition: string;
        threshold: number | null;
        unit: string | null;
        cap: keyof typeof capWords | null;
      } = GATES[id];
      return {
        id,
        question: rule.question,
        condition: rule.condition,
        threshold: rule.threshold === null ? "yes or no" : formatThreshold(rule),
        cap: rule.cap === null ? "top of that lower corridor" : capWords[rule.cap],
      };
    }),
    refusals: (keys(REFUSALS) as RefusalReason[]).map((id) => ({
      label: REFUSALS[id].label,
      sentence: reasonSentence(id),
    })),
    confidence: keys(CONFIDENCE_WEIGHTS).map((id) => ({
      label: CONFIDENCE_WORDS[id],
      weight: formatPercent(CONFIDENCE_WEIGHTS[id]),
    })),
    caps: CONFIDENCE_CAPS.map((row) => ({ label: row.label, cap: String(row.cap) })),
    letters: keys(LETTER_QUALITY).map((id) => ({
      id,
      meaning: LETTER_WORDS[id],
      quality: LETTER_QUALITY[id].toFixed(2),
    })),
    credibilities: ([1, 2, 3, 4, 5, 6] as const).map((id) => ({
      id: String(id),
      meaning: CREDIBILITY_WORDS[id],
      quality: CREDIBILITY_QUALITY[id].toFixed(2),
    })),
    checklist: CHECKLIST.map((row) => ({
      label: row.label,
      weight: String(row.weight),
      questions: row.questions.map((q) => `${q.id} ${q.text}`).join(" "),
    })),
    presentation: PRESENTATION,
    versions: Object.keys(methods).map((version) => ({
      version,
      standing: version === METHOD_VERSION ? "in force" : "kept, so that its verdicts can be computed again",
      open: version === METHOD_VERSION ? placeholderWords() : "none",
    })),
    limits: LIMITS,
  };
}

const capWords = Object.fromEntries(CLASSES.map((row) => [row.id, row.label])) as Record<
  (typeof CLASSES)[number]["id"],
  string
>;

/** Anchors keep their plain figures: coverage as a ratio, points as points, the rest as percent. */
const anchorText = (unit: string, value: number): string =>
  unit === "coverage"
    ? formatCoverage(value)
    : unit === "points" || unit === "multiple" || unit === "log_per_year"
      ? String(value).replace("-", "−")
      : formatPercent(value);
