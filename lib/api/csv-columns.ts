import type * as z from "zod";
import type { CsvValue } from "@/lib/format";
import type { CsvColumn } from "./operation";
import type { Quantity } from "./replies/quantity";
import type { CHANGE_ROW } from "./schemas/changes";
import type { CONFLICT_ROW, NETWORK_ROW, OBSERVATION_ROW, SERIES_ROW } from "./schemas/records";
import type { ASSUMED } from "./schemas/verdicts";

/** Columns of the CSV files: names as in JSON, numbers unformatted, an empty cell where nothing is known. */

const cell = (value: number | string | null | undefined): CsvValue => value ?? null;
const yes = (value: boolean | null | undefined): CsvValue => (value == null ? null : String(value));
const list = (values: readonly string[] | null | undefined): CsvValue => (values ? values.join("; ") : null);

type NetworkRow = z.infer<typeof NETWORK_ROW>;
type Standing = NonNullable<NetworkRow["assessment"]>;
type QuantityName = { [Key in keyof Standing]: Standing[Key] extends Quantity ? Key : never }[keyof Standing];

/** State, value and both bounds: four columns a number. */
const quantityColumns = (name: QuantityName): CsvColumn<NetworkRow>[] =>
  (["state", "value", "low", "high"] as const).map((part) => ({
    name: part === "value" ? name : `${name}.${part}`,
    value: ({ assessment }) => cell(assessment?.[name][part]),
  }));

const standing = (name: string, value: (assessment: Standing) => CsvValue): CsvColumn<NetworkRow> => ({
  name,
  value: ({ assessment }) => (assessment === null ? null : value(assessment)),
});

export const NETWORK_COLUMNS: readonly CsvColumn<NetworkRow>[] = [
  { name: "slug", value: ({ slug }) => slug },
  { name: "name", value: ({ name }) => name },
  { name: "token", value: ({ token }) => token },
  { name: "kind", value: ({ kind }) => kind },
  { name: "category", value: ({ category }) => category },
  { name: "resource", value: ({ resource }) => resource },
  standing("verdict", ({ verdict }) => verdict),
  standing("reason", ({ reason }) => reason),
  standing("wouldBe", ({ wouldBe }) => wouldBe),
  standing("range", ({ range }) => list(range)),
  standing("quarter", ({ quarter }) => quarter),
  standing("ageDays", ({ ageDays }) => ageDays),
  ...quantityColumns("prudentCoverage"),
  ...quantityColumns("demandUsdPerYear"),
  ...quantityColumns("subsidyUsdPerYear"),
  ...quantityColumns("demandShare"),
  ...quantityColumns("utilisation"),
  ...quantityColumns("dataConfidence"),
  standing("trend", ({ trend }) => trend.direction),
  standing("isTrendMostlyPrice", ({ trend }) => yes(trend.isMostlyPrice)),
  standing("tags", ({ tags }) => list(tags)),
  standing("definition", ({ definition }) => definition),
  standing("definitionRobust", ({ definitionRobust }) => yes(definitionRobust)),
  standing("fingerprint", ({ fingerprint }) => fingerprint),
  { name: "page", value: ({ page }) => page },
];

/** A network of a comparison: its house verdict, and what assumptions lead to beside it. */
export interface ComparedRow {
  house: NetworkRow;
  assumed: z.infer<typeof ASSUMED> | null;
}

const assumedColumn = (
  name: string,
  value: (assumed: z.infer<typeof ASSUMED>) => CsvValue,
): CsvColumn<ComparedRow> => ({
  name: `assumed.${name}`,
  value: ({ assumed }) => (assumed === null ? null : value(assumed)),
});

/** Columns of `assumed` are empty where nothing is assumed. */
export const COMPARE_COLUMNS: readonly CsvColumn<ComparedRow>[] = [
  ...NETWORK_COLUMNS.map(({ name, value }) => ({ name, value: ({ house }: ComparedRow) => value(house) })),
  assumedColumn("notice", ({ notice }) => notice),
  assumedColumn("under", ({ under }) => under),
  assumedColumn("verdict", ({ verdict }) => verdict),
  assumedColumn("reason", ({ reason }) => reason),
  assumedColumn("wouldBe", ({ wouldBe }) => wouldBe),
  assumedColumn("range", ({ range }) => list(range)),
  ...(["prudentCoverage", "operatorCover", "operatorIncome"] as const).flatMap((quantity) =>
    (["state", "value", "low", "high"] as const).map((part) =>
      assumedColumn(part === "value" ? quantity : `${quantity}.${part}`, (assumed) => cell(assumed[quantity][part])),
    ),
  ),
];

type Series = z.infer<typeof SERIES_ROW>;
export interface SeriesFigure {
  series: Series;
  figure: Series["figures"][number];
}

export const SERIES_COLUMNS: readonly CsvColumn<SeriesFigure>[] = [
  { name: "seriesId", value: ({ series }) => series.id },
  { name: "metric", value: ({ series }) => series.metric },
  { name: "label", value: ({ series }) => series.label },
  { name: "unit", value: ({ series }) => series.unit },
  { name: "payer", value: ({ series }) => series.payer },
  { name: "bucket", value: ({ series }) => series.bucket },
  { name: "quarter", value: ({ figure }) => figure.quarter },
  { name: "value", value: ({ figure }) => figure.value },
  { name: "low", value: ({ figure }) => figure.low },
  { name: "high", value: ({ figure }) => figure.high },
  { name: "missing", value: ({ figure }) => figure.missing },
  { name: "method", value: ({ figure }) => figure.method },
  { name: "grade", value: ({ figure }) => figure.grade },
  { name: "knownOn", value: ({ figure }) => figure.knownOn },
  { name: "knownOnBasis", value: ({ figure }) => figure.knownOnBasis },
  { name: "reason", value: ({ figure }) => figure.reason },
  { name: "usedIds", value: ({ figure }) => list(figure.usedIds) },
];

type Observation = z.infer<typeof OBSERVATION_ROW>;

const plain = <Name extends keyof Observation>(name: Name & string): CsvColumn<Observation> => ({
  name,
  value: (row) => {
    const value: unknown = row[name];
    return typeof value === "number" || typeof value === "string" ? value : null;
  },
});

export const OBSERVATION_COLUMNS: readonly CsvColumn<Observation>[] = [
  ...(
    ["id", "seriesId", "metric", "unit", "periodStart", "periodEnd", "value", "low", "high", "nullReason"] as const
  ).map(plain),
  ...(["nature", "basis", "derivation", "grade", "standing", "publishedOn", "knownOn", "knownOnBasis"] as const).map(
    plain,
  ),
  ...(["literal", "note"] as const).map(plain),
  { name: "sourceId", value: ({ source }) => source.id },
  { name: "publisher", value: ({ source }) => source.publisher },
  { name: "sourceTitle", value: ({ source }) => source.title },
  { name: "sourceUrl", value: ({ source }) => source.url },
  { name: "sourceLicence", value: ({ source }) => source.licence },
  { name: "sourceRedistribute", value: ({ source }) => source.redistribute },
  { name: "page", value: ({ page }) => page },
];

type Conflict = z.infer<typeof CONFLICT_ROW>;

export const CONFLICT_COLUMNS: readonly CsvColumn<Conflict>[] = [
  { name: "network", value: ({ network }) => network },
  { name: "id", value: ({ id }) => id },
  { name: "title", value: ({ title }) => title },
  { name: "kind", value: ({ kind }) => kind },
  { name: "status", value: ({ status }) => status },
  { name: "seriesId", value: ({ seriesId }) => seriesId },
  { name: "metric", value: ({ metric }) => metric },
  { name: "period", value: ({ period }) => period },
  { name: "ratio", value: ({ ratio }) => ratio },
  { name: "effect", value: ({ effect }) => effect },
  { name: "changesVerdict", value: ({ changesVerdict }) => yes(changesVerdict) },
  {
    name: "readings",
    value: ({ readings }) =>
      list(
        readings.map(
          ({ observationId, standing: of, verdict }) =>
            `${observationId} (${of}${verdict === null ? "" : `: ${verdict}`})`,
        ),
      ),
  },
  { name: "reason", value: ({ reason }) => reason },
  { name: "page", value: ({ page }) => page },
];

type Change = z.infer<typeof CHANGE_ROW>;

export const CHANGE_COLUMNS: readonly CsvColumn<Change>[] = [
  { name: "network", value: ({ network }) => network },
  { name: "basis", value: ({ basis }) => basis },
  { name: "date", value: ({ date }) => date },
  { name: "changed", value: ({ changed }) => list(changed) },
  { name: "note", value: ({ note }) => note },
  ...(["from", "to"] as const).flatMap((side): CsvColumn<Change>[] => [
    { name: `${side}.asOf`, value: (row) => row[side].asOf },
    { name: `${side}.quarter`, value: (row) => row[side].quarter },
    { name: `${side}.verdict`, value: (row) => row[side].verdict },
    { name: `${side}.reason`, value: (row) => row[side].reason },
    { name: `${side}.range`, value: (row) => list(row[side].range) },
    { name: `${side}.prudentCoverage`, value: (row) => row[side].prudentCoverage },
  ]),
  { name: "deltaLnCoverage", value: ({ attribution }) => cell(attribution?.deltaLnCoverage) },
  ...(["method", "definition", "restatement", "data"] as const).map(
    (cause): CsvColumn<Change> => ({
      name: `byCause.${cause}`,
      value: ({ attribution }) => cell(attribution?.byCause[cause]),
    }),
  ),
  { name: "priceShare", value: ({ attribution }) => cell(attribution?.priceShare) },
  { name: "page", value: ({ page }) => page },
];
