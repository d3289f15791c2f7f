/** Files of one verdict or comparison, as a page offers them. */
export interface ExportGroup {
  label: string;
  /** What is in it and for whom. */
  note: string;
  /** `isCarrying` files follow the assumptions of the panel while a reader moves them. */
  files: { label: string; href: string; isCarrying?: true }[];
}

export interface ExportsView {
  /** The full report on A4: the one most readers send on. */
  report: { label: string; href: string };
  groups: ExportGroup[];
  /** own = of one network, with its definition; shared = those of a comparison. */
  carries: "own" | "shared";
}

type Pairs = readonly (readonly [string, string])[];

/** What a page of a network keeps in its address. */
export const pagePairs = (asOf: string | null, definition: string | null): [string, string][] => [
  ...(asOf === null ? [] : [["asOf", asOf] as [string, string]]),
  ...(definition === null ? [] : [["definition", definition] as [string, string]]),
];

/** Address with a query; what is null is left out. */
const withQuery = (path: string, pairs: Pairs): string => {
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString().replaceAll("%2C", ",");
  return text ? `${path}?${text}` : path;
};

const reports = (path: string, pairs: Pairs): ExportGroup => ({
  label: "Report",
  note: "For people who were not in the room. The inputs travel inside as an attachment.",
  files: [
    { label: "PDF, A4", href: withQuery(path, pairs), isCarrying: true },
    { label: "Letter", href: withQuery(path, [...pairs, ["size", "letter"]]), isCarrying: true },
    { label: "one page, A4", href: withQuery(path, [...pairs, ["form", "one-page"]]), isCarrying: true },
    {
      label: "one page, Letter",
      href: withQuery(path, [...pairs, ["form", "one-page"], ["size", "letter"]]),
      isCarrying: true,
    },
  ],
});

/**
 * Files of one network.
 *
 * @param page `asOf` and `definition` where the page has them
 * @param assumed the reader's assumptions; reports and packets carry them, spreadsheets do not
 */
export function networkExports(slug: string, page: Pairs, assumed: Pairs): ExportsView {
  const path = `/networks/${slug}`;
  const all = [...page, ...assumed];
  return {
    carries: "own",
    report: { label: "Verdict as PDF", href: withQuery(`${path}/report.pdf`, all) },
    groups: [
      reports(`${path}/report.pdf`, all),
      {
        label: "Packet",
        note: "Report, facts and verdict under one fingerprint, to be checked by anyone.",
        files: [
          { label: "ZIP", href: withQuery(`${path}/packet.zip`, all) },
          { label: "verdict as JSON", href: withQuery(`${path}/verdict.json`, all) },
          { label: "check a file", href: "/verify" },
        ],
      },
      {
        label: "Spreadsheet",
        note: "Every input with its source; in the workbook ratios, points and score are live formulas.",
        files: [
          { label: "Excel workbook", href: withQuery(`${path}/workbook.xlsx`, page) },
          { label: "facts as CSV", href: withQuery(`${path}/data.csv`, page) },
        ],
      },
      {
        label: "For programs and other sites",
        note: "The same numbers as on this page.",
        files: [
          { label: "API", href: withQuery(`/api/v1/networks/${slug}/assessment`, all) },
          { label: "reference", href: "/api" },
          { label: "card and badge", href: `/embed#${slug}` },
        ],
      },
    ],
  };
}

/** Files of a comparison, in the order of its columns. */
export function compareExports(slugs: readonly string[], page: Pairs, assumed: Pairs): ExportsView {
  const named: Pairs = [["n", slugs.join(",")], ...page];
  const all = [...named, ...assumed];
  return {
    carries: "shared",
    report: { label: "Comparison as PDF", href: withQuery("/compare/report.pdf", all) },
    groups: [
      reports("/compare/report.pdf", all),
      {
        label: "Packet",
        note: "Report, facts and verdicts under their fingerprints, to be checked by anyone.",
        files: [
          { label: "ZIP", href: withQuery("/compare/packet.zip", all), isCarrying: true },
          { label: "check a file", href: "/verify" },
        ],
      },
      {
        label: "Spreadsheet",
        note: "Common rows side by side, with the inputs they are computed from.",
        files: [{ label: "Excel workbook", href: withQuery("/compare/workbook.xlsx", named) }],
      },
      {
        label: "For programs",
        note: "The same numbers as on this page.",
        files: [
          { label: "API", href: withQuery("/api/v1/compare", all), isCarrying: true },
          { label: "reference", href: "/api" },
        ],
      },
    ],
  };
}
