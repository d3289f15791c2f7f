import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import writeExcelFile, { type CellObject, type Feature, type Sheet } from "write-excel-file/node";
import type { CellFormat, CellKind, Row, SheetDraft, WorkbookCell } from "./sheet";

/** Excel takes no more in one cell. */
const LONGEST_TEXT = 32_000;

const FORMATS: Record<CellFormat, string> = {
  usd: "#,##0",
  tokens: "#,##0",
  price: "0.000000",
  ratio: "0.0000",
  points: "0.00",
  percent: "0.0%",
  whole: "0",
  plain: "General",
};

/** Inputs blue, live cells black on pale green, computed values grey: told apart in print by their headings. */
const LOOK: Record<CellKind, Omit<CellObject, "value" | "type">> = {
  title: { fontWeight: "bold", fontSize: 14 },
  caption: { fontWeight: "bold" },
  heading: { fontWeight: "bold", backgroundColor: "#E7E9EC", wrap: true, alignVertical: "top" },
  note: { fontStyle: "italic", textColor: "#4A5160" },
  text: { alignVertical: "top", align: "left", indent: 1, wrap: true },
  label: { fontWeight: "bold", alignVertical: "top", wrap: true },
  input: { textColor: "#1D4ED8", align: "right", alignVertical: "top" },
  live: { backgroundColor: "#EEF7EE", align: "right", alignVertical: "top" },
  value: { textColor: "#4A5160", backgroundColor: "#F4F4F5", alignVertical: "top", wrap: true },
};

/** Characters that XML does not know, which a source may have left in a text, become spaces. */
const printable = (words: string): string =>
  words.replaceAll(/[\p{Cc}\p{Cs}\p{Cn}]/gu, (found) => (/\s/.test(found) ? found : " "));

function toCell(cell: WorkbookCell | null | undefined): CellObject | null {
  if (!cell) return null;
  const look = LOOK[cell.kind];
  const format = cell.format ? { format: FORMATS[cell.format] } : {};
  if (cell.formula !== undefined) return { ...look, ...format, value: cell.formula, type: "Formula" };
  if (typeof cell.value === "number") return { ...look, ...format, value: cell.value, type: Number };
  if (cell.value === null || cell.value === "") return cell.kind === "input" ? { ...look, value: null as never } : null;
  const words = printable(cell.value);
  const kept = words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT)} … (cut: too long for a cell)` : words;
  // The text format keeps what begins with = + - @ a text, also after it was edited.
  return { ...look, format: "@", value: kept, type: String };
}

const WRAPPED: ReadonlySet<CellKind> = new Set<CellKind>(["heading", "text", "label", "value"]);
const LINE_POINTS = 13;
/** A list longer than this is whole in its cell and cut in print. */
const MOST_LINES = 8;
/** Characters that a line of text really holds, per character of column width. */
const FILL = 1.1;

/** Lines that the longest wrapped text of a row takes; not every program fits rows by itself. */
function linesOf(row: Row, widths: readonly number[]): number {
  const lines = row.map((cell, column) => {
    if (!cell || typeof cell.value !== "string" || !WRAPPED.has(cell.kind)) return 1;
    return Math.ceil(cell.value.length / ((widths[column] ?? DEFAULT_WIDTH) * FILL));
  });
  return Math.min(MOST_LINES, Math.max(1, ...lines));
}

const DEFAULT_WIDTH = 9;

/** The row's cells; a height stands at the first one. */
function toRow(row: Row, widths: readonly number[]): (CellObject | null)[] {
  const cells = row.map(toCell);
  const lines = linesOf(row, widths);
  const first = cells.findIndex((cell) => cell !== null);
  const cell = cells[first];
  if (cell && lines > 1) cells[first] = { ...cell, height: lines * LINE_POINTS };
  return cells;
}

/** One page wide in print, however many long. */
const printing: Feature<Buffer> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transformElementAttributes: (tag, attributes) =>
          tag === "pageSetup" ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
        transform: (xml) => xml.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
      },
      // No cached results are in the file: every program is told to calculate when it opens it.
      "xl/workbook.xml": {
        transformElementAttributes: (tag, attributes) =>
          tag === "calcPr" ? { ...attributes, fullCalcOnLoad: 1 } : attributes,
      },
    },
  },
};

/** Header rows that repeat on every printed page. */
function printTitles(sheets: readonly SheetDraft[]): string {
  const names = sheets.flatMap(({ name, frozenRows }, index) =>
    frozenRows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$${frozenRows}</definedName>`,
        ],
  );
  return names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`;
}

const escapeXml = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Inside the archive every file bears this day, told in local time as the format has it: same sheets, same bytes. */
const FIXED_DAY = new Date(1980, 0, 1);

/**
 * The sheets as an .xlsx file. The same sheets give the same bytes: the archive is packed again in the order of names and
 * with one fixed day.
 */
export async function writeWorkbook(sheets: readonly SheetDraft[]): Promise<Uint8Array> {
  const written = sheets.map(
    (draft): Sheet<Buffer> => ({
      sheet: draft.name,
      data: draft.rows.map((row) => toRow(row, draft.widths)),
      columns: draft.widths.map((width) => ({ width })),
      orientation: "landscape",
      stickyRowsCount: draft.frozenRows,
    }),
  );
  const packed = unzipSync(
    await writeExcelFile(
      written as never,
      { fontFamily: "Calibri", fontSize: 10, features: [printing] } as never,
    ).toBuffer(),
  );
  const book = "xl/workbook.xml";
  const xml = packed[book] ? strFromU8(packed[book]) : "";
  packed[book] = strToU8(xml.replace(/<definedNames\s*\/>/, printTitles(sheets)));
  const sorted = Object.fromEntries(Object.entries(packed).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { mtime: FIXED_DAY, level: 6 });
}
