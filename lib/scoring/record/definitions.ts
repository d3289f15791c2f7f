import type { Claim, KnownRecord } from "./claims";
import type { FigureBook, Reconciled } from "./figures";
import { quarterUnit } from "./flows";
import { type Grade, lowered, weakest } from "./grades";
import type { Figure, Span } from "./output";
import { exactly, product, quotient } from "./spans";
import type { DefinitionFact, Role, SeriesFact } from "./types";

export const REVENUE_ROLES = ["organic", "unclassified", "related", "excluded", "incentive"] as const;
export const EMISSION_ROLES = ["supply", "security", "demand"] as const;
export type RevenueRole = (typeof REVENUE_ROLES)[number];

const USD = "USD";

/** One line of a definition with its series looked up. */
export interface Line {
  series: SeriesFact;
  role: Role;
  required: boolean;
}

/** A definition ready to be applied to quarters. */
export interface Lens {
  definition: DefinitionFact;
  lines: readonly Line[];
  byRole: ReadonlyMap<Role, readonly Line[]>;
  /** Token in which emissions are counted; `USD` when they are only known as money. */
  tokenUnit: string;
}

/** One line in one quarter, converted to the unit asked for. */
export interface LineAmount {
  line: Line;
  /** null where the record is silent, or the amount cannot be converted. */
  span: Span | null;
  /** null without a number; one step lower than the weaker input where it was converted. */
  grade: Grade | null;
  claims: readonly Claim[];
  figure: Figure;
  reconciled: Reconciled;
}

/** Throws when the definition names a series that is not there. */
export const buildLens = (definition: DefinitionFact, known: KnownRecord): Lens => {
  const lines = definition.lines.map(({ seriesId, role, required }) => {
    const entry = known.bySeries.get(seriesId);
    if (!entry) throw new Error(`Definition ${definition.id}: no series ${seriesId}`);
    return { series: entry.series, role, required };
  });
  const byRole = new Map<Role, Line[]>();
  for (const line of lines) {
    const own = byRole.get(line.role);
    if (own) own.push(line);
    else byRole.set(line.role, [line]);
  }
  const units = EMISSION_ROLES.flatMap((role) => byRole.get(role) ?? []).map(({ series }) => quarterUnit(series));
  return { definition, lines, byRole, tokenUnit: units.find((unit) => unit !== USD) ?? USD };
};

export const linesOf = (lens: Lens, role: Role): readonly Line[] => lens.byRole.get(role) ?? [];

/** A line as it stands in one quarter, in the unit of its series (per quarter). */
export const amountOf = (book: FigureBook, line: Line, index: number): LineAmount => {
  const reconciled = book.at(line.series.id, index);
  const { figure, choice, used } = reconciled;
  return { line, span: figure.span, grade: choice?.lead.grade ?? null, claims: used, figure, reconciled };
};

/** A line in USD: tokens at the quarter's mean price (P5), never at today's. */
export const amountInUsd = (lens: Lens, book: FigureBook, line: Line, index: number): LineAmount =>
  converted(lens, book, amountOf(book, line, index), USD, index);

/** A line in the lens's token: other tokens at their own market price, money at the token's (§3.14). */
export const amountInTokens = (lens: Lens, book: FigureBook, line: Line, index: number): LineAmount =>
  converted(lens, book, amountOf(book, line, index), lens.tokenUnit, index);

const converted = (lens: Lens, book: FigureBook, amount: LineAmount, unit: string, index: number): LineAmount => {
  const from = quarterUnit(amount.line.series);
  if (from === unit || amount.span === null) return amount;
  // Nothing is nothing at any price.
  if (amount.span.high === 0) return amount;
  const sold = priceOf(lens, book, from, index);
  const bought = priceOf(lens, book, unit, index);
  if (!sold?.span || !bought?.span || bought.span.low <= 0) return { ...amount, span: null, grade: null };
  const grades = [amount.grade, sold.grade, bought.grade].filter((grade) => grade !== null);
  return {
    ...amount,
    span: quotient(product(amount.span, sold.span), bought.span, (a, b) => a / b),
    grade: lowered(weakest(grades), 1),
    claims: [...amount.claims, ...sold.claims, ...bought.claims],
  };
};

export interface Price {
  span: Span | null;
  grade: Grade | null;
  claims: readonly Claim[];
  /** null for USD itself. */
  reconciled: Reconciled | null;
}

const ONE: Price = { span: exactly(1), grade: null, claims: [], reconciled: null };

/** Price in USD of one unit; null when the lens has no price line for it. A line in plain `USD` prices the lens's token. */
export const priceOf = (lens: Lens, book: FigureBook, unit: string, index: number): Price | null => {
  if (unit === USD) return ONE;
  const lines = linesOf(lens, "price");
  const line =
    lines.find(({ series }) => series.unit === `${USD}/${unit}`) ??
    lines.find(({ series }) => series.unit === USD && unit === lens.tokenUnit);
  if (!line) return null;
  const reconciled = book.at(line.series.id, index);
  const { figure, choice, used } = reconciled;
  return { span: figure.span, grade: choice?.lead.grade ?? null, claims: used, reconciled };
};
