import { describe, expect, it } from "vitest";
import { quarterLead } from "@/components/charts/leads";
import { describeRecord } from "@/lib/scoring";
import {
  ALL_NETWORKS,
  buildBoardTrace,
  buildClaimsPage,
  buildComparePage,
  buildConflictsPage,
  buildDataPage,
  buildInputs,
  buildNetwork,
  buildScoreboard,
  buildTrace,
  countRecord,
  OPEN_BOARD,
  parseTraceKey,
  proseText,
  type TraceView,
} from "@/lib/views";
import { shipped } from "../records";

/** Every key that a page carries, and every key that these lead on to, names something. */

const SLUGS = ["helium", "filecoin", "akash"];
const records = new Map(SLUGS.map((slug) => [slug, shipped(slug)]));
const entries = [...records.values()].map(({ record, assessed }) => ({ network: record.network, assessed }));

const ALL = { network: null, kind: null, status: null, article: null, licence: null };

const counts = countRecord(
  [...records.values()].map(({ record, assessed }) => ({
    record,
    assessed,
    described: describeRecord(record, "2026-11-20"),
  })),
  "2026-11-20",
);

/** Values of `trace` anywhere in a view model. */
function keysIn(view: unknown): string[] {
  if (view === null || typeof view !== "object") return [];
  return Object.entries(view).flatMap(([name, value]) =>
    name === "trace" && typeof value === "string" ? [value] : keysIn(value),
  );
}

function resolve(key: string): TraceView | null {
  const trace = parseTraceKey(key);
  if (!trace) return null;
  if (trace.slug === ALL_NETWORKS)
    return buildBoardTrace(entries, trace, { asOf: "2026-11-20", today: "2026-11-21", query: "", counts });
  const held = records.get(trace.slug);
  return held ? buildTrace(held.record, held.assessed, trace, { query: "" }) : null;
}

const pages: [string, unknown][] = [
  ["the board", buildScoreboard([...records.values()], OPEN_BOARD, "2026-11-20")],
  [
    "a comparison",
    buildComparePage([...records.values()], {
      asOf: "2026-11-20",
      query: "",
      unknownSlugs: [],
      fingerprints: [],
      networks: [],
    }),
  ],
  ...[...records].flatMap(([slug, { record, assessed }]): [string, unknown][] => {
    const view = buildNetwork(record, assessed, {
      asOf: null,
      definition: null,
      today: "2027-02-01",
      fingerprint: "",
      peers: [],
    });
    const cells = [view.charts.demandVsSubsidy, view.charts.utilisationVsCapacity].flatMap((chart) =>
      chart.table.rows.flatMap(([quarter = ""]) =>
        chart.table.ids.map((id) => quarterLead(chart.subject, { id, quarter })),
      ),
    );
    return [
      [slug, view],
      [`${slug}, charts`, cells],
      [`${slug}, inputs`, buildInputs(record, assessed, "")],
      [`${slug}, conflicts`, buildConflictsPage([{ record, assessed, described: null }], ALL, "2026-11-20", null)],
      [`${slug}, claims`, buildClaimsPage([record], ALL, "2026-11-20", null)],
      [
        `${slug}, data`,
        buildDataPage([{ record, assessed, described: describeRecord(record, "2026-11-20") }], ALL, "2026-11-20", null),
      ],
    ];
  }),
];

describe("keys", () => {
  it.each(pages)("%s: every number leads somewhere", (_, view) => {
    const keys = [...new Set(keysIn(view))];
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => resolve(key) === null)).toEqual([]);
  });

  it.each(pages)("%s: every number that rests on a claim says its age in words", (_, view) => {
    const silent = [...new Set(keysIn(view))].filter((key) => {
      const view = resolve(key);
      const isAboutOne = view?.kind === "figure" || view?.kind === "observation" || view?.kind === "formula";
      if (!view || !isAboutOne || key.startsWith(ALL_NETWORKS)) return false;
      const age = view.facts.find(({ label }) => label === "Age");
      const isSaid = age !== undefined && /before the as-of day|the as-of day itself/.test(proseText(age.text));
      return view.claims.length + view.sources.length > 0 && !isSaid;
    });
    expect(silent).toEqual([]);
  });

  it("what they lead on to leads somewhere in turn", () => {
    const seen = new Set(pages.flatMap(([, view]) => keysIn(view)));
    const orphans: string[] = [];
    for (const key of seen) {
      const view = resolve(key);
      if (!view) orphans.push(key);
      for (const next of keysIn(view)) seen.add(next);
    }
    expect(orphans).toEqual([]);
  }, 120_000);
});
