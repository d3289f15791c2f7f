import { amountsIn, type QuarterAmounts } from "./amounts";
import type { KnownRecord } from "./claims";
import { buildLens, type Lens } from "./definitions";
import type { FigureBook } from "./figures";
import type { DefinitionFact } from "./types";

/** The record as one definition counts it: amounts by quarter, each added up once. */
export interface View {
  known: KnownRecord;
  lens: Lens;
  book: FigureBook;
  at(index: number): QuarterAmounts;
  /** Quarters in which any line of the definition was spoken about, oldest first. */
  quarters: readonly number[];
}

export const buildView = (known: KnownRecord, definition: DefinitionFact, book: FigureBook): View =>
  viewThrough(buildLens(definition, known), known, book);

/** The same definition on other figures. */
export const viewThrough = (lens: Lens, known: KnownRecord, book: FigureBook): View => {
  const amounts = new Map<number, QuarterAmounts>();
  return {
    known,
    lens,
    book,
    at: (index) => {
      const before = amounts.get(index);
      if (before) return before;
      const fresh = amountsIn(lens, book, index);
      amounts.set(index, fresh);
      return fresh;
    },
    quarters: [...new Set(lens.lines.flatMap(({ series }) => book.quartersOf(series.id)))].sort((a, b) => a - b),
  };
};
