import { formatPercent } from "@/lib/format";
import type { AnyRecord, IdentityCheck } from "@/lib/scoring";
import { formatInUnit } from "../claim-words";
import { exact, type NumberView, numberView } from "../number-view";
import type { Tracer } from "../tracer";

/** A year that does not equal the sum of its quarters. */
export interface FailedIdentity {
  key: string;
  slug: string;
  name: string;
  label: string;
  quarters: string;
  stated: NumberView;
  summed: NumberView;
  gap: NumberView;
  source: string;
}

export function failedIdentities(
  record: AnyRecord,
  identities: readonly IdentityCheck[],
  to: Tracer,
): FailedIdentity[] {
  const { slug, name } = record.network;
  const sourceOf = new Map(record.observations.map(({ id, sourceId }) => [id, sourceId]));
  return identities
    .filter(({ isFailed }) => isFailed)
    .map((check) => {
      const series = record.series.find(({ id }) => id === check.seriesId);
      const inUnit = (value: number) => formatInUnit(value, series?.unit ?? "");
      const claim = to.to("observation", check.observationId);
      const formula = to.formula(`identity.${check.observationId}`);
      const source = record.sources.find(({ id }) => id === sourceOf.get(check.observationId));
      return {
        key: `${slug}/${check.observationId}`,
        slug,
        name,
        label: series?.label ?? check.seriesId,
        quarters: `${check.quarters[0] ?? ""} to ${check.quarters.at(-1) ?? ""}`,
        stated: numberView(exact(check.stated), inUnit, claim),
        summed: numberView(exact(check.summed), inUnit, formula),
        gap: numberView(exact(check.gap), formatPercent, formula),
        source: source?.publisher ?? "unknown",
      };
    });
}
