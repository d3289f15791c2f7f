import { type CsvValue, csvText } from "@/lib/format";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { RowSource, TableRow, TableView } from "./table";

/** Whose record a row is of, and how it was read. */
export interface TableSubject {
  name: string;
  /** Quarter t of its verdict; null = none, or not assessed. */
  quarter: string | null;
  /** Label of the definition; null = not assessed. */
  definition: string | null;
  fingerprint: string | null;
}

/** A table that leaves the site, with what it needs to be understood elsewhere. */
export interface TableFile {
  table: TableView;
  /** Day of the facts; null where a table has none: the rules of the method. */
  asOf: string | null;
  methodVersion: string;
  /** By slug; every one that a row may be about. */
  subjects: ReadonlyMap<string, TableSubject>;
  /** What a row is about that does not say so itself. */
  about: readonly string[];
  /** Address of the page it stands on; a path where the site does not know its own. */
  page: string;
  /** Put before paths; "" where the site does not know its own address. */
  site: string;
  /** Who stands behind a number, by the key of what it leads to. */
  sourcesOf: (trace: string) => readonly RowSource[];
}

/**
 * What every row carries behind the table's own columns. Columns and not lines on top: a row that is sorted, filtered or
 * pasted elsewhere keeps its day and its sources, and any program reads the file without being told to skip something.
 */
const ABOUT_HEADS = [
  "of_table",
  "of_network",
  "quarter_t",
  "as_of",
  "under_definition",
  "method",
  "fingerprint",
  "rests_on",
  "sources",
  "page",
  "disclaimer",
] as const;

const BETWEEN = " | ";

/** The table as its page shows it, then the numbers unformatted, then what every row carries. */
export function tableCsv(file: TableFile): string {
  const { table } = file;
  const heads = [...table.heads, ...table.extraHeads, ...ABOUT_HEADS];
  return csvText([heads, ...table.rows.map((row) => [...row.texts, ...row.extras, ...aboutRow(row, file)])]);
}

function aboutRow(row: TableRow, file: TableFile): CsvValue[] {
  const subjects = (row.subjects ?? file.about).flatMap((slug) => file.subjects.get(slug) ?? []);
  const each = (pick: (subject: TableSubject) => string | null) => distinct(subjects.map(pick)).join(BETWEEN);
  const traces = row.namesAllSources ? [] : distinct(row.leads.map(({ trace }) => trace));
  const sources = [...row.sources, ...traces.flatMap(file.sourcesOf)];
  return [
    file.table.title,
    each(({ name }) => name),
    each(({ quarter }) => quarter),
    file.asOf,
    each(({ definition }) => definition),
    file.methodVersion,
    each(({ fingerprint }) => fingerprint),
    distinct(row.leads.map(({ href }) => href))
      .map((href) => file.site + href)
      .join(BETWEEN),
    sourcesText(sources),
    file.page,
    DISCLAIMER,
  ];
}

/** `Publisher <address>`, each once. */
export const sourcesText = (sources: readonly RowSource[]): string =>
  distinct(sources.map(({ publisher, url }) => (url ? `${publisher} <${url}>` : publisher))).join(BETWEEN);

const distinct = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.filter((text): text is string => text !== null && text !== "")),
];
