import "server-only";
import { atRevision } from "@/lib/data";
import { type NetworkView, OPEN_BOARD, peersOf, type ScoreboardRow } from "@/lib/views";
import {
  buildWhatIfGrids,
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
import { today } from "./today";
import { loadCompareWhatIf, loadWhatIf } from "./what-if";

export interface LoadedAssumptions {
  /** Of the network; only where several are compared. */
  name: string | null;
  lines: AssumptionLine[];
  view: WhatIfView;
  grids: WhatIfGrids;
}

export interface LoadedReport {
  view: NetworkView;
  /** Classes over two assumptions each, with nothing assumed. */
  grids: GridView[];
  /** What a reader assumed and what it leads to; null = nothing. */
  assumed: LoadedAssumptions | null;
  peers: ScoreboardRow[];
}

/** What every report on a network prints besides its page, once for all assumptions. */
const loadSurroundings = (slug: string, asOf: string | null, definition: string | null) =>
  atRevision(`report:${slug}:${asOf ?? ""}:${definition ?? ""}:${today()}`, async () => {
    const [still, board] = await Promise.all([
      loadWhatIf(slug, asOf, definition, NO_REQUEST),
      loadScoreboard({ ...OPEN_BOARD, asOf }),
    ]);
    return { grids: still?.grids.grids ?? [], peers: peersOf(board.view.rows, slug, HEADLINE_SLUGS) };
  });

/** All that a report on one network prints; null for an unknown slug. */
export async function loadReport(
  slug: string,
  asOf: string | null,
  definition: string | null,
  request: WhatIfRequest,
): Promise<LoadedReport | null> {
  const view = await loadNetwork(slug, asOf, definition);
  if (!view) return null;
  const isAssumed = requestPairs(request).length > 0;
  const [surroundings, varied] = await Promise.all([
    loadSurroundings(slug, asOf, definition),
    isAssumed ? loadWhatIf(slug, asOf, definition, request) : null,
  ]);
  return {
    view,
    ...surroundings,
    assumed: varied && {
      name: null,
      lines: assumptionLines(varied.controls, request),
      view: varied.view,
      grids: varied.grids,
    },
  };
}

/** What a comparison under a reader's assumptions adds for each network; empty where nothing is assumed. */
export async function loadCompareAssumed(
  slugs: readonly string[],
  asOf: string | null,
  request: WhatIfRequest,
): Promise<LoadedAssumptions[]> {
  if (requestPairs(request).length === 0) return [];
  const loaded = await loadCompareWhatIf(slugs, asOf, request);
  if (!loaded) return [];
  const lines = assumptionLines(loaded.controls, request);
  return loaded.view.networks.map((view, index) => {
    const subject = loaded.subject.networks[index];
    return {
      name: view.name,
      lines,
      view,
      grids: subject ? buildWhatIfGrids(subject, request) : { isCustom: true, grids: [] },
    };
  });
}
