import { METRICS_OF_ROLE } from "@/lib/facts/lint/definitions";
import { seriesBelongToTheNetwork } from "@/lib/facts/lint/ids";
import { sourcesMayBeShipped } from "@/lib/facts/lint/licences";
import { seriesFitTheirMetric } from "@/lib/facts/lint/values";
import type { Field } from "./columns";
import { factsFor, firstFault } from "./lint";
import type { NetworkContext } from "./network-context";
import type { FactOf, Fault, ReadRow, RowKind } from "./read-row";

/** Rows of one network besides its observations that a file and the record may hold together. */
const MOST_HEADS = 2000;

/** A row that says again what is known. */
export const HELD = "held";

type Check<Kind extends RowKind> = (fact: FactOf<Kind>, context: NetworkContext) => Fault | typeof HELD | null;

const fault = (field: Field | null, value: string | null, reason: string): Fault => ({ field, value, reason });

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const CHECKS: { [Kind in Exclude<RowKind, "observation">]: Check<Kind> } = {
  network: (fact, context) => {
    if (context.record !== null)
      return context.record.network.name === fact.name
        ? HELD
        : fault(
            "network",
            fact.slug,
            `is in the record already, as ${context.record.network.name}: leave this row out`,
          );
    return context.describedOnLine === null
      ? null
      : fault("network", fact.slug, `is described on line ${context.describedOnLine} already`);
  },
  source: (fact, context) => {
    const known = context.sources.get(fact.id);
    if (known) return same(known, fact) ? HELD : fault("id", fact.id, "is the key of another source already");
    return firstFault(sourcesMayBeShipped(factsFor(context, { sources: [fact] })), fact.id, fact);
  },
  series: (fact, context) => {
    const known = context.series.get(fact.id);
    if (known) return same(known, fact) ? HELD : fault("id", fact.id, "is the key of another series already");
    const facts = factsFor(context, { series: [fact] });
    return firstFault([...seriesBelongToTheNetwork(facts), ...seriesFitTheirMetric(facts)], fact.id, fact);
  },
  definition: (fact, context) => {
    const isKnown = context.record?.definitions.some(({ id }) => id === fact.id) || context.definitions.has(fact.id);
    if (isKnown) return fault("id", fact.id, "is the key of another definition already");
    if (fact.house && context.record !== null)
      return fault("house", "true", "the record has its house definition already: add this one with house = false");
    if (fact.house !== (fact.differs === null))
      return fact.house
        ? fault("differs", fact.differs, "the house definition differs from nothing")
        : fault("differs", null, "expected what differs from the house definition");
    return null;
  },
  line: (fact, context) => {
    const definition = context.definitions.get(fact.definitionId);
    if (!definition)
      return fault("definitionId", fact.definitionId, "expected a definition that stands above in this file");
    const series = context.series.get(fact.seriesId);
    if (!series) return fault("seriesId", fact.seriesId, unknownSeries);
    const metrics = METRICS_OF_ROLE[fact.role];
    if (!metrics.includes(series.metric))
      return fault("role", fact.role, `expects a series of ${metrics.join(" or ")}, this one is ${series.metric}`);
    const isTwice = definition.lines.some((line) => line.seriesId === fact.seriesId && line.role === fact.role);
    return isTwice ? fault("role", fact.role, "the same series has the same role twice") : null;
  },
  answer: (fact, context) => {
    if (context.questions.has(fact.question)) return fault("question", fact.question, "is answered already");
    if (fact.evidence === null)
      return fact.answer === "unknown" ? null : fault("sourceId", null, `${fact.answer} without a source`);
    return context.sources.has(fact.evidence.sourceId)
      ? null
      : fault("sourceId", fact.evidence.sourceId, unknownSource);
  },
  event: (fact, context) =>
    context.sources.has(fact.sourceId) ? null : fault("sourceId", fact.sourceId, unknownSource),
};

export const unknownSeries = "expected a series of the record, or one that stands above in this file";
export const unknownSource = "expected a source of the record, or one that stands above in this file";

/** What is wrong with a row that is no observation; HELD where the record says the same; null = it may come in. */
export function checkHead(
  row: Exclude<ReadRow, { kind: "observation" }>,
  context: NetworkContext,
): Fault | typeof HELD | null {
  if (row.kind !== "network" && context.record === null && context.describedOnLine === null)
    return fault("network", row.network, "is not in the record: describe it in a row of kind network above");
  const heads = context.sources.size + context.series.size + context.definitions.size;
  if (heads >= MOST_HEADS) return fault(null, null, `a network may have ${MOST_HEADS} sources, series and definitions`);
  // Kind and fact belong together by the type of the row.
  return (CHECKS[row.kind] as Check<RowKind>)(row.fact, context);
}

/** What comes after a row is checked against it. */
export function addHead(row: Exclude<ReadRow, { kind: "observation" }>, context: NetworkContext, line: number): void {
  if (row.kind === "network") context.describedOnLine = line;
  else if (row.kind === "source") context.sources.set(row.fact.id, row.fact);
  else if (row.kind === "series") context.series.set(row.fact.id, row.fact);
  else if (row.kind === "definition") context.definitions.set(row.fact.id, { ...row.fact, lines: [] });
  else if (row.kind === "answer") context.questions.add(row.fact.question);
  else if (row.kind === "line") {
    const { definitionId, ...line } = row.fact;
    context.definitions.get(definitionId)?.lines.push(line);
  }
}
