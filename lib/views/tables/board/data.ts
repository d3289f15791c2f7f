import type { DataPageView } from "../../data-page";
import type { FailedIdentity } from "../../data-page/identities";
import type { MatrixCell, MatrixRow } from "../../data-page/matrix";
import type { OriginShares, SourceRow } from "../../data-page/sources";
import type { NumberView } from "../../number-view";
import { sourceColumn } from "../network/record";
import { buildTable, type Column, joined, leading, number, type TableView, words } from "../table";

const cellText = ({ words: state, grade, age }: MatrixCell): string => joined(state, grade, age);

/** Networks by inputs: state, grade, age. */
export const matrixTable = ({ inputs, matrix }: DataPageView): TableView =>
  buildTable<MatrixRow>({
    id: "coverage",
    title: "Inputs of each network",
    anchor: "coverage",
    columns: [
      words("Network", ({ name, quarter }) => `${name} ${quarter}`),
      words("Held", ({ held, applicable }) => `${held} of ${applicable}`),
      ...inputs.map((label): Column<MatrixRow> => {
        const of = ({ cells }: MatrixRow) => cells.find((cell) => cell.label === label);
        return leading(
          label,
          (row) => {
            const cell = of(row);
            return cell ? cellText(cell) : "";
          },
          (row) => {
            const cell = of(row);
            return cell ? [cell] : [];
          },
        );
      }),
    ],
    rows: matrix,
    subjects: ({ slug }) => [slug],
  });

/** Years that do not equal the sum of their quarters. */
export const identitiesTable = ({ identities }: DataPageView): TableView =>
  buildTable<FailedIdentity>({
    id: "identities",
    title: "Identity checks that fail",
    anchor: "identities",
    columns: [
      words("Network", ({ name }) => name),
      words("Series", ({ label }) => label),
      words("Year", ({ quarters }) => quarters),
      number("Stated", ({ stated }) => stated),
      number("Sum of quarters", ({ summed }) => summed),
      number("Apart", ({ gap }) => gap),
      words("Source", ({ source }) => source),
    ],
    rows: identities,
    subjects: ({ slug }) => [slug],
  });

/** Whose word each network's figures rest on. */
export const originsTable = ({ origins }: DataPageView): TableView =>
  buildTable<OriginShares>({
    id: "origins",
    title: "Whose word the figures rest on",
    anchor: "origins",
    columns: [
      words("Network", ({ name }) => name),
      number("Figures", ({ figures }) => figures),
      ...(origins[0]?.shares ?? []).map(({ label }) =>
        number<OriginShares>(label, ({ shares }) => shares.find((share) => share.label === label)?.number ?? null),
      ),
      number("Research paid by the project", ({ paidResearch }) => paidResearch, { otherwise: "no research" }),
    ],
    rows: origins,
    subjects: ({ slug }) => [slug],
  });

/** One line a network, as the cell has them. */
const counts = (head: string, pick: (use: SourceRow["uses"][number]) => NumberView): Column<SourceRow> =>
  leading(
    head,
    ({ uses }) => uses.map((use) => pick(use).text).join("\n"),
    ({ uses }) =>
      uses.flatMap((use) => {
        const { trace, href } = pick(use);
        return trace && href ? [{ trace, href }] : [];
      }),
  );

/** Every source of the record, as filtered. */
export const allSourcesTable = ({ sources }: DataPageView): TableView =>
  buildTable<SourceRow>({
    id: "sources",
    title: "Sources",
    anchor: "sources",
    columns: [
      sourceColumn<SourceRow>(),
      words("Networks", ({ uses }) => uses.map(({ name }) => name).join("\n")),
      words("Kind", ({ kind }) => kind),
      words("Letter", ({ letters }) => letters),
      words("Standing", ({ standing }) => standing),
      words("Licence", ({ licence }) => licence),
      words("Published", ({ publishedOn }) => publishedOn ?? "undated"),
      counts("Claims", ({ claims }) => claims),
      counts("Figures", ({ figures }) => figures),
    ],
    rows: sources,
    sources: (source) => [source],
    namesAllSources: true,
    subjects: ({ uses }) => uses.map(({ slug }) => slug),
  });
