import * as z from "zod";
import { loadAssessed, loadDescribed } from "@/lib/loaders/records";
import { networkQuery } from "@/lib/views";
import { AS_OF, CURSOR, LIMIT, METRIC, SLUG } from "../common-params";
import { OBSERVATION_COLUMNS, SERIES_COLUMNS, type SeriesFigure } from "../csv-columns";
import { ApiFault, badParameter, unknownNetwork } from "../fault";
import { addressOf, listAnswer, operation } from "../operation";
import { text } from "../params";
import { observationRows, seriesRows } from "../replies/record";
import { listOf } from "../schemas/parts";
import { OBSERVATION_ROW, SERIES_ROW } from "../schemas/records";
import { recordOr404 } from "./shared";

const SERIES_ID = text(z.string().regex(/^[a-z0-9][a-z0-9.-]{0,119}$/), {
  description: "Only this series, by its id; `series` of the network lists them.",
  expected: "the id of a series of the network",
  examples: ["helium.revenue.offload-cash"],
});

export const listSeries = operation({
  id: "listSeries",
  path: "/networks/{slug}/series",
  group: "Record",
  summary: "What is measured of a network, with its figures by quarter",
  description:
    "Every series with its reconciled value in each quarter: value, bounds, grade, why this reading, and the observations it rests on. In CSV one row for each figure.",
  params: { slug: SLUG, metric: METRIC, asOf: AS_OF, limit: LIMIT, cursor: CURSOR },
  reply: listOf("SeriesList", "Series in the order of the record.", SERIES_ROW),
  csvName: "series",
  examples: ["/networks/helium/series", "/networks/filecoin/series?metric=revenue"],
  answer: async (given, stand) => {
    const { slug, metric, asOf } = given;
    await recordOr404(slug);
    const [described, loaded] = await Promise.all([loadDescribed(slug, asOf), loadAssessed(slug, asOf, null)]);
    if (described === null) throw unknownNetwork(slug);
    const { record, described: held } = described;
    const rows = seriesRows(record, { asOf: held.asOf, figures: (loaded?.assessed ?? held).figures }).filter(
      (row) => metric === null || row.metric === metric,
    );
    const answer = listAnswer(stand, {
      ...{ operationId: "listSeries", path: `/networks/${slug}/series`, given, rows, columns: [], asOf: held.asOf },
      page: `/networks/${slug}/inputs${networkQuery(asOf, null)}`,
    });
    const figures = answer.body.data.flatMap((series): SeriesFigure[] =>
      series.figures.map((figure) => ({ series, figure })),
    );
    const csv = [
      SERIES_COLUMNS.map(({ name }) => name),
      ...figures.map((row) => SERIES_COLUMNS.map(({ value }) => value(row))),
    ];
    return { ...answer, csv };
  },
});

export const listObservations = operation({
  id: "listObservations",
  path: "/networks/{slug}/observations",
  group: "Record",
  summary: "The claims behind the figures, each with its source",
  description:
    "One dated claim by one source in each row, as it was made, with grade, day known and what a conflict ruled on it. Nothing is overwritten: what was set aside is here too.",
  params: {
    slug: SLUG,
    series: SERIES_ID,
    metric: METRIC,
    from: text(z.iso.date(), {
      description: "Only claims about a period that ends on or after this day.",
      expected: "a day of the calendar, YYYY-MM-DD",
      examples: ["2025-10-01"],
    }),
    to: text(z.iso.date(), {
      description: "Only claims about a period that begins on or before this day.",
      expected: "a day of the calendar, YYYY-MM-DD",
      examples: ["2026-03-31"],
    }),
    asOf: AS_OF,
    limit: LIMIT,
    cursor: CURSOR,
  },
  reply: listOf("ObservationList", "Observations in the order of the record.", OBSERVATION_ROW),
  csvName: "observations",
  examples: [
    "/networks/helium/observations?metric=revenue&limit=5",
    "/networks/filecoin/observations?from=2025-10-01&to=2026-03-31",
  ],
  answer: async (given, stand) => {
    const { slug, series, from, to, asOf } = given;
    const record = await recordOr404(slug);
    if (series !== null && !record.series.some(({ id }) => id === series))
      throw badParameter("series", series, `the id of a series; /api/v1/networks/${slug}/series lists them`);
    if (from !== null && to !== null && from > to)
      throw new ApiFault(
        400,
        "The period is turned round",
        `from=${from} lies after to=${to}; expected from on or before to.`,
        {
          ...{ parameter: "from", value: from, expected: `a day on or before ${to}` },
        },
      );
    const described = await loadDescribed(slug, asOf);
    if (described === null) throw unknownNetwork(slug);
    const day = described.described.asOf;
    const query = networkQuery(asOf, null);
    return listAnswer(stand, {
      ...{ operationId: "listObservations", path: `/networks/${slug}/observations`, given, asOf: day },
      rows: observationRows(described.record, day, given, (path) => addressOf(stand, `${path}${query}`)),
      columns: OBSERVATION_COLUMNS,
      page: `/networks/${slug}/inputs${query}`,
    });
  },
});
