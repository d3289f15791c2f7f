import type { CsvValue } from "@/lib/format";
import type { StatementView } from "../known-texts";
import { exactOf, type NumberView } from "../number-view";
import { type ProseView, proseText } from "../prose";
import type { Lead } from "../tracer";
import type { VerdictView } from "../verdict";

/** A publisher that something rests on; null = no address on the web. */
export interface RowSource {
  publisher: string;
  url: string | null;
}

/** One column as the page prints it, with what a file says beyond the words. */
export interface Column<Row> {
  /** The head as printed; unique within the table. */
  head: string;
  /** The words of the cell as printed; "" = an empty cell. */
  text: (row: Row) => string;
  /** Columns of the file that belong to this one: the unformatted number, an address. Their heads begin with `head`. */
  extras: { head: string; value: (row: Row) => CsvValue }[];
  /** What the numbers of the cell rest on. */
  leads: (row: Row) => Lead[];
}

/** A table, or a list that reads as one: described here once, drawn by a component, written by `tableCsv`. */
export interface TableDescription<Row> {
  /** Its name in the address. */
  id: string;
  title: string;
  /** Section of the page it stands in; null = none with an address. */
  anchor: string | null;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Sources that the page itself names in the row. */
  sources?: (row: Row) => readonly RowSource[];
  /** Those are all it rests on: nothing is added for its numbers. */
  namesAllSources?: boolean;
  /** Slugs that the row is about, where it is not about all that the page is about. */
  subjects?: (row: Row) => readonly string[];
}

export interface TableRow {
  texts: string[];
  extras: CsvValue[];
  sources: readonly RowSource[];
  namesAllSources: boolean;
  leads: Lead[];
  /** null = all that the page is about. */
  subjects: readonly string[] | null;
}

/** A table in words, rows and columns in the order of the page. */
export interface TableView {
  id: string;
  title: string;
  anchor: string | null;
  heads: string[];
  extraHeads: string[];
  rows: TableRow[];
}

export function buildTable<Row>(description: TableDescription<Row>): TableView {
  const { id, title, anchor, columns, rows, sources, namesAllSources = false, subjects } = description;
  const extras = columns.flatMap((column) => column.extras);
  return {
    id,
    title,
    anchor,
    heads: columns.map(({ head }) => head),
    extraHeads: extras.map(({ head }) => head),
    rows: rows.map((row) => {
      const named = sources?.(row) ?? [];
      return {
        texts: columns.map(({ text }) => text(row)),
        extras: extras.map(({ value }) => value(row)),
        sources: named,
        namesAllSources: namesAllSources && named.length > 0,
        leads: columns.flatMap(({ leads }) => leads(row)),
        subjects: subjects?.(row) ?? null,
      };
    }),
  };
}

const NO_LEADS = () => [];

/** A number as it is printed: with its grade behind it. */
export const numberText = ({ text, grade }: NumberView): string => (grade ? `${text} ${grade}` : text);

const leadOf = ({ trace, href }: { trace: string | null; href: string | null }): Lead[] =>
  trace && href ? [{ trace, href }] : [];

export const proseLeads = (view: ProseView | null): Lead[] => view?.parts.flatMap(leadOf) ?? [];

/** A verdict as its label prints it. */
export const verdictText = ({ label, wouldRead, qualifiers }: VerdictView): string =>
  joined(label, wouldRead && `would read ${wouldRead}`, ...qualifiers);

export const joined = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(" ");

/** A text of the record; what a past day hides is an empty cell. */
export const statementText = ({ prose }: StatementView): string => (prose ? proseText(prose) : "");

/** Plain words. */
export const words = <Row>(head: string, text: (row: Row) => string | null): Column<Row> => ({
  head,
  text: (row) => text(row) ?? "",
  extras: [],
  leads: NO_LEADS,
});

/** Words whose numbers lead on; `text` where more than they stands in the cell. */
export const prose = <Row>(
  head: string,
  view: (row: Row) => ProseView | null,
  text: (row: Row) => string = (row) => {
    const found = view(row);
    return found ? proseText(found) : "";
  },
): Column<Row> => ({ head, text, extras: [], leads: (row) => proseLeads(view(row)) });

/** Words with an address behind them. */
export const linked = <Row>(
  head: string,
  text: (row: Row) => string,
  url: (row: Row) => string | null,
): Column<Row> => ({ head, text, extras: [{ head: `${head}: address`, value: url }], leads: NO_LEADS });

/** Words that lead to what they rest on as a whole. */
export const leading = <Row>(
  head: string,
  text: (row: Row) => string,
  leads: (row: Row) => readonly Lead[],
): Column<Row> => ({ head, text, extras: [], leads: (row) => [...leads(row)] });

interface NumberWords<Row> {
  /** The whole cell, where more than the number stands in it. */
  text?: (row: Row) => string;
  /** What stands in the cell of a row without a number. */
  otherwise?: string;
}

/** A number: printed, then unformatted with its bounds and its grade; empty where it is not known. */
export function number<Row>(
  head: string,
  view: (row: Row) => NumberView | null,
  { text, otherwise = "" }: NumberWords<Row> = {},
): Column<Row> {
  const spanOf = (row: Row) => {
    const found = view(row);
    return found && exactOf(found);
  };
  return {
    head,
    text: (row) => {
      if (text) return text(row);
      const found = view(row);
      return found ? numberText(found) : otherwise;
    },
    extras: [
      { head: `${head}: value`, value: (row) => spanOf(row)?.value ?? null },
      { head: `${head}: low`, value: (row) => spanOf(row)?.low ?? null },
      { head: `${head}: high`, value: (row) => spanOf(row)?.high ?? null },
      { head: `${head}: grade`, value: (row) => view(row)?.grade ?? null },
    ],
    leads: (row) => {
      const found = view(row);
      return found ? leadOf(found) : [];
    },
  };
}

/** A verdict: as its label reads, then the class apart from what qualifies it. `after` follows in the same cell. */
export const verdict = <Row>(
  head: string,
  view: (row: Row) => VerdictView,
  after: (row: Row) => string = () => "",
): Column<Row> => ({
  head,
  text: (row) => joined(verdictText(view(row)), after(row)),
  extras: [
    { head: `${head}: class`, value: (row) => view(row).label },
    { head: `${head}: would read`, value: (row) => view(row).wouldRead },
    { head: `${head}: qualifiers`, value: (row) => view(row).qualifiers.join(", ") },
  ],
  leads: NO_LEADS,
});
