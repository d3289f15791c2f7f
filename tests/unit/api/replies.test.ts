import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { assessmentReply, assumedReply, CUSTOM_NOTICE } from "@/lib/api/replies/assessment";
import { changeRow } from "@/lib/api/replies/changes";
import { networkReply, networkRow } from "@/lib/api/replies/network";
import type { Quantity } from "@/lib/api/replies/quantity";
import { conflictRow, observationRows, seriesRows } from "@/lib/api/replies/record";
import { CHANGE_ROW } from "@/lib/api/schemas/changes";
import { CONFLICT_ROW, NETWORK, NETWORK_ROW, OBSERVATION_ROW, SERIES_ROW } from "@/lib/api/schemas/records";
import { ASSESSMENT, ASSUMED } from "@/lib/api/schemas/verdicts";
import { jsonText } from "@/lib/api/serialise";
import { readNetworkFacts } from "@/lib/facts";
import { formatCoverage, formatPercent, formatTokens, formatUsd } from "@/lib/format";
import { applyAssumptions, assessRecord, describeRecord, isAssessable, NO_ASSUMPTIONS, type Span } from "@/lib/scoring";
import { buildNetwork, buildScoreboard, OPEN_BOARD } from "@/lib/views";
import { CHANGE_BASES, changeBetween, stepsOf } from "@/lib/views/changes";
import { numberView } from "@/lib/views/number-view";
import { buildWhatIf, type WhatIfRequest, whatIfSubject } from "@/lib/views/what-if";

const SEED = join(import.meta.dirname, "../../../prisma/seed");
const AS_OF = "2026-11-20";
const slugs = readdirSync(SEED, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const records = slugs.map((slug) => readNetworkFacts(join(SEED, slug)));
const assessable = records.filter(isAssessable);

/** A reply as it arrives, read by its schema; strict, so that a field too many is a fault too. */
function arrives<Reply>(schema: z.ZodType<Reply>, reply: Reply): Reply {
  return schema.parse(JSON.parse(jsonText(reply)));
}

/** What the page would print of a quantity. */
function printed({ value, low, high }: Quantity, format: (value: number) => string): string {
  const number = (amount: number | "Infinity") => (amount === "Infinity" ? Number.POSITIVE_INFINITY : amount);
  if (low === null || high === null) return numberView(null, format).text;
  const span: Span = { value: value === null ? null : number(value), low: number(low), high: number(high) };
  return numberView(span, format).text;
}

describe.each(records.map((record) => [record.network.slug, record] as const))("%s", (_slug, record) => {
  // A day long past, one in the record, and the newest.
  it.each(["2001-01-01", "2025-12-31", AS_OF])("every reply of %s fits its schema", (asOf) => {
    const described = describeRecord(record, asOf);
    const assessed = isAssessable(record) ? assessRecord(record, { asOf }) : null;
    arrives(NETWORK_ROW, networkRow(record, assessed, "/"));
    const network = arrives(NETWORK, networkReply(record, assessed, described));
    const observations = observationRows(record, asOf, { series: null, metric: null, from: null, to: null }, String);
    for (const row of observations) arrives(OBSERVATION_ROW, row);
    for (const row of seriesRows(record, assessed ?? described)) arrives(SERIES_ROW, row);
    for (const outcome of (assessed ?? described).conflicts)
      arrives(CONFLICT_ROW, conflictRow(record, outcome, { effect: "none", isDecisive: false, page: "/" }));
    if (assessed && isAssessable(record)) arrives(ASSESSMENT, assessmentReply(record, assessed));
    expect(network.counts.observations).toBe(observations.length);
    expect(observations.every(({ knownOn }) => knownOn <= asOf)).toBe(true);
    if (asOf === "2001-01-01") expect([observations.length, network.sources.length]).toEqual([0, 0]);
    if (asOf === AS_OF) expect(observations.length).toBe(record.observations.length);
  });
});

describe.each(assessable.map((record) => [record.network.slug, record] as const))("%s", (slug, record) => {
  const assessed = assessRecord(record, { asOf: AS_OF });
  const reply = arrives(ASSESSMENT, assessmentReply(record, assessed));

  it("prints the numbers of its page", () => {
    const page = buildNetwork(record, assessed, {
      ...{ asOf: null, definition: null, today: AS_OF, peers: [] },
      fingerprint: "",
    });
    const key = (label: RegExp) => page.keyNumbers.find((number) => label.test(number.label))?.number.text;
    expect(printed(reply.prudentCoverage, formatCoverage)).toBe(key(/^Prudent coverage/));
    expect(printed(reply.demandHalfYearUsd, formatUsd)).toBe(key(/^Paid demand/));
    expect(printed(reply.subsidyHalfYearUsd, formatUsd)).toBe(key(/^Subsidy/));
    expect(printed(reply.tokensEmittedHalfYear, (value) => formatTokens(value, record.network.token))).toBe(
      key(/^Tokens emitted/),
    );
    if (reply.utilisation.state !== "not_applicable")
      expect(printed(reply.utilisation, formatPercent)).toBe(key(/^Utilisation/));
    else expect(key(/^Utilisation/)).toBe("not applicable");
    expect([reply.verdictLabel, reply.explanation].map((text) => text.length > 0)).toEqual([true, true]);
    if (reply.range === null || reply.range[0] === reply.range[1]) expect(reply.verdictLabel).toBe(page.verdict.label);
    expect(reply.dataConfidenceWord).toBe(page.confidence);
    expect(reply.sentence).toBe(page.sentence.parts.map(({ text }) => text).join(""));
  });

  it("prints the numbers of the scoreboard", () => {
    const [row] = buildScoreboard([{ record, assessed }], OPEN_BOARD, AS_OF, []).rows;
    expect(printed(reply.demandUsdPerYear, formatUsd)).toBe(row?.demandUsdPerYear.text);
    expect(printed(reply.subsidyUsdPerYear, formatUsd)).toBe(row?.subsidyUsdPerYear.text);
    expect(printed(reply.demandShare, formatPercent)).toBe(row?.demandShare.text);
    expect(reply.trend.direction).toBe(row?.trend.direction);
  });

  it("gives every unknown its reason, and no reason to what is known", () => {
    const quantities = Object.values(reply).filter(
      (value): value is Quantity => typeof value === "object" && value !== null && "state" in value,
    );
    expect(quantities.length).toBeGreaterThan(10);
    for (const { state, value, reason } of quantities) {
      expect(value === null).toBe(reason !== null);
      expect(value !== null).toBe(state === "known");
      if (reason !== null) expect(reason.length).toBeGreaterThan(10);
    }
  });

  it("marks what assumptions lead to, and says what has no effect", () => {
    const request: WhatIfRequest = {
      assumptions: { ...NO_ASSUMPTIONS, emissions: 0, demand: 1.5, withoutLargestPayer: true },
      reading: null,
    };
    const subject = whatIfSubject({ record, varied: assessed, house: assessed, query: "", pageDefinition: null });
    const result = applyAssumptions(subject.base, request.assumptions);
    const view = buildWhatIf(subject, request);
    const assumed = arrives(ASSUMED, assumedReply({ subject, request, view, result }));
    expect(assumed).toMatchObject({ isCustom: true, notice: CUSTOM_NOTICE });
    expect(assumed.unapplied.every(({ explanation }) => explanation.length > 0)).toBe(true);
    const coverage = view.readouts.find(({ id }) => id === "coverage");
    if (coverage && result.readouts.prudentCoverage)
      expect(printed(assumed.prudentCoverage, formatCoverage)).toBe(coverage.number.text);
  });

  it.each(CHANGE_BASES)("tells changes by %s that add up", (basis) => {
    const steps = stepsOf(record, assessed, basis).map((make) => make());
    for (const [index, step] of steps.slice(1).entries()) {
      const before = steps[index];
      if (!before) continue;
      const row = arrives(CHANGE_ROW, changeRow({ slug, name: "" }, changeBetween(before, step, basis), "/"));
      const causes = Object.values(row.attribution?.byCause ?? {}).filter((part) => part !== null);
      if (row.attribution?.deltaLnCoverage != null && causes.length === 4)
        expect(causes.reduce((sum, part) => sum + part, 0)).toBeCloseTo(row.attribution.deltaLnCoverage, 8);
      expect(row.changed.includes("verdict")).toBe(row.from.verdict !== row.to.verdict);
    }
    const last = steps.at(-1);
    if (last) expect(last.side).toMatchObject({ asOf: AS_OF, verdict: assessed.verdict, quarter: assessed.quarter });
  });
});

describe("changes by day", () => {
  it("end with the facts: a day far ahead has one step more than the day after the last fact", () => {
    const [record] = assessable;
    if (!record) throw new Error("no network");
    const steps = (asOf: string) => stepsOf(record, assessRecord(record, { asOf }), "published").length;
    expect(steps("9999-12-31")).toBeLessThanOrEqual(steps("2027-01-01") + 1);
  });
});
