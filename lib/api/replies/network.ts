import type * as z from "zod";
import {
  type AnyRecord,
  type Assessed,
  type Described,
  isAssessable,
  type NetworkFact,
  plainText,
  type StatementFact,
  type UnassessedFact,
} from "@/lib/scoring";
import { networkQuery, proseText } from "@/lib/views";
import { type StatementView, textReader } from "@/lib/views/known-texts";
import type { STATEMENT } from "../schemas/parts";
import type { NETWORK, NETWORK_ROW, SOURCE } from "../schemas/records";
import { standingOf } from "./standing";

const identityOf = (network: NetworkFact | UnassessedFact) => ({
  slug: network.slug,
  name: network.name,
  token: network.token,
  kind: network.kind,
  category: network.category,
  resource: network.resource,
  chain: network.chain,
  settlement: network.settlement,
});

export const networkRow = (
  record: AnyRecord,
  assessed: Assessed | null,
  page: string,
): z.infer<typeof NETWORK_ROW> => ({
  ...identityOf(record.network),
  assessment: assessed && standingOf(assessed),
  page,
});

export const sourceRow = (source: AnyRecord["sources"][number]): z.infer<typeof SOURCE> => ({
  id: source.id,
  originId: source.originId,
  kind: source.kind,
  letter: source.letter,
  affiliation: source.affiliation,
  publisher: source.publisher,
  title: source.title,
  url: source.url,
  readVia: source.readVia,
  publishedOn: source.publishedOn,
  licence: source.licence,
  redistribute: source.redistribute,
});

const statementReply = ({ prose, knownOn, sources }: StatementView): z.infer<typeof STATEMENT> => ({
  ...{ text: prose && proseText(prose), knownOn, sources },
});

/** One network as known on a day. */
export function networkReply(
  record: AnyRecord,
  assessed: Assessed | null,
  described: Described,
): z.infer<typeof NETWORK> {
  const { network } = record;
  const { asOf } = described;
  const reader = textReader(record, asOf, networkQuery(null, null));
  const say = (statement: StatementFact) => statementReply(reader.read(statement));
  const known = record.observations.filter(({ knownOn }) => knownOn <= asOf);
  const sourceIds = new Set(known.map(({ sourceId }) => sourceId));
  const sources = record.sources.filter(({ id }) => sourceIds.has(id));
  return {
    ...identityOf(network),
    previousTickers: network.previousTickers,
    compiledOn: network.compiledOn,
    sells: say(network.sells),
    payers: say(network.payers),
    booksRevenue: say(network.booksRevenue),
    verification: say(network.verification),
    tokenLoop: say(network.tokenLoop),
    keyMetric: say(network.keyMetric),
    mainRisk: say(network.mainRisk),
    upsideCatalyst: say(network.upsideCatalyst),
    scope: { included: network.scope.included.map(plainText), excluded: network.scope.excluded.map(plainText) },
    links: network.links,
    definitions: isAssessable(record)
      ? record.definitions.map(({ id, label, house, reason, lines }) => ({
          ...{ id, label, isHouse: house, why: plainText(reason) },
          lines: lines.map(({ seriesId, role, required }) => ({ seriesId, role, isRequired: required })),
        }))
      : [],
    events: record.events
      .map(({ date, kind, label, text, sourceId }) => ({
        ...{ date, kind, label: plainText(label), text: say({ text, sourceIds: [sourceId] }), sourceId },
      }))
      .filter(({ text }) => text.text !== null),
    sources: sources.map(sourceRow),
    counts: {
      series: new Set(known.map(({ seriesId }) => seriesId)).size,
      observations: known.length,
      sources: sources.length,
      conflicts: described.conflicts.length,
    },
    assessment: assessed && standingOf(assessed),
  };
}
