import { describe, expect, it } from "vitest";
import { triggerEvents } from "@/lib/alerts/find-events";
import { emailText, webhookBody } from "@/lib/alerts/message";
import { type Assessed, assessRecord, type NetworkRecord, quarterAt, quarterIndex, triggerStates } from "@/lib/scoring";
import { shippedRecord } from "../../support/shipped";

const AS_OF = "2026-11-20";
const record = shippedRecord("render");
const assessed = assessRecord(record, { asOf: AS_OF });

/** A record whose one trigger is met in the quarters that a test wants. */
function withTrigger(threshold: number, windowQuarters = 1): { record: NetworkRecord; assessed: Assessed } {
  const [model] = record.triggers;
  if (!model) throw new Error("the record has no trigger to copy");
  const trigger = { ...model, id: "probe", metric: "revenueUsd" as const, comparator: "<=" as const };
  const changed = { ...record, triggers: [{ ...trigger, threshold, windowQuarters, direction: "down" as const }] };
  return { record: changed, assessed: assessRecord(changed, { asOf: AS_OF }) };
}

const revenueAt = (quarter: string): number => {
  const { record: probed, assessed: at } = withTrigger(0);
  return triggerStates(probed, { ...at, quarter })[0]?.value?.value ?? Number.NaN;
};

describe("triggerEvents", () => {
  const t = assessed.quarter ?? "";

  it("finds what the record holds as met or close, as the page does", () => {
    const states = triggerStates(record, assessed);
    const expected = states.filter(({ state, isNear }) => state === "tripped" || isNear).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(triggerEvents(record, assessed).map(({ trigger }) => trigger?.id)).toEqual(expected);
  });

  it("tells one that is met, named by the quarter since which it is", () => {
    const now = revenueAt(t);
    const made = withTrigger(now * 2);
    const [event] = triggerEvents(made.record, made.assessed);
    expect(event).toMatchObject({ type: "trigger.tripped", trigger: { id: "probe", value: now }, dated: null });
    // The condition held in the quarter before too: seen from there it is the same event.
    const before = quarterAt(quarterIndex(t) - 1).label;
    const state = triggerStates(made.record, { ...made.assessed, quarter: before })[0]?.state;
    const earlier = triggerEvents(made.record, { ...made.assessed, quarter: before });
    expect(state === "tripped").toBe(earlier[0]?.id === event?.id);
  });

  it("tells one within a tenth of its threshold as close, and one further away not at all", () => {
    const now = revenueAt(t);
    const near = withTrigger(now / 1.05);
    expect(triggerEvents(near.record, near.assessed)).toMatchObject([{ type: "trigger.near" }]);
    const far = withTrigger(now / 1.5);
    expect(triggerEvents(far.record, far.assessed)).toEqual([]);
  });
});

describe("messages", () => {
  const [event] = triggerEvents(record, assessed);
  if (!event) throw new Error("the record has no condition that is met or close");
  const at = new Date("2026-11-20T10:00:00Z");

  it("carry stand, state and the page as JSON whose bytes do not depend on the attempt", () => {
    const body = webhookBody(event, at, "https://offtake.example");
    expect(webhookBody(event, at, "https://offtake.example")).toBe(body);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      type: expect.stringMatching(/^trigger\.(near|tripped)$/),
      createdAt: "2026-11-20T10:00:00.000Z",
      network: { slug: "render", name: "Render" },
      asOf: AS_OF,
      quarter: assessed.quarter,
      page: "https://offtake.example/networks/render",
      methodVersion: "dvs-1.0",
      change: null,
      trigger: { id: event.trigger?.id, threshold: event.trigger?.threshold },
      disclaimer: expect.stringContaining("not investment advice"),
    });
  });

  it("say in plain text what, why, how judged and where, and the disclaimer", () => {
    const text = emailText(event, null);
    expect(text).toMatch(/^A condition that was stated beforehand and speaks (for|against) the network /);
    expect(text).toMatch(/Judged under the house definition “.+”, method dvs-1.0, quarter 2026Q2, as of 2026-11-20\./);
    expect(text).toContain("On this site: /networks/render");
    expect(text).toContain("not investment advice");
    expect(text).toContain(event.id);
    expect(emailText(event, "https://offtake.example")).toContain("https://offtake.example/networks/render");
  });
});
