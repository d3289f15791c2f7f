import * as z from "zod";
import { type Adapter, parseReply } from "../adapter";
import { dayText, measured } from "./digits";
import { amount, known, series, unknown } from "./parts";

/** Sales of Chutes, one subnet of Bittensor. */

const revenue = series({
  key: "bittensor.live.chutes-revenue",
  metric: "revenue",
  shape: "flow",
  unit: "USD",
  label: "Chutes, revenue by day",
  measure:
    "Subscriptions begun, pay-as-you-go use, instances pending and sponsored inference of the subnet Chutes, as Chutes reports them; one subnet, not Bittensor.",
  payer: "unknown",
  derivation: "Sum of the four kinds that Chutes reports.",
});
const sponsored = series({
  key: "bittensor.live.chutes-sponsored",
  metric: "context",
  shape: "flow",
  unit: "USD",
  label: "Chutes, sponsored inference by day",
  measure: "Inference on Chutes that somebody else than its user pays for, as Chutes reports it; part of its revenue.",
});

const daysSchema = z.array(
  z.object({
    date: dayText,
    new_subscriber_revenue: amount,
    paygo_revenue: amount,
    pending_instance_revenue: amount,
    sponsored_inference: amount,
  }),
);

export const chutes: Adapter = {
  id: "chutes",
  title: "Chutes",
  hosts: ["api.chutes.ai"],
  keyName: null,
  keyNeed: null,
  attribution: "Revenue of Chutes: Chutes, daily revenue summary.",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: null,
  source: {
    id: "live-chutes",
    originId: "chutes",
    kind: "issuer",
    letter: "C",
    affiliation: "issuer",
    publisher: "Chutes",
    title: "Daily revenue summary",
    url: "https://api.chutes.ai/daily_revenue_summary",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [revenue, sponsored],
  breaks: [],
  requests: ({ networkSlugs }) =>
    networkSlugs.includes("bittensor")
      ? [
          {
            address: new URL("https://api.chutes.ai/daily_revenue_summary"),
            respondsWith: "json",
            networkSlugs: ["bittensor"],
          },
        ]
      : [],
  read(_request, body, { today }) {
    const values = parseReply(daysSchema, body)
      .filter(({ date }) => date < today)
      .flatMap((day) => {
        const parts = [
          day.new_subscriber_revenue,
          day.paygo_revenue,
          day.pending_instance_revenue,
          day.sponsored_inference,
        ];
        const usd = parts.reduce((sum, part) => sum + part, 0);
        if (usd === 0)
          return [revenue, sponsored].map((of) =>
            unknown(of, day.date, "0", "All four kinds are zero: not counted yet."),
          );
        const shown = String(day.sponsored_inference);
        return [
          known(revenue, day.date, usd, parts.join(" + ")),
          measured(sponsored, day.date, day.sponsored_inference, shown, "Nothing was sponsored on the day."),
        ];
      });
    return { values };
  },
};
