import * as z from "zod";
import { type Adapter, parseReply } from "../adapter";
import { count } from "./digits";
import { known, series, unknown } from "./parts";

/** Vehicles that were minted, from DIMO’s identity service. */

const vehicles = series({
  key: "dimo.context.vehicles",
  metric: "context",
  shape: "stock",
  unit: "vehicles",
  label: "Vehicles connected",
  measure: "Vehicle tokens minted, as the identity service counts them; not necessarily sending data or rewarded.",
  credibility: 2,
});

const replySchema = z.object({ data: z.object({ vehicles: z.object({ totalCount: count }) }) });

export const dimo: Adapter = {
  id: "dimo",
  title: "DIMO identity service",
  hosts: ["identity-api.dimo.zone"],
  keyName: null,
  keyNeed: null,
  attribution: "Vehicle counts: DIMO Identity API.",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: 64_000,
  source: {
    id: "live-dimo-identity",
    originId: "dimo-identity",
    kind: "issuer",
    letter: "B",
    affiliation: "issuer",
    publisher: "DIMO",
    title: "Identity API: vehicles minted, read daily",
    url: "https://identity-api.dimo.zone",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [vehicles],
  breaks: [],
  requests: ({ networkSlugs }) =>
    networkSlugs.includes("dimo")
      ? [
          {
            address: new URL("https://identity-api.dimo.zone/query"),
            method: "POST",
            body: { query: "{vehicles(first:10){totalCount}}" },
            respondsWith: "json",
            networkSlugs: ["dimo"],
          },
        ]
      : [],
  read(_request, body, { today }) {
    const { totalCount } = parseReply(replySchema, body).data.vehicles;
    if (totalCount === 0) return { values: [unknown(vehicles, today, "0", "The identity service counts no vehicle.")] };
    return { values: [known(vehicles, today, totalCount, String(totalCount))] };
  },
};
