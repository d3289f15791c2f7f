import { describe, expect, it } from "vitest";
import { triggerEvents, verdictEvents } from "@/lib/alerts/find-events";
import { emailText, webhookBody } from "@/lib/alerts/message";
import type { FrozenVerdict } from "@/lib/data";
import { type Assessed, assessRecord, isScored, type NetworkRecord, triggerStates } from "@/lib/scoring";
import { shippedRecord } from "../../support/shipped";

const AS_OF = "2026-11-20";
const record = shippedRecord("render");
const assessed = assessRecord(record, { asOf: AS_OF });

/** The assessment as it would have been frozen, with what a test changes. */
function frozen(values: Partial<FrozenVerdict> = {}): FrozenVerdict {
  const { asOf, quarter, verdict, reason, range, tags, note, input, result } = assessed;
  return {
    ...{ asOf, quarter, verdict, reason, range, tags, note, input },
    frozenAt: new Date("2026-11-20T10:00:00Z"),
    prudentCoverage: isScored(result) ? result.ratios.prudentCoverage : null,
    score: isScored(result) ? result.score : null,
    ...values,
  };
}

const before = frozen({ verdict: "subsidy_led", asOf: "2026-10-01", frozenAt: new Date("2026-10-01T10:00:00Z") });

describe("verdictEvents", () => {
  it("tells nothing where nothing changed", () => {
    expect(verdictEvents(record, assessed, [])).toEqual([]);
    expect(verdictEvents(record, assessed, [frozen()])).toEqual([]);
    expect(verdictEvents(record, assessed, [frozen({ prudentCoverage: 0.1, score: 3, quarter: "2026Q1" })])).toEqual(
      [],
    );
  });

  it("tells a change between two frozen verdicts, dated by the later one", () => {
    const [event, ...others] = verdictEvents(record, assessed, [before, frozen()]);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      id: expect.stringMatching(/^render-2026Q2-published-[0-9a-f]{16}$/),
      type: "verdict.changed",
      occurredAt: new Date("2026-11-20T10:00:00Z"),
      ...{ asOf: AS_OF, quarter: assessed.quarter, path: "/networks/render", trigger: null },
      definition: { id: assessed.definitionId },
      change: { changed: ["verdict"], from: { verdict: "subsidy_led" }, to: { verdict: "subsidy_leaning" } },
    });
    expect(event?.words.title).toBe("Render: subsidy-leaning, was subsidy-led");
    expect(event?.words.sentences[0]).toContain("as of 2026-11-20); before, it read subsidy-led");
  });

  it("tells what readers see now where that was never frozen", () => {
    const [event, ...others] = verdictEvents(record, assessed, [before]);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ occurredAt: null, change: { to: { verdict: "subsidy_leaning" } } });
  });

  it("calls an event the same whenever it is found, and a verdict that comes back another one", () => {
    const later = frozen({ verdict: "subsidy_led", asOf: "2026-11-21", frozenAt: new Date("2026-11-21T10:00:00Z") });
    const ids = verdictEvents(record, assessed, [before, frozen(), later]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(verdictEvents(record, assessed, [frozen(), later]).map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it("tells another reason, and a range, without a class", () => {
    const refused = frozen({ verdict: "insufficient_evidence", reason: "stale", range: null });
    const weak = frozen({
      verdict: "insufficient_evidence",
      reason: "weak_evidence",
      range: null,
      frozenAt: new Date("2026-11-20T11:00:00Z"),
    });
    const [first] = verdictEvents(record, assessed, [refused, weak]);
    expect(first?.change?.changed).toEqual(["reason"]);
    expect(first?.words.title).toBe("Render: still insufficient evidence, for another reason");
  });
});

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
  return triggerStates(probed, { ...at, quarter })[0]?.value ?? Number.NaN;
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
    expect(event).toMatchObject({ type: "trigger.tripped", trigger: { id: "probe", value: now }, occurredAt: null });
    const since = /^render-(\d{4}Q\d)-trigger-probe-tripped$/.exec(event?.id ?? "")?.[1] ?? "";
    expect(since <= t).toBe(true);
    // The same event in the next quarter: the id does not move on while the condition holds.
    expect(triggerStates(made.record, { ...made.assessed, quarter: since })[0]?.state).toBe("tripped");
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
  const [event] = verdictEvents(record, assessed, [before, frozen()]);
  if (!event) throw new Error("no event");
  const at = new Date("2026-11-20T10:00:00Z");

  it("carry stand, sides, attribution and the page as JSON whose bytes do not depend on the attempt", () => {
    const body = webhookBody(event, at, "https://offtake.example");
    expect(webhookBody(event, at, "https://offtake.example")).toBe(body);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      id: event.id,
      type: "verdict.changed",
      createdAt: "2026-11-20T10:00:00.000Z",
      network: { slug: "render", name: "Render" },
      page: "https://offtake.example/networks/render",
      methodVersion: "dvs-1.0",
      trigger: null,
      change: { from: { verdict: "subsidy_led", verdictLabel: "Subsidy-led" }, attribution: { byCause: { data: 0 } } },
      disclaimer: expect.stringContaining("not investment advice"),
    });
  });

  it("say in plain text what, why, how judged and where, and the disclaimer", () => {
    const text = emailText(event, null);
    expect(text).toMatch(/The verdict on Render reads subsidy-leaning/);
    expect(text).toMatch(/Judged under the house definition “.+”, method dvs-1.0, quarter 2026Q2, as of 2026-11-20\./);
    expect(text).toContain("On this site: /networks/render");
    expect(text).toContain("not investment advice");
    expect(text).toContain(event.id);
    expect(emailText(event, "https://offtake.example")).toContain("https://offtake.example/networks/render");
  });
});
