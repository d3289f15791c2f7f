import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { FileError } from "./file-error";

/** One row of a file, as text. */
export interface CsvRecord {
  /** Line on which it begins, from 1. */
  line: number;
  cells: string[];
}

export interface OpenedCsv {
  separator: Separator;
  /** First row of the file, cells trimmed. */
  header: string[];
  /** The rows below it. May throw FileError where the file stops being CSV. */
  records: AsyncIterable<CsvRecord>;
}

export const SEPARATORS = [",", ";", "\t"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Characters of one row with its quotes: no claim is as long, and a quote that is never closed ends here. */
const MOST_ROW_CHARACTERS = 100_000;
const MOST_COLUMNS = 200;

/**
 * Opens CSV as it comes: UTF-8 with or without a byte order mark, any line ends, commas, semicolons or tabs. Holds one row
 * at a time.
 * @throws FileError where it is no such file
 */
export async function openCsv(bytes: AsyncIterable<Uint8Array>): Promise<OpenedCsv> {
  const text = decode(bytes)[Symbol.asyncIterator]();
  const { head, rest } = await readHead(text);
  const separator = separatorOf(head);
  const source = Readable.from(rest, { objectMode: true });
  const parser = source.pipe(
    parse({
      delimiter: separator,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: MOST_ROW_CHARACTERS,
    }),
  );
  // A pipe does not hand errors on, and an error that nobody hears ends the process.
  source.on("error", (error) => parser.destroy(error));
  parser.on("error", () => {});
  parser.once("close", () => source.destroy());
  const records = numbered(parser)[Symbol.asyncIterator]();
  const first = await records.next();
  if (first.done) throw new FileError("The file is empty: its first row names the columns.");
  const header = first.value.cells.map((cell) => cell.trim());
  checkHeader(header);
  return { separator, header, records: { [Symbol.asyncIterator]: () => records } };
}

/** @throws FileError at the first byte that is not UTF-8, with its line */
async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let isFirst = true;
  const textOf = (chunk: Uint8Array | null): string => {
    try {
      const text = chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
      if (text.includes("\0")) throw new FileError("expected text, found a zero byte: is this a CSV file?", line);
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line += 1;
      return text;
    } catch (error) {
      if (error instanceof FileError) throw error;
      throw new FileError("expected UTF-8 in the text that begins here. Save the file as “CSV UTF-8”.", line);
    }
  };
  for await (const chunk of bytes) {
    if (isFirst && (startsWith(chunk, 0xff, 0xfe) || startsWith(chunk, 0xfe, 0xff)))
      throw new FileError("The file is UTF-16. Save it as “CSV UTF-8”.");
    if (isFirst && startsWith(chunk, 0x50, 0x4b))
      throw new FileError("The file is a workbook or an archive. Save its sheet as “CSV UTF-8”.");
    isFirst = false;
    yield textOf(chunk);
  }
  yield textOf(null);
}

const startsWith = (chunk: Uint8Array, first: number, second: number): boolean =>
  chunk[0] === first && chunk[1] === second;

/** The first row, as far as it is needed to find the separator, and the whole text again. */
async function readHead(text: AsyncIterator<string>): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  let head = "";
  let ended = false;
  while (!/[\r\n]/.test(head.replace(/"[^"]*"/g, "")) && head.length < MOST_ROW_CHARACTERS) {
    const next = await text.next();
    if (next.done) {
      ended = true;
      break;
    }
    head += next.value;
  }
  const whole = head;
  async function* again(): AsyncGenerator<string> {
    yield whole;
    for (let next = ended ? null : await text.next(); next && !next.done; next = await text.next()) yield next.value;
  }
  return { head: head.replace(/"[^"]*"/g, "").split(/[\r\n]/)[0] ?? "", rest: again() };
}

/** The separator that the first row holds most of. @throws FileError where it holds none of those that are read */
function separatorOf(head: string): Separator {
  const count = (mark: string) => head.split(mark).length - 1;
  const best = SEPARATORS.reduce((left, right) => (count(right) > count(left) ? right : left));
  if (count(best) > 0) return best;
  const other = ["|", ":", " "].find((mark) => count(mark) > (mark === "|" ? 0 : 1));
  throw new FileError(
    other === undefined
      ? "The first row has one column only: expected column names with commas, semicolons or tabs between them."
      : `The first row is separated by ${other === " " ? "spaces" : `“${other}”`}: expected commas, semicolons or tabs.`,
    1,
  );
}

async function* numbered(parser: AsyncIterable<unknown>): AsyncGenerator<CsvRecord> {
  // The reader counts CR LF inside quotes as two lines; so much it is ahead.
  let ahead = 0;
  try {
    for await (const row of parser) {
      const { record, info } = row as { record: string[]; info: { lines: number } };
      const counted = countOf(record, /[\r\n]/g);
      yield { line: Math.max(1, info.lines - counted - ahead), cells: record };
      ahead += counted - countOf(record, /\r\n|\n|\r/g);
    }
  } catch (error) {
    throw asFileError(error, ahead);
  }
}

const countOf = (cells: readonly string[], mark: RegExp): number =>
  cells.reduce((sum, cell) => sum + (cell.match(mark)?.length ?? 0), 0);

const WORDS: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: `the row is longer than ${MOST_ROW_CHARACTERS.toLocaleString("en-US")} characters: is a quote not closed?`,
  CSV_QUOTE_NOT_CLOSED: "a quote that is opened on or above this line is never closed.",
  CSV_INVALID_CLOSING_QUOTE: "something stands behind a closing quote: quotes inside a quoted cell are doubled.",
  INVALID_OPENING_QUOTE:
    "a quote stands inside a cell that does not begin with one: quote the whole cell and double the quotes in it.",
};

function asFileError(error: unknown, ahead: number): unknown {
  if (!(error instanceof Error) || error instanceof FileError) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (!/^(CSV_|INVALID_OPENING_QUOTE)/.test(code)) return error;
  const line = "lines" in error && typeof error.lines === "number" ? Math.max(1, error.lines - ahead) : null;
  return new FileError(WORDS[code] ?? "expected CSV as in RFC 4180.", line);
}

function checkHeader(header: readonly string[]): void {
  if (header.length > MOST_COLUMNS)
    throw new FileError(`expected at most ${MOST_COLUMNS} columns, found ${header.length}.`, 1);
  const named = header.filter((name) => name !== "");
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) throw new FileError(`the column “${twice.slice(0, 60)}” occurs twice.`, 1);
}
