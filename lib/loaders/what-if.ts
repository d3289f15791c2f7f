import "server-only";
import { networkQuery } from "@/lib/views";
import {
  buildWhatIf,
  buildWhatIfGrids,
  type WhatIfControls,
  type WhatIfGrids,
  type WhatIfRequest,
  type WhatIfSubject,
  type WhatIfView,
  whatIfControls,
  whatIfSubject,
} from "@/lib/views/what-if";
import { loadAssessed } from "./records";

export interface LoadedWhatIf {
  subject: WhatIfSubject;
  controls: WhatIfControls;
  view: WhatIfView;
  grids: WhatIfGrids;
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
  const subject = whatIfSubject({ record, varied: assessed, house: house.assessed, query, pageDefinition: definition });
  const kept: [string, string][] = [
    ...(asOf === null ? [] : [["asOf", asOf] as [string, string]]),
    ...(definition === null ? [] : [["definition", definition] as [string, string]]),
  ];
  return {
    subject,
    controls: whatIfControls({ record, subject, request, kept }),
    view: buildWhatIf(subject, request),
    grids: buildWhatIfGrids(subject, request),
  };
}
