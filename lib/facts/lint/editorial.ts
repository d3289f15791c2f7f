import { SUPPLY_STAGES } from "../../scoring";
import type { Finding } from "../findings";
import type { ParsedFacts } from "../read-network";
import { atItem, type Rule } from "./rule";

interface NamedId {
  file: string;
  where: string;
  kind: "sources" | "series" | "observations";
  id: string;
}

/** Every id that flows, incumbents, supply, triggers, disputes and claims name. */
export function editorialIds(record: ParsedFacts["record"]): NamedId[] {
  const named: NamedId[] = [];
  const add = (file: string, where: string, kind: NamedId["kind"], ids: readonly (string | null)[]) => {
    for (const id of ids) if (id !== null) named.push({ file, where, kind, id });
  };
  for (const flow of record.flows) {
    add("flows.json", flow.id, "sources", flow.sourceIds);
    add("flows.json", `${flow.id}.shareObservationId`, "observations", [flow.shareObservationId]);
  }
  for (const row of record.incumbents) {
    add("incumbents.json", row.id, "sources", row.sourceIds);
    add("incumbents.json", row.id, "observations", [row.hereObservationId, row.rivalObservationId]);
  }
  for (const { seriesId, partIds } of record.totals) add("totals.json", seriesId, "series", [seriesId, ...partIds]);
  for (const { stage, seriesId } of record.supply) add("supply.json", stage, "series", [seriesId]);
  for (const { id, sourceIds } of record.triggers) add("triggers.json", id, "sources", sourceIds);
  for (const dispute of record.disputes) {
    add("disputes.json", dispute.id, "sources", dispute.sourceIds);
    add("disputes.json", dispute.id, "observations", dispute.observationIds);
  }
  for (const claim of record.claims) {
    add("claims.json", claim.id, "sources", [claim.sourceId]);
    add("claims.json", claim.id, "observations", claim.observationIds);
  }
  return named;
}

/** The four stages in their order, or none where nothing is supplied. */
export const supplyHasItsStages: Rule = ({ record: { network, supply } }) => {
  const stages = supply.map(({ stage }) => stage);
  if (stages.join() === SUPPLY_STAGES.join() || (stages.length === 0 && network?.kind !== "network")) return [];
  return [
    atItem(
      "supply.json",
      "",
      `expected ${SUPPLY_STAGES.join(", ")} in this order, found ${stages.join(", ") || "none"}`,
    ),
  ];
};

/** A share is stated by an observation of that value; a flow does not end before it begins. */
export const flowsHoldTogether: Rule = ({ record: { flows, observations } }) => {
  const observed = new Map(observations.map((row) => [row.id, row.value]));
  return flows.flatMap(({ id, share, shareObservationId, since, until }) => {
    const findings: Finding[] = [];
    if ((share === null) !== (shareObservationId === null))
      findings.push(atItem("flows.json", id, "a share names the observation that states it, and only a share does"));
    if (share !== null && shareObservationId !== null && observed.get(shareObservationId) !== share)
      findings.push(
        atItem(
          "flows.json",
          `${id}.share`,
          `expected ${observed.get(shareObservationId)}, as observed, found ${share}`,
        ),
      );
    if (since !== null && until !== null && until < since)
      findings.push(atItem("flows.json", `${id}.until`, `expected a day on or after ${since}, found ${until}`));
    return findings;
  });
};

/** Prices that are compared are prices, of here and of a rival, in one unit. */
export const incumbentsAreComparable: Rule = ({ record: { incumbents, observations, series } }) => {
  const seriesOf = new Map(observations.map((row) => [row.id, series.find(({ id }) => id === row.seriesId)]));
  return incumbents.flatMap(({ id, hereObservationId, rivalObservationId }) => {
    const here = hereObservationId === null ? undefined : seriesOf.get(hereObservationId);
    const rival = rivalObservationId === null ? undefined : seriesOf.get(rivalObservationId);
    const findings: Finding[] = [];
    if (here && here.metric !== "unit_price")
      findings.push(atItem("incumbents.json", id, `expected a unit_price here, found ${here.metric}`));
    if (rival && rival.metric !== "incumbent_unit_price")
      findings.push(atItem("incumbents.json", id, `expected an incumbent_unit_price there, found ${rival.metric}`));
    if (here && rival && here.unit !== rival.unit)
      findings.push(atItem("incumbents.json", id, `expected one unit, found ${here.unit} and ${rival.unit}`));
    return findings;
  });
};

/** A claim is made by an article, decided by observations, and refuted only by a sum that is shown. */
export const claimsAreDecided: Rule = ({ record: { claims, sources } }) => {
  const kindOf = new Map(sources.map(({ id, kind }) => [id, kind]));
  return claims.flatMap(({ id, sourceId, status, observationIds, arithmetic }) => {
    const findings: Finding[] = [];
    if (kindOf.has(sourceId) && kindOf.get(sourceId) !== "article")
      findings.push(atItem("claims.json", `${id}.sourceId`, `expected an article, found ${kindOf.get(sourceId)}`));
    if (observationIds.length === 0 && status !== "unverifiable")
      findings.push(atItem("claims.json", `${id}.observationIds`, `${status} by no observation`));
    if (status === "refuted" && arithmetic === null)
      findings.push(atItem("claims.json", `${id}.arithmetic`, "only a sum refutes: expected it"));
    return findings;
  });
};
