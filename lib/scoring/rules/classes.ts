import type { VerdictClass } from "../types";

/** A class as printed: its name, what it says, and the lowest coverage at which it can be reached (T of §3.8). */
export interface ClassRule {
  id: VerdictClass;
  label: string;
  meaning: string;
  /** Lowest C* of any corridor that contains the class; 0 for the lowest class. */
  reachableFrom: number;
  /** Score that chooses the class where its corridor has two; null for the lowest class. */
  hurdle: number | null;
  /** C* from which the corridor alone gives the class, whatever the score; null = never. */
  corridorFloor: number | null;
}

/** Coverage from which each corridor starts; the halving ladder below parity (§3.6). */
export interface CorridorRule {
  from: number;
  low: VerdictClass;
  high: VerdictClass;
  /** Score from which the upper class is chosen; null where there is only one class. */
  hurdle: number | null;
  halvings: string;
  meaning: string;
}

/** §3.6. Edges are reasoned (emissions fall by halving); the hurdles 40, 50 and 65 are placeholders. */
export const CORRIDOR: readonly CorridorRule[] = [
  {
    from: 0,
    low: "subsidy_led",
    high: "subsidy_led",
    hurdle: null,
    halvings: "more than 3",
    meaning: "Even three halvings of emissions would not bring the token's bill down to what customers pay.",
  },
  {
    from: 0.125,
    low: "subsidy_led",
    high: "subsidy_leaning",
    hurdle: 40,
    halvings: "2 to 3",
    meaning: "Two to three halvings of emissions away from parity.",
  },
  {
    from: 0.25,
    low: "subsidy_leaning",
    high: "subsidy_leaning",
    hurdle: null,
    halvings: "1 to 2",
    meaning: "One to two halvings of emissions away from parity.",
  },
  {
    from: 0.5,
    low: "subsidy_leaning",
    high: "demand_leaning",
    hurdle: 50,
    halvings: "0 to 1",
    meaning: "Less than one halving of emissions away from parity.",
  },
  {
    from: 1,
    low: "demand_leaning",
    high: "demand_led",
    hurdle: 65,
    halvings: "0",
    meaning: "Customers pay at least as much as the token does, or nothing is issued.",
  },
];

const reachable = (id: VerdictClass): Pick<ClassRule, "reachableFrom" | "hurdle" | "corridorFloor"> => ({
  reachableFrom: CORRIDOR.find((row) => row.high === id)?.from ?? 0,
  hurdle: CORRIDOR.find((row) => row.high === id && row.hurdle !== null)?.hurdle ?? null,
  corridorFloor: CORRIDOR.find((row) => row.low === id)?.from ?? null,
});

/** The four classes, lowest first; thresholds are read off the corridor rows. */
export const CLASSES: readonly ClassRule[] = [
  {
    id: "subsidy_led",
    label: "Subsidy-led",
    meaning: "Token emissions pay nearly all of the network's bill.",
    ...reachable("subsidy_led"),
  },
  {
    id: "subsidy_leaning",
    label: "Subsidy-leaning",
    meaning: "Emissions pay most of the bill, but paid demand is material.",
    ...reachable("subsidy_leaning"),
  },
  {
    id: "demand_leaning",
    label: "Demand-leaning",
    meaning: "Customers pay a third to a half of the bill or more; one halving or one named fact is missing.",
    ...reachable("demand_leaning"),
  },
  {
    id: "demand_led",
    label: "Demand-led",
    meaning: "Customers pay at least as much as the token does, over a full year, and it is known who they are.",
    ...reachable("demand_led"),
  },
];

/** Supply-scope coverage (security bucket out) from which the class is at least `subsidy_leaning` (§3.4). */
export const SUPPLY_FLOOR = { coverage: 1, class: "subsidy_leaning" } as const;

/** Buffers against flicker, as factors of T and points around the hurdle (§3.8). */
export const HYSTERESIS = { entryFactor: 1.1, exitFactor: 0.9, entryPoints: 3, exitPoints: 5 } as const;
