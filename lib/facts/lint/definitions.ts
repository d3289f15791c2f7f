import type { Metric, Role } from "../../scoring/record/types";
import type { Finding } from "../findings";
import { atItem, type Rule, repeated } from "./rule";

/** Metrics of the series that may play a role. */
export const METRICS_OF_ROLE: Record<Role, readonly Metric[]> = {
  organic: ["revenue"],
  unclassified: ["revenue"],
  related: ["revenue"],
  excluded: ["revenue", "demand_incentive"],
  incentive: ["demand_incentive"],
  supply: ["emission"],
  security: ["emission"],
  demand: ["emission"],
  not_emission: ["emission"],
  price: ["token_price"],
  cash_subsidy: ["cash_subsidy"],
  burn: ["burn"],
  remint: ["remint"],
  insider_unlock: ["insider_unlock"],
  circulating_supply: ["circulating_supply"],
  market_cap: ["market_cap"],
  captured_value: ["burn", "buyback", "distribution"],
  capacity_available: ["capacity_available"],
  capacity_used: ["capacity_used"],
  largest_customer_share: ["largest_customer_share"],
  operator_cost: ["operator_cost"],
  operator_revenue_share: ["operator_revenue_share"],
};

/** One definition is the house's, the others say what differs; what is not assessed has none. */
export const oneHouseDefinition: Rule = ({ record: { network, definitions } }) => {
  if (network !== null && network.kind !== "network") {
    return definitions.map(({ id }) =>
      atItem("definitions.json", id, `expected none: ${network.kind} is not assessed`),
    );
  }
  const houses = definitions.filter((definition) => definition.house).map((definition) => definition.id);
  const findings: Finding[] = [];
  if (houses.length !== 1) {
    const found = houses.length === 0 ? "none" : houses.join(", ");
    findings.push(atItem("definitions.json", "house", `expected exactly one house definition, found ${found}`));
  }
  for (const { id, house, differs } of definitions) {
    if (house === (differs === null)) continue;
    const message = house
      ? "the house definition differs from nothing"
      : "expected what differs from the house definition";
    findings.push(atItem("definitions.json", `${id}.differs`, message));
  }
  return findings;
};

/** A line's role fits the metric of its series, and a role is given once per series. */
export const linesFitTheirSeries: Rule = ({ record: { definitions, series } }) => {
  const metricOf = new Map(series.map(({ id, metric }) => [id, metric]));
  const findings: Finding[] = [];
  for (const { id, lines } of definitions) {
    for (const { seriesId, role } of lines) {
      const metric = metricOf.get(seriesId);
      if (metric === undefined || METRICS_OF_ROLE[role].includes(metric)) continue;
      const message = `${role} expects ${METRICS_OF_ROLE[role].join(" or ")}, ${seriesId} is ${metric}`;
      findings.push(atItem("definitions.json", `${id}.lines`, message));
    }
    for (const { index } of repeated(lines, (line) => `${line.seriesId} ${line.role}`)) {
      findings.push(atItem("definitions.json", `${id}.lines[${index}]`, "the same series has the same role twice"));
    }
  }
  return findings;
};
