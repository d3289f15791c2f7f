import type { Assessed, AssessmentInput, AssessmentResult } from "@/lib/scoring";

/** One input that the method read, with what it made of it. */
export interface Reading {
  id: "published" | "other";
  label: string;
  input: AssessmentInput;
  result: AssessmentResult;
}

/** The published reading; where inputs are only bounded that is the prudent corner, and the other corner stands beside it. */
export function readingsOf({ input, result, corners }: Assessed): Reading[] {
  if (!input) return [];
  if (!corners) return [{ id: "published", label: "Published reading", input, result }];
  const [low, high] = corners.inputs;
  return [
    { id: "published", label: "Published: revenue low, emissions high", input: low, result: corners.low },
    { id: "other", label: "Other corner: revenue high, emissions low", input: high, result: corners.high },
  ];
}

/** A live cell: which number of the method it is, of which reading, and where it stands. */
export interface LiveCell {
  reading: Reading["id"];
  key: string;
  /** Sheet and address, `Ratios` and `C12`. */
  sheet: string;
  address: string;
}

/** Cells of one reading by what they hold, filled sheet by sheet; later sheets refer to earlier ones. */
export class ReadingCells {
  private readonly refs = new Map<string, string>();

  constructor(readonly reading: Reading) {}

  set(key: string, ref: string): void {
    this.refs.set(key, ref);
  }

  has(key: string): boolean {
    return this.refs.has(key);
  }

  /** Throws where nothing was written under that name: a formula must not refer to nothing. */
  get(key: string): string {
    const ref = this.refs.get(key);
    if (ref === undefined) throw new Error(`No cell is called ${key}`);
    return ref;
  }

  /** Every cell, for those who check the file. */
  liveCells(): LiveCell[] {
    return [...this.refs].flatMap(([key, ref]) => {
      const parts = /^'(.+)'!\$([A-Z]+)\$(\d+)$/.exec(ref);
      return parts?.[1] && parts[2] && parts[3]
        ? [{ reading: this.reading.id, key, sheet: parts[1].replaceAll("''", "'"), address: `${parts[2]}${parts[3]}` }]
        : [];
    });
  }
}

/** One row of cells, a column for each reading. */
export function setAcross(all: readonly ReadingCells[], key: string, refOf: (index: number) => string): void {
  for (const [index, cells] of all.entries()) cells.set(key, refOf(index));
}
