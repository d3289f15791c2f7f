import { GRIDS, type GridAxes, type WhatIfBase } from "@/lib/scoring";
import { compareTableHref, networkTableHref } from "../tables/address";
import { queryText, requestPairs, sharedRequest, type WhatIfRequest } from "./address";
import { assumedWords } from "./assumed-words";
import type { GridView } from "./grids";
import { isVariable, type WhatIfSubject } from "./subject";
import { buildWhatIf, drawnGrids, type WhatIfView } from "./what-if";

/** Networks that share one panel of assumptions, each under its house definition, on one day. */
export interface CompareWhatIfSubject {
  networks: WhatIfSubject[];
  /** null = the newest day. */
  asOf: string | null;
}

/** One of the networks compared: the house verdict, and beside it what the shared assumptions lead to. */
export interface CompareWhatIfNetwork extends WhatIfView {
  slug: string;
  name: string;
  /** Its own panel under the same assumptions. */
  panelHref: string;
}

/** Networks under the same assumptions, as page, report and file print them. */
export interface CompareWhatIfView {
  /** Something is assumed: what stands beside the house verdicts does not replace them. */
  isCustom: boolean;
  /** What is assumed, a short phrase each; empty = nothing. */
  assumed: string[];
  networks: CompareWhatIfNetwork[];
  /** The comparison under these assumptions as PDF. */
  reportHref: string;
  /** What is shown of the networks, as files. */
  csvHrefs: { verdicts: string; readouts: string };
}

/** Name of the column beside the house verdicts; its head on the page says more. */
export const RESULT_HEAD = "Under assumptions";
/** Stands in the place of a readout of a network that cannot be varied. */
export const NOTHING_TO_VARY = "nothing to vary";

/** One kind of grid over all networks, each over the same multiples. */
export interface GridRowView extends Pick<GridView, "id" | "title" | "note" | "rowTitle" | "columnTitle"> {
  networks: {
    slug: string;
    name: string;
    /** null where there is none to draw. */
    grid: GridView | null;
    /** Why there is none; null where it is drawn. */
    missing: string | null;
    /** The same grid as a file. */
    csvHref: string;
  }[];
}

/** The stress grids side by side; apart, because they cost more than the rest and may follow it. */
export interface CompareWhatIfGrids {
  isCustom: boolean;
  rows: GridRowView[];
}

const pick = (axis: readonly number[], kept: readonly number[]) => axis.filter((value) => kept.includes(value));

/** Of the method’s own multiples those that leave room for words where several grids stand side by side. */
const SMALL_AXES: GridAxes = {
  taper: GRIDS.taper,
  demand: pick(GRIDS.demand, [0.5, 0.75, 1, 1.5, 2]),
  price: pick(GRIDS.price, [0.1, 0.4, 0.75, 1, 1.5]),
};

/** The grids of one network as they stand beside those of others. */
export const smallGrids = (base: WhatIfBase, request: WhatIfRequest): GridView[] =>
  drawnGrids(base, request, SMALL_AXES);

const dayPairs = (asOf: string | null): [string, string][] => (asOf === null ? [] : [["asOf", asOf]]);

/** Parts of the address of the comparison that are not assumptions. */
export const comparePairs = ({ networks, asOf }: CompareWhatIfSubject): [string, string][] => [
  ["n", networks.map(({ slug }) => slug).join(",")],
  ...dayPairs(asOf),
];

/** The comparison under any assumptions; a browser and a server give the same for the same address. */
export function buildCompareWhatIf(subject: CompareWhatIfSubject, asked: WhatIfRequest): CompareWhatIfView {
  const request = sharedRequest(asked);
  const pairs = requestPairs(request);
  const query = queryText([...comparePairs(subject), ...pairs]);
  return {
    isCustom: pairs.length > 0,
    assumed: assumedWords(request),
    networks: subject.networks.map((network) => ({
      slug: network.slug,
      name: network.name,
      panelHref: `/networks/${network.slug}${queryText([...dayPairs(subject.asOf), ...pairs])}#what-if`,
      ...buildWhatIf(network, request),
    })),
    reportHref: `/compare/report.pdf${query}`,
    csvHrefs: {
      verdicts: compareTableHref("what-if-verdicts", query),
      readouts: compareTableHref("what-if-readouts", query),
    },
  };
}

/** Two rows of grids: a kind that no network has is left out. */
export function buildCompareGrids({ networks, asOf }: CompareWhatIfSubject, asked: WhatIfRequest): CompareWhatIfGrids {
  const request = sharedRequest(asked);
  const query = queryText([...dayPairs(asOf), ...requestPairs(request)]);
  const drawn = networks.map((network) => ({ network, grids: smallGrids(network.base, request) }));
  const rows = (["taper", "price"] as const).flatMap((id): GridRowView[] => {
    const first = drawn.flatMap(({ grids }) => grids.find((grid) => grid.id === id) ?? [])[0];
    if (!first) return [];
    const { title, note, rowTitle, columnTitle } = first;
    return [
      {
        id,
        title,
        note,
        rowTitle,
        columnTitle,
        networks: drawn.map(({ network, grids }) => {
          const grid = grids.find((candidate) => candidate.id === id) ?? null;
          return {
            slug: network.slug,
            name: network.name,
            grid,
            missing: grid ? null : whyMissing(network, grids),
            csvHref: networkTableHref(network.slug, `stress-${id}-small`, query),
          };
        }),
      },
    ];
  });
  return { isCustom: requestPairs(request).length > 0, rows };
}

function whyMissing(network: WhatIfSubject, drawn: readonly GridView[]): string {
  if (!isVariable(network)) return "No quarter of the record can be judged, so there is nothing to vary.";
  // The other grid is there, so only prices can be missing.
  return drawn.length > 0
    ? "The record holds one common year, without prices."
    : "Under these assumptions there is no class to draw.";
}
