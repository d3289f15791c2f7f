import type { CompareJob, NetworkJob } from "@/lib/report/job";
import { type Assessed, assessRecord, fingerprintOf, type NetworkRecord, NO_ASSUMPTIONS } from "@/lib/scoring";
import { buildComparePage, buildNetwork, buildScoreboard, OPEN_BOARD, peersOf } from "@/lib/views";
import {
  buildWhatIf,
  buildWhatIfGrids,
  readFields,
  requestOf,
  type WhatIfRequest,
  whatIfControls,
  whatIfSubject,
} from "@/lib/views/what-if";
import { assumptionLines } from "@/lib/views/what-if/assumption-lines";

export const REPORT_AS_OF = "2026-11-20";
const TODAY = "2026-11-21";
const HEADLINES = ["helium", "filecoin", "akash"];

const assessments = new WeakMap<NetworkRecord, Map<string | null, Assessed>>();

/** Each record once under each definition; null = the house's. */
function assess(record: NetworkRecord, definitionId: string | null): Assessed {
  const known = assessments.get(record) ?? new Map<string | null, Assessed>();
  assessments.set(record, known);
  const assessed =
    known.get(definitionId) ??
    assessRecord(record, { asOf: REPORT_AS_OF, ...(definitionId === null ? {} : { definitionId }) });
  known.set(definitionId, assessed);
  return assessed;
}

interface JobOptions extends Partial<Pick<NetworkJob, "form" | "pageSize" | "pageUrl">> {
  definition?: string;
  /** What the address assumes. */
  assumed?: Record<string, string>;
  /** Records of the board that peers are taken from. */
  board?: NetworkRecord[];
}

/** The job of a network's report as its route builds it, from a record instead of the database. */
export function networkJob(record: NetworkRecord, options: JobOptions = {}): NetworkJob {
  const { definition = null, assumed = {}, board = [record], form = "full", pageSize = "A4" } = options;
  const house = assess(record, null);
  const assessed = assess(record, definition);
  const request = requestOf(readFields(assumed));
  const subjectOf = (reading: string | null) =>
    whatIfSubject({
      record,
      house,
      varied: reading === null ? assessed : assess(record, reading),
      query: "",
      pageDefinition: definition,
    });
  const still: WhatIfRequest = { assumptions: NO_ASSUMPTIONS, reading: null };
  const subject = subjectOf(request.reading);
  const { slug } = record.network;
  return {
    kind: "network",
    form,
    pageSize,
    attached: [],
    pageUrl: options.pageUrl ?? `https://offtake.example/networks/${slug}`,
    view: buildNetwork(record, assessed, {
      asOf: null,
      definition,
      today: TODAY,
      fingerprint: fingerprintOf(assessed),
      peers: HEADLINES,
    }),
    grids: buildWhatIfGrids(subjectOf(null), still).grids,
    assumed:
      Object.keys(assumed).length === 0
        ? null
        : {
            name: null,
            lines: assumptionLines(whatIfControls({ record, subject, request, kept: [] }), request),
            view: buildWhatIf(subject, request),
            grids: buildWhatIfGrids(subject, request),
          },
    peers: peersOf(
      buildScoreboard(
        board.map((one) => ({ record: one, assessed: assess(one, null) })),
        OPEN_BOARD,
        REPORT_AS_OF,
        [],
      ).rows,
      slug,
      HEADLINES,
    ),
  };
}

/** The job of a comparison of records. */
export function compareJob(
  records: NetworkRecord[],
  { form = "full", pageSize = "A4" }: Pick<JobOptions, "form" | "pageSize"> = {},
): CompareJob {
  const entries = records.map((record) => ({ record, assessed: assess(record, null) }));
  const slugs = records.map(({ network }) => network.slug).join(",");
  return {
    kind: "compare",
    form,
    pageSize,
    attached: [],
    pageUrl: `https://offtake.example/compare?n=${slugs}`,
    assumed: [],
    view: buildComparePage(entries, {
      asOf: REPORT_AS_OF,
      query: "",
      unknownSlugs: [],
      fingerprints: entries.map(({ assessed }) => fingerprintOf(assessed)),
      networks: records.map(({ network }) => ({ slug: network.slug, name: network.name })),
    }),
  };
}
