import type { NumberView } from "../number-view";
import type { ProseView } from "../prose";
import type { TraceKind } from "../trace-key";

/**
 * What stands behind one number, the same for every kind; numbers are text already, so that page, drawer and API agree.
 * Numbers in its words that lead nowhere are its own: a link to what is being read would be none.
 */
export interface TraceView {
  key: string;
  kind: TraceKind;
  /** "Reconciled figure", "Formula" … */
  kindWords: string;
  /** Address of the plain page. */
  href: string;
  title: string;
  subject: { slug: string; name: string; href: string };
  asOf: string;
  /** What exactly is counted or computed. */
  what: ProseView;
  /** As used; null where the key is about no single number. */
  number: NumberView | null;
  /** Period, state, grade, age … in words. */
  facts: { label: string; text: ProseView }[];
  /** The formula with its numbers, each leading on; null where nothing is computed. */
  formula: ProseView | null;
  /** What the formula takes, or what the number is part of. */
  parts: TracePart[];
  /** What every source says, used ones first. */
  claims: TraceClaim[];
  /** Who stands behind a formula through what it is made of; [] where claims are listed. */
  sources: TraceSource[];
  /** The same measure through the quarters. */
  series: { label: string; rows: TracePart[] } | null;
  conflicts: TraceConflict[];
  /** One sentence ready to paste. */
  citation: string;
}

export interface TracePart {
  label: string;
  number: NumberView;
  note: string | null;
}

/** One day of several that are told together. */
export interface TraceDay {
  id: string;
  trace: string;
  href: string;
  /** In the unit of the series. */
  value: string;
  period: string;
}

/** One claim, or the days of one source told together: then value and period are those of all, the rest of the newest. */
export interface TraceClaim {
  id: string;
  trace: string;
  href: string;
  /** The claim in its own words or digits. */
  claimed: string;
  /** The same in the unit of the series. */
  value: string;
  /** `2025-10-01 to 2025-12-31`. */
  period: string;
  standing: "used" | "set aside" | "refuted" | "open" | "not used";
  grade: string;
  gradeWords: string;
  /** "as reported", or how it was derived. */
  basis: ProseView;
  /** "published 2026-07-06", "undated". */
  published: string;
  /** When it was published and since when it counts as known. */
  known: string;
  /** "5 months before the as-of day". */
  age: string;
  note: ProseView | null;
  /** Verdict if this reading is taken at its word, where a conflict computes one. */
  verdict: string | null;
  /** The days told together, oldest first; null = it is one claim. */
  days: TraceDay[] | null;
  source: {
    publisher: string;
    title: string;
    url: string | null;
    /** The address as recorded, also where it is no web page. */
    address: string;
    readVia: string | null;
    kind: string;
    licence: string;
  };
}

export interface TraceSource {
  publisher: string;
  title: string;
  url: string | null;
  /** Grades of its claims, `B2, C3`. */
  grades: string;
}

export interface TraceConflict {
  title: string;
  status: string;
  changesVerdict: boolean;
  trace: string;
  href: string;
}
