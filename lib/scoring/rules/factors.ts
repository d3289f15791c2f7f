import type { Category, FactorId } from "../types";

export type RuleStatus = "sourced" | "reasoned" | "placeholder";
export type PillarId = "paid_demand" | "use_of_capacity" | "life_after_emissions" | "value_loop" | "evidence";

export const PILLARS: readonly { id: PillarId; label: string }[] = [
  { id: "paid_demand", label: "Paid demand" },
  { id: "use_of_capacity", label: "Use of capacity" },
  { id: "life_after_emissions", label: "Life after emissions" },
  { id: "value_loop", label: "Value loop" },
  { id: "evidence", label: "Evidence" },
];

/** What a factor is measured in: decides how `{value}` is printed, never how it is scored. */
export type FactorUnit = "coverage" | "share" | "share_of_target" | "per_year" | "log_per_year" | "multiple" | "points";

export interface FactorRule {
  id: FactorId;
  /** `F1` … `F9`. */
  code: string;
  label: string;
  pillar: PillarId;
  question: string;
  unit: FactorUnit;
  /** Points of the score, out of 100 when every factor applies. */
  weight: number;
  /** [value, points 0–100], straight lines between, flat outside; values ascend. */
  anchors: readonly (readonly [number, number])[];
  /** `demand_share`: interpolated in C/(1+C), which stays finite without emissions. */
  axis: "value" | "demand_share";
  /** Categories in which the question has no meaning; their weight is shared out among the others. */
  notApplicable: readonly Category[];
  status: RuleStatus;
  source: string;
  /** `{value}` stands for the measured value. */
  sentences: { met: string; failed: string; unknown: string };
}

/** §3.5. */
export const FACTORS: readonly FactorRule[] = [
  {
    id: "coverage",
    code: "F1",
    label: "Prudent coverage",
    pillar: "paid_demand",
    question: "Do customers pay as much as the token does?",
    unit: "coverage",
    weight: 30,
    anchors: [
      [0, 0],
      [1 / 8, 15],
      [1 / 4, 30],
      [1 / 2, 50],
      [1, 75],
      [2, 90],
      [4, 100],
    ],
    axis: "demand_share",
    notApplicable: [],
    status: "reasoned",
    source: "Halving ladder; parity (1.0) is the lower edge of good.",
    sentences: {
      met: "Customers' payments against what is issued to run the network: {value}.",
      failed: "Customers' payments against what is issued to run the network: only {value}.",
      unknown: "What customers pay against what is issued is not known.",
    },
  },
  {
    id: "growth",
    code: "F2",
    label: "Organic growth",
    pillar: "paid_demand",
    question: "Is paid demand growing?",
    unit: "per_year",
    weight: 12,
    anchors: [
      [-0.6, 0],
      [-0.25, 25],
      [0, 50],
      [0.3, 70],
      [1, 90],
      [2, 100],
    ],
    axis: "value",
    notApplicable: [],
    status: "reasoned",
    source: "Flat demand is neutral; same-quarter pairs, else the median slope.",
    sentences: {
      met: "Paid demand changed by {value}.",
      failed: "Paid demand changed by {value}.",
      unknown: "Growth of paid demand is not known: too few usable quarters, or all of them tiny.",
    },
  },
  {
    id: "concentration",
    code: "F3",
    label: "Largest customer",
    pillar: "paid_demand",
    question: "Would demand survive the loss of its largest customer?",
    unit: "share",
    weight: 8,
    anchors: [
      [0.05, 100],
      [0.1, 90],
      [0.25, 65],
      [0.4, 45],
      [0.6, 25],
      [1, 0],
    ],
    axis: "value",
    notApplicable: [],
    status: "placeholder",
    source: "Effect of losing one payer; to be calibrated.",
    sentences: {
      met: "The largest customer pays {value} of organic revenue.",
      failed: "The largest customer pays {value} of organic revenue.",
      unknown: "The share of the largest customer is not known.",
    },
  },
  {
    id: "utilisation",
    code: "F4",
    label: "Utilisation",
    pillar: "use_of_capacity",
    question: "Is the capacity that is offered paid for?",
    unit: "share_of_target",
    weight: 10,
    anchors: [
      [0, 0],
      [1, 100],
    ],
    axis: "value",
    notApplicable: ["wireless", "sensor", "data", "ai", "energy"],
    status: "placeholder",
    source: "Used ÷ available against the category's target; targets to be calibrated.",
    sentences: {
      met: "Paid use fills {value} of the target utilisation.",
      failed: "Paid use fills only {value} of the target utilisation.",
      unknown: "Utilisation is not known.",
    },
  },
  {
    id: "glut",
    code: "F5",
    label: "Glut",
    pillar: "use_of_capacity",
    question: "Does supply outrun use?",
    unit: "log_per_year",
    weight: 10,
    anchors: [
      [-0.3, 100],
      [-0.1, 75],
      [0, 60],
      [0.2, 25],
      [0.5, 0],
    ],
    axis: "value",
    notApplicable: ["sensor", "data", "ai", "energy"],
    status: "reasoned",
    source: "Log growth of capacity minus log growth of use; equals minus the log change of utilisation.",
    sentences: {
      met: "Use kept up with supply (supply against use {value}).",
      failed: "Supply outran use, or use did not grow (supply against use {value}).",
      unknown: "Growth of capacity against growth of use is not known.",
    },
  },
  {
    id: "operatorCover",
    code: "F6",
    label: "Operator cover",
    pillar: "life_after_emissions",
    question: "Would operators' income from customers pay their cost?",
    unit: "multiple",
    weight: 10,
    anchors: [
      [0, 0],
      [0.25, 20],
      [0.5, 45],
      [1, 80],
      [1.5, 100],
    ],
    axis: "value",
    notApplicable: [],
    status: "reasoned",
    source: "Nodes leave when income stays under cost [C9, C12].",
    sentences: {
      met: "Operators' income from customers against their cost: {value}.",
      failed: "Operators' income from customers against their cost: only {value}.",
      unknown: "Operators' cost is not known.",
    },
  },
  {
    id: "dilution",
    code: "F7",
    label: "Net dilution",
    pillar: "life_after_emissions",
    question: "How fast is the holder diluted?",
    unit: "per_year",
    weight: 5,
    anchors: [
      [0, 100],
      [0.02, 85],
      [0.05, 65],
      [0.1, 40],
      [0.2, 15],
      [0.4, 0],
    ],
    axis: "value",
    notApplicable: [],
    status: "placeholder",
    source: "(Emitted − burned net + insider unlocks) ÷ circulating supply; to be calibrated.",
    sentences: {
      met: "Circulating supply changed by {value}, net of burns.",
      failed: "Circulating supply changed by {value}, net of burns.",
      unknown: "Net dilution is not known.",
    },
  },
  {
    id: "capture",
    code: "F8",
    label: "Capture yield",
    pillar: "value_loop",
    question: "Does paid demand reach the token?",
    unit: "share",
    weight: 5,
    anchors: [
      [0, 0],
      [0.01, 25],
      [0.03, 50],
      [0.06, 75],
      [0.1, 100],
    ],
    axis: "value",
    notApplicable: [],
    status: "placeholder",
    source: "Value passed on out of organic revenue ÷ average market cap; small because it moves with the price.",
    sentences: {
      met: "Value passed to the token out of paid demand is {value} of market cap a year.",
      failed: "Value passed to the token out of paid demand is only {value} of market cap a year.",
      unknown: "What paid demand passes to the token is not known.",
    },
  },
  {
    id: "checklist",
    code: "F9",
    label: "Checklist",
    pillar: "evidence",
    question: "How many of fifteen questions can be answered well?",
    unit: "points",
    weight: 10,
    anchors: [
      [0, 0],
      [100, 100],
    ],
    axis: "value",
    notApplicable: [],
    status: "reasoned",
    source: "Fifteen questions in five sections, each answer with dated evidence.",
    sentences: {
      met: "The checklist reaches {value}.",
      failed: "The checklist reaches only {value}.",
      unknown: "The checklist has not been answered.",
    },
  },
];

/** Glut cannot score above this when usage did not grow or its growth is unknown: shrinking to fit is not demand. */
export const GLUT_CAP = { points: 60, usageGrowth: 0 } as const;

/** Used ÷ available that counts as full, where utilisation applies. Placeholders. */
export const UTILISATION_TARGETS: Readonly<Partial<Record<Category, number>>> = { compute: 0.7, storage: 0.7 };
