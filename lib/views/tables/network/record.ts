import type { ConflictView } from "../../conflicts";
import type { ClaimView, FigureEvidence, SeriesEvidence } from "../../evidence";
import { proseText } from "../../prose";
import type { SourceView } from "../../source-views";
import {
  buildTable,
  type Column,
  joined,
  leading,
  linked,
  number,
  prose,
  proseLeads,
  type TableView,
  words,
} from "../table";

interface EvidenceRow {
  series: SeriesEvidence;
  figure: FigureEvidence;
  /** null = nothing is listed under the figure. */
  claim: ClaimView | null;
}

/** What a series counts as, as its tag reads. */
export const roleText = ({ role }: SeriesEvidence): string => role?.replaceAll("_", " ") ?? "";

/** How a figure came about, and how many claims it has. */
export const figureText = ({ method, claims, unlisted }: FigureEvidence): string =>
  `${method} · ${claims.length} ${claims.length === 1 ? "claim" : "claims"}${unlisted > 0 ? `, ${unlisted} more looked at` : ""}`;

/** The work a claim stands in, and the copy it was read in. */
const workText = ({ source: { publisher, title, readVia } }: ClaimView): string =>
  publisher + (title ? `, ${title}` : "") + (readVia ? `, read via ${readVia}` : "");

const ofClaim = (pick: (claim: ClaimView) => string) => (row: EvidenceRow) => (row.claim ? pick(row.claim) : "");

/** Every series, every quarter, every claim: a row for each claim, with the figure it belongs to. */
export const evidenceTable =
  (id: string, title: string) =>
  ({ evidence }: { evidence: SeriesEvidence[] }): TableView =>
    buildTable<EvidenceRow>({
      id,
      title,
      anchor: "inputs",
      columns: [
        words("Series", ({ series }) => series.label),
        words("Unit", ({ series }) => series.unit),
        words("Counts as", ({ series }) => roleText(series)),
        prose("Measure", ({ series }) => series.measure),
        words("Quarter", ({ figure }) => figure.quarter),
        number("Figure", ({ figure }) => figure.number),
        words("How it came about", ({ figure }) => figureText(figure)),
        prose("Reason", ({ figure }) => figure.reason),
        leading(
          "Claim",
          ofClaim(({ claimed }) => claimed),
          ({ claim }) => (claim ? [claim.lead] : []),
        ),
        words(
          "Period",
          ofClaim(({ period }) => period),
        ),
        words(
          "Grade",
          ofClaim(({ grade }) => grade),
        ),
        words(
          "Standing",
          ofClaim(({ used }) => (used ? "used" : "not used")),
        ),
        linked("Source", ofClaim(workText), ({ claim }) => claim?.source.url ?? null),
        words(
          "Known",
          ofClaim(({ knownOn }) => `known ${knownOn}`),
        ),
        {
          head: "Basis",
          text: ofClaim(({ basis, note }) => proseText(basis) + (note ? `. ${proseText(note)}` : "")),
          extras: [],
          leads: ({ claim }) => (claim ? [...proseLeads(claim.basis), ...proseLeads(claim.note)] : []),
        },
      ],
      rows: evidence.flatMap((series) =>
        series.figures.flatMap((figure): EvidenceRow[] =>
          figure.claims.length === 0
            ? [{ series, figure, claim: null }]
            : figure.claims.map((claim) => ({ series, figure, claim })),
        ),
      ),
      sources: ({ claim }) => (claim ? [claim.source] : []),
      namesAllSources: true,
    });

/** Who said what stands on the page. */
export const sourcesTable =
  (id: string) =>
  ({ sources }: { sources: SourceView[] }): TableView =>
    buildTable<SourceView>({
      id,
      title: "Sources",
      anchor: "sources",
      columns: [
        sourceColumn<SourceView>(),
        words("Kind", ({ kind }) => kind),
        words("Letter", ({ letter }) => letter),
        words("Licence", ({ licence }) => licence),
        words("Published", ({ publishedOn }) => publishedOn ?? "undated"),
        leading(
          "Claims",
          ({ observations }) => String(observations),
          ({ lead }) => [lead],
        ),
      ],
      rows: sources,
      sources: (source) => [source],
      namesAllSources: true,
    });

export interface NamedSource {
  publisher: string;
  title: string;
  readVia: string | null;
}

/** A source as tables name it. */
export const sourceText = ({ publisher, title, readVia }: NamedSource): string =>
  joined(title ? `${publisher}: ${title}` : publisher, readVia && readViaText(readVia));

/** A source with its address, and that of the copy it was read in. */
export const sourceColumn = <Row extends NamedSource & { url: string | null }>(): Column<Row> => {
  const column = linked<Row>("Source", sourceText, ({ url }) => url);
  return { ...column, extras: [...column.extras, { head: "Source: read via", value: ({ readVia }) => readVia }] };
};

/** Long addresses are behind the words. */
export const readViaText = (readVia: string): string =>
  isWebAddress(readVia) ? "read via a copy" : `read via ${readVia}`;

export const isWebAddress = (text: string): boolean => /^https?:\/\//.test(text);

/** One reading of one conflict, with the conflict in front of it. */
export interface ConflictReading {
  conflict: ConflictView;
  reading: ConflictView["readings"][number];
  /** Over all networks: whose it is, and what it does. */
  of?: { slug: string; name: string; effect: string };
  /** false where there is no verdict for a reading to change. */
  isAssessed: boolean;
}

export const UNREACHED = "does not reach the quarters that decide";

/** The line below the title of a conflict. */
export const conflictColumns = (isAssessed: boolean): Column<ConflictReading>[] => [
  prose("Conflict", ({ conflict }) => conflict.title),
  words("Kind", ({ conflict }) => conflict.kind),
  words("Status", ({ conflict }) => conflict.status),
  prose(
    "Apart",
    ({ conflict }) => conflict.ratio,
    ({ conflict: { ratio } }) => (ratio ? `apart by ${proseText(ratio)}` : ""),
  ),
  words("Period", ({ conflict }) => conflict.period),
  leading(
    "Series",
    ({ conflict }) => conflict.seriesLabel,
    ({ conflict }) => [conflict.lead],
  ),
  words("Effect on the verdict", ({ conflict }) => (conflict.changesVerdict ? "changes the verdict" : "")),
  prose("Claim", ({ reading }) => reading.claimed),
  ...(isAssessed
    ? [
        prose<ConflictReading>(
          "Verdict, taken at its word",
          ({ reading }) => reading.verdict,
          ({ reading, isAssessed: isJudged }) =>
            reading.verdict ? proseText(reading.verdict) : isJudged ? UNREACHED : "",
        ),
      ]
    : []),
  linked(
    "Source",
    ({ reading }) => reading.source,
    ({ reading }) => reading.url,
  ),
  words("Standing", ({ reading }) => reading.standing),
  prose("Ruling", ({ conflict }) => conflict.reason),
];

export const readingSource = ({ reading }: ConflictReading) => [{ publisher: reading.source, url: reading.url }];

/** What sources disagree on: a row for each reading. */
export const conflictsTable =
  (isAssessed: boolean) =>
  ({ conflicts }: { conflicts: ConflictView[] }): TableView =>
    buildTable<ConflictReading>({
      id: "conflicts",
      title: "Conflicts between sources",
      anchor: "conflicts",
      columns: conflictColumns(isAssessed),
      rows: conflicts.flatMap((conflict) => conflict.readings.map((reading) => ({ conflict, reading, isAssessed }))),
      sources: readingSource,
      namesAllSources: true,
    });
