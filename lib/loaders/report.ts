import "server-only";
import { type NetworkView, peersOf, type ScoreboardRow } from "@/lib/views";
import {
  type GridView,
  requestPairs,
  type WhatIfGrids,
  type WhatIfRequest,
  type WhatIfView,
} from "@/lib/views/what-if";
import { NO_REQUEST } from "@/lib/views/what-if/address";
import { type AssumptionLine, assumptionLines } from "@/lib/views/what-if/assumption-lines";
import { HEADLINE_SLUGS, loadNetwork } from "./network";
import { loadScoreboard } from "./scoreboard";
import { loadWhatIf } from "./what-if";

export interface LoadedReport {
  view: NetworkView;
  /** Classes over two assumptions each, with nothing assumed. */
  grids: GridView[];
  /** What a reader assumed and what it leads to; null = nothing. */
  assumed: { name: null; lines: AssumptionLine[]; view: WhatIfView; grids: WhatIfGrids } | null;
  peers: ScoreboardRow[];
}

/** All that a report on one network prints; null for an unknown slug. */
export async function loadReport(
  slug: string,
  asOf: string | null,
  definition: string | null,
  request: WhatIfRequest,
): Promise<LoadedReport | null> {
  const isAssumed = requestPairs(request).length > 0;
  const [view, still, varied, board] = await Promise.all([
    loadNetwork(slug, asOf, definition),
    loadWhatIf(slug, asOf, definition, NO_REQUEST),
    isAssumed ? loadWhatIf(slug, asOf, definition, request) : null,
    loadScoreboard({ sort: "verdict", direction: "desc", category: null, verdict: null, asOf }),
  ]);
  if (!view) return null;
  return {
    view,
    grids: still?.grids.grids ?? [],
    assumed: varied && {
      name: null,
      lines: assumptionLines(varied.controls, request),
      view: varied.view,
      grids: varied.grids,
    },
    peers: peersOf(board.view.rows, slug, HEADLINE_SLUGS),
  };
}
