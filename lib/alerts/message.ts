import { DISCLAIMER } from "@/lib/format/disclaimer";
import { canonicalJson, verdictLabel } from "@/lib/scoring";
import type { ChangeSide } from "@/lib/views/changes";
import type { AlertEvent } from "./event";

/** Counts up when a field changes its meaning or goes; new fields may come at any time. */
const PAYLOAD_VERSION = 1;

const sideFields = ({ asOf, quarter, verdict, reason, range, prudentCoverage, score }: ChangeSide) => ({
  ...{ asOf, quarter, verdict, reason, range, prudentCoverage, score },
  verdictLabel: verdictLabel(verdict),
});

/** As `/api/v1/changes` gives it. */
const changeFields = ({ date, changed, note, from, to, why }: AlertEvent["change"] & object) => ({
  ...{ date, changed, note, from: sideFields(from), to: sideFields(to) },
  attribution: why && {
    deltaLnCoverage: why.deltaLnCoverage,
    byCause: why.byCause,
    priceDeltaLnCoverage: why.priceDeltaLnCoverage,
    priceShare: why.priceShare,
    classPath: why.classPath,
  },
});

const pageOf = (event: AlertEvent, publicUrl: string | null): string => `${publicUrl ?? ""}${event.path}`;

/**
 * The body of a webhook: canonical JSON (sorted keys, twelve significant digits, `"Infinity"` for no emissions).
 * @param createdAt when the event was entered; not when it is sent, so that every attempt has the same bytes
 * @param publicUrl null = links are paths
 */
export function webhookBody(event: AlertEvent, createdAt: Date, publicUrl: string | null): string {
  const { id, type, network, asOf, quarter, definition, methodVersion, words, change, trigger } = event;
  return canonicalJson({
    version: PAYLOAD_VERSION,
    ...{ id, type, network, asOf, quarter, definition, methodVersion, trigger },
    createdAt: createdAt.toISOString(),
    title: words.title,
    sentences: words.sentences,
    change: change && changeFields(change),
    page: pageOf(event, publicUrl),
    disclaimer: DISCLAIMER,
  });
}

/** The e-mail: what happened, why, how it was judged, where to read on. */
export function emailText(event: AlertEvent, publicUrl: string | null): string {
  const { definition, methodVersion, asOf, quarter, words } = event;
  const stand = [
    definition && `under the house definition “${definition.label}”`,
    methodVersion && `method ${methodVersion}`,
    quarter && `quarter ${quarter}`,
    asOf && `as of ${asOf}`,
  ].filter(Boolean);
  const where = publicUrl === null ? `On this site: ${event.path}` : pageOf(event, publicUrl);
  return [
    ...words.sentences,
    ...(stand.length > 0 ? [`Judged ${stand.join(", ")}.`] : []),
    `The present record, with every source: ${where}`,
    `-- \n${DISCLAIMER}\nEvent ${event.id}`,
  ].join("\n\n");
}
