import "server-only";
import { networkQuery } from "@/lib/views";
import {
  buildCompareGrids,
  buildCompareWhatIf,
  buildWhatIf,
  buildWhatIfGrids,
  type CompareWhatIfGrids,
  type CompareWhatIfSubject,
  type CompareWhatIfView,
  compareControls,
  type WhatIfControls,
  type WhatIfGrids,
  type WhatIfLinks,
  type WhatIfRequest,
  type WhatIfSubject,
  type WhatIfView,
  whatIfControls,
  whatIfLinks,
  whatIfSubject,
} from "@/lib/views/what-if";
import { HEADLINE_SLUGS } from "./network";
import { knownDefinition, loadAssessed } from "./records";

export interface LoadedWhatIf {
  subject: WhatIfSubject;
  controls: WhatIfControls;
  view: WhatIfView;
  grids: WhatIfGrids;
  links: WhatIfLinks;
  /** Networks that a comparison under the same assumptions adds. */
  peers: string[];
}

/**
 * The panel of assumptions of one network; null for an unknown slug. Not kept: assessments are, and assumptions are
 * as many as addresses.
 */
export async function loadWhatIf(
  slug: string,
  asOf: string | null,
  definition: string | null,
  request: WhatIfRequest,
): Promise<LoadedWhatIf | null> {
  const [varied, house] = await Promise.all([
    loadAssessed(slug, asOf, request.reading ?? definition),
    loadAssessed(slug, asOf, null),
  ]);
  if (!varied || !house) return null;
  const { record, assessed } = varied;
  const query = networkQuery(
    asOf,
    assessed.definitionId === house.assessed.definitionId ? null : assessed.definitionId,
  );
  const pageDefinition = knownDefinition(record, definition);
  const subject = whatIfSubject({ record, varied: assessed, house: house.assessed, query, pageDefinition });
  const kept: [string, string][] = [
    ...(asOf === null ? [] : [["asOf", asOf] as [string, string]]),
    ...(pageDefinition === null ? [] : [["definition", pageDefinition] as [string, string]]),
  ];
  return {
    subject,
    controls: whatIfControls({ record, subject, request, kept }),
    view: buildWhatIf(subject, request),
    grids: buildWhatIfGrids(subject, request),
    links: whatIfLinks({ slug, kept, peers: HEADLINE_SLUGS }, request),
    peers: HEADLINE_SLUGS,
  };
}

export interface LoadedCompareWhatIf {
  subject: CompareWhatIfSubject;
  controls: WhatIfControls;
  view: CompareWhatIfView;
  grids: CompareWhatIfGrids;
}

/**
 * Several networks under the same assumptions, each under its house definition; null for fewer than two that are
 * assessed. A definition asked for is ignored: it belongs to one network.
 */
export async function loadCompareWhatIf(
  slugs: readonly string[],
  asOf: string | null,
  request: WhatIfRequest,
): Promise<LoadedCompareWhatIf | null> {
  const loaded = await Promise.all(slugs.map((slug) => loadAssessed(slug, asOf, null)));
  const networks = loaded.flatMap((entry) =>
    entry
      ? [
          whatIfSubject({
            record: entry.record,
            varied: entry.assessed,
            house: entry.assessed,
            query: networkQuery(asOf, null),
            pageDefinition: null,
          }),
        ]
      : [],
  );
  if (networks.length < 2) return null;
  const subject: CompareWhatIfSubject = { networks, asOf };
  return {
    subject,
    controls: compareControls(subject, request),
    view: buildCompareWhatIf(subject, request),
    grids: buildCompareGrids(subject, request),
  };
}
