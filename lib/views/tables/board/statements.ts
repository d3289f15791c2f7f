import type { ClaimRow, ClaimsPageView } from "../../claims-page";
import type { ConflictsPageView } from "../../conflicts-page";
import type { CorrectionsView } from "../../corrections";
import { type ConflictReading, conflictColumns, readingSource } from "../network/record";
import { disputesOf } from "../network/surroundings";
import { buildTable, leading, prose, type TableView, words } from "../table";

/** Conflicts of all networks, those that move a verdict most first: a row for each reading. */
export const conflictsPageTable = ({ rows }: ConflictsPageView): TableView =>
  buildTable<ConflictReading>({
    id: "conflicts",
    title: "Conflicts between sources",
    anchor: null,
    columns: [
      words("Network", ({ of }) => of?.name ?? ""),
      words("What it does", ({ of }) => of?.effect ?? ""),
      // Where nothing is assessed the page has no such column; the cells are empty then.
      ...conflictColumns(true),
    ],
    rows: rows.flatMap(({ slug, name, effect, isAssessed, conflict }) =>
      conflict.readings.map((reading) => ({
        conflict,
        reading,
        of: { slug, name, effect },
        isAssessed,
      })),
    ),
    sources: readingSource,
    namesAllSources: true,
    subjects: ({ of }) => (of ? [of.slug] : []),
  });

type Statement = ClaimRow & { article: string };

/** What the articles said, statement by statement, as filtered. */
export const claimsTable = ({ articles }: ClaimsPageView): TableView =>
  buildTable<Statement>({
    id: "claims",
    title: "Claims against the record",
    anchor: null,
    columns: [
      words("Article", ({ article }) => article),
      words("Network", ({ name }) => name),
      prose("Statement", ({ statement }) => statement),
      words("Result", ({ statusWords }) => statusWords),
      prose("In words", ({ text }) => text),
      prose("Arithmetic", ({ arithmetic }) => arithmetic),
      leading(
        "Evidence",
        ({ evidence }) => evidence.map(({ text, period, source }) => `${text} · ${period} · ${source}`).join(" "),
        ({ evidence }) => evidence,
      ),
    ],
    rows: articles.flatMap(({ title, rows }) => rows.map((row) => ({ ...row, article: title }))),
    subjects: ({ slug }) => [slug],
  });

/** Disputes over all networks. */
export const correctionsTable = ({ disputes }: CorrectionsView): TableView => disputesOf(disputes, true);
