import { describe, expect, it } from "vitest";
import { assessRecord, fingerprintOf, isScored, type NetworkRecord, quarterIndex } from "@/lib/scoring";
import { proseText } from "@/lib/views";
import { type ChangeItem, changeItem, itemText, urn } from "@/lib/views/change-items";
import {
  type ChangeBasis,
  type ChangeFact,
  type ChangeStep,
  changeBetween,
  firstDayOf,
  isSaidAnew,
  stepsOf,
} from "@/lib/views/changes";
import { buildChangesPage } from "@/lib/views/changes-page";
import { type KeptVerdict, loadChangesOf } from "@/lib/views/load-changes";
import { buildTrackRecord } from "@/lib/views/track-record";
import { shipped } from "./records";

const AS_OF = "2026-11-20";
const NETWORK = { slug: "render", name: "Render" };

/** Every change of a network, as the loader makes them. */
function changesOf(slug: string, basis: ChangeBasis, asOf = AS_OF): ChangeFact[] {
  const { record, assessed } = shipped(slug, asOf);
  const changes: ChangeFact[] = [];
  let before: ChangeStep | null = null;
  for (const make of stepsOf(record, assessed, basis)) {
    const step = make();
    if (before && basis === "published") {
      const search = firstDayOf(record, before, step, assessed.definitionId);
      let next = search.next();
      while (!next.done) next = search.next();
      if (next.value) {
        changes.push(changeBetween(before, next.value, basis));
        before = next.value;
      }
    }
    if (before) changes.push(changeBetween(before, step, basis));
    before = step;
  }
  return changes;
}

const RENDER = changesOf("render", "published");

const itemOf = (change: ChangeFact): ChangeItem =>
  changeItem(NETWORK, {
    ...{ change, origin: "published", key: `${change.date} ${change.to.verdict}`, query: `?asOf=${change.date}` },
  });

describe("changes as published", () => {
  it("say what it means where the figures cover other quarters than before", () => {
    const texts = [...RENDER, ...changesOf("aethir", "published")].map((change) => proseText(itemOf(change).moved));
    const spans = texts.filter((text) => text.includes("do not cover the same quarters or year"));
    expect(spans.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).not.toContain("span of the record");
  });

  it("are dated to the first day on which the verdict read so: the day before it read otherwise", () => {
    const { record } = shipped("render");
    const said = (asOf: string) => {
      const { verdict, reason, range } = assessRecord(record, { asOf });
      return { verdict, reason, range };
    };
    const dated = RENDER.filter(isSaidAnew);
    expect(dated.length).toBeGreaterThan(2);
    for (const { date, to } of dated) {
      const dayBefore = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
      const { verdict, reason, range } = to;
      expect(said(date)).toEqual({ verdict, reason, range });
      expect(said(dayBefore)).not.toEqual({ verdict, reason, range });
    }
  });

  it("follow each other without a gap", () => {
    for (const [at, change] of RENDER.entries()) if (at > 0) expect(change.from).toEqual(RENDER[at - 1]?.to);
  });
});

describe("an entry", () => {
  const change = RENDER.filter(isSaidAnew).findLast(({ to }) => to.verdict === "subsidy_leaning");
  const item = change && itemOf(change);

  it("names both classes, the cause, what moved it and the share of token price", () => {
    expect(item?.title).toBe("Render: range: subsidy-led to subsidy-leaning, now subsidy-leaning");
    expect(item?.causeWords).toBe("New data");
    expect(proseText(item?.moved ?? { parts: [] })).toMatch(
      /^Prudent coverage C\* moved from [\d.]+ to [\d.]+\. .*(Revenue|Emissions|Token price) ×[\d.]+/,
    );
    const share = change?.why?.priceShare ?? Number.NaN;
    expect(proseText(item?.priceShare ?? { parts: [] })).toContain(`${Math.round(share * 100)}%`);
  });

  it("leads every number to the day it was known on", () => {
    const numbers = item?.moved.parts.filter(({ text }) => /\d/.test(text)) ?? [];
    expect(numbers.length).toBeGreaterThan(2);
    for (const { href } of numbers) expect(href).toMatch(/\/networks\/render\/trace\/.+\?asOf=2026-/);
  });

  it("keeps its id, which is a UUID of its key and nothing else", () => {
    expect(item?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(change && itemOf(structuredClone(change)).id).toBe(item?.id);
    const ids = RENDER.filter(isSaidAnew).map((one) => itemOf(one).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(urn("a")).not.toBe(urn("b"));
  });

  it("says what is known where a side has no coverage", () => {
    const first = RENDER.find(({ from, to }) => from.prudentCoverage === null && to.prudentCoverage !== null);
    expect(first && itemText(itemOf(first))).toMatch(/C\* became known: /);
  });
});

describe("the page", () => {
  const items = RENDER.filter(isSaidAnew).map(itemOf);
  const page = (query: { network?: string; cause?: string; basis?: string } = {}) =>
    buildChangesPage(items, { network: null, cause: null, basis: null, ...query }, AS_OF, null);

  it("groups by the quarter in which they became known, newest first", () => {
    const { groups, rows } = page();
    expect(rows.map(({ date }) => date)).toEqual(
      rows
        .map(({ date }) => date)
        .toSorted()
        .reverse(),
    );
    for (const { quarter, items: of } of groups)
      for (const { date } of of) expect(quarter).toBe(`${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`);
  });
  it("filters through links that keep the rest of the address", () => {
    expect(page({ network: "helium" }).rows).toEqual([]);
    expect(page({ cause: "data" }).rows).toHaveLength(items.filter(({ cause }) => cause === "data").length);
    expect(page({ basis: "history" }).choices.network[0]?.href).toBe("/changes?network=render&basis=history");
    expect(page({ network: "render" }).bases[1]?.href).toBe("/changes?network=render&basis=history");
  });
});

/** A verdict kept from a record. */
function kept(record: NetworkRecord, asOf: string, frozenAt: string, definitionId?: string): KeptVerdict {
  const assessed = assessRecord(record, { asOf, ...(definitionId ? { definitionId } : {}) });
  const { quarter, verdict, reason, range, note, input, methodVersion, result } = assessed;
  const scored = isScored(result) ? result : null;
  return {
    ...{ asOf, quarter, verdict, reason, range, note, input, methodVersion, frozenAt },
    definitionId: assessed.definitionId,
    isHouse: record.definitions.some(({ id, house }) => house && id === assessed.definitionId),
    fingerprint: fingerprintOf(assessed),
    prudentCoverage: scored?.ratios.prudentCoverage ?? null,
    score: scored?.score ?? null,
  };
}

describe("loads", () => {
  const { record } = shipped("filecoin");
  /** The record as it would stand after a correction: revenue of customers a hundredfold. */
  const restated: NetworkRecord = {
    ...record,
    observations: record.observations.map((row) =>
      row.seriesId.includes(".revenue.") && row.value !== null
        ? { ...row, value: row.value * 100_000, low: null, high: null }
        : row,
    ),
  };
  const first = kept(record, AS_OF, "2026-11-21T00:00:00.000Z");
  const second = kept(restated, AS_OF, "2026-11-22T00:00:00.000Z");

  it("that rewrite what was said are listed as restatements", () => {
    const changes = loadChangesOf([first, second], second, []);
    expect(changes).toHaveLength(1);
    const [{ change } = { change: null }] = changes;
    expect(change).toMatchObject({ date: "2026-11-22", from: { verdict: "subsidy_led" } });
    expect(change?.to.verdict).not.toBe("subsidy_led");
    expect(change?.why?.byCause.restatement).toBeGreaterThan(5);
  });
  it("that are taken back are listed from the last one kept to the verdict as it stands", () => {
    const present = { ...first, frozenAt: "2026-11-23T00:00:00.000Z" };
    const changes = loadChangesOf([first, second], present, []);
    expect(changes.map(({ change }) => [change.date, change.to.verdict])).toEqual([
      ["2026-11-22", second.verdict],
      ["2026-11-23", first.verdict],
    ]);
  });
  it("that change nothing, or what a day explains already, are not listed", () => {
    expect(loadChangesOf([first, { ...first, frozenAt: "2026-11-22T00:00:00.000Z" }], first, [])).toEqual([]);
    const past = kept(shipped("render").record, "2026-08-26", "2026-08-26T00:00:00.000Z");
    const later = kept(shipped("render").record, "2026-09-30", "2026-09-30T00:00:00.000Z");
    expect(loadChangesOf([past, later], later, [])).toHaveLength(1);
    expect(loadChangesOf([past, later], later, RENDER)).toEqual([]);
  });
});

describe("the track record", () => {
  it("holds what was first said of a quarter against its present reading, and says when that is too little", () => {
    const { record, assessed } = shipped("render");
    const view = buildTrackRecord([{ record, assessed, changes: RENDER }]);
    expect(view.rows.length).toBeGreaterThan(3);
    for (const row of view.rows) {
      const then = assessRecord(record, { asOf: row.saidOn });
      expect(then.quarter).toBe(row.quarter);
      expect(quarterIndex(row.quarter)).toBeLessThanOrEqual(quarterIndex(assessed.quarter ?? ""));
    }
    expect(view.isEnough).toBe(false);
    expect(view.sentence).toContain("too little for a track record");
    expect(view.tested).toBe(
      view.rows.filter(({ outcome }) => ["held", "missed", "withdrawn"].includes(outcome)).length,
    );
  });
  it("counts a class that reads otherwise now as a miss", () => {
    const { record, assessed } = shipped("filecoin");
    const changes = changesOf("filecoin", "published");
    const turned = {
      ...assessed,
      asOf: "2027-01-01",
      history: assessed.history.map((step) => ({ ...step, verdict: "demand_leaning" as const })),
    };
    const view = buildTrackRecord([{ record, assessed: turned, changes }]);
    expect(view.missed).toBeGreaterThan(0);
    expect(view.rows.some(({ outcomeWords }) => outcomeWords === "another class: a miss")).toBe(true);
  });
});
