import { describe, expect, it } from "vitest";
import { proseText } from "@/lib/views";
import { textReader } from "@/lib/views/known-texts";
import { claim, network, record, source } from "../scoring/record/builders";

/** Compiled on 2026-06-30: a source of March, one of May, one without a day; observations of January and June. */
const RECORD = record({
  network: network({ compiledOn: "2026-06-30" }),
  sources: [
    source("march", { publishedOn: "2026-03-01", publisher: "March Review" }),
    source("may", { publishedOn: "2026-05-01" }),
    source("undated", { publishedOn: null, url: "article:text" }),
  ],
  observations: [
    claim("r", "2025Q4", 1, { id: "early", knownOn: "2026-01-01" }),
    claim("r", "2026Q1", 2, { id: "late", knownOn: "2026-06-01" }),
  ],
});

const on = (asOf: string) => textReader(RECORD, asOf, "");
const knownOn = (statement: Parameters<ReturnType<typeof on>["read"]>[0]) => on("2026-12-31").read(statement).knownOn;

describe("a text of the record", () => {
  it("is known when its source was published", () => {
    const statement = { text: "It grows.", sourceIds: ["march"] };
    expect(knownOn(statement)).toBe("2026-03-01");
    expect(on("2026-02-28").read(statement)).toEqual({ prose: null, knownOn: "2026-03-01", sources: [] });
    const shown = on("2026-03-01").read(statement);
    expect(shown.prose && proseText(shown.prose)).toBe("It grows.");
    expect(shown.sources).toEqual([{ publisher: "March Review", url: "https://march.example" }]);
  });
  it("is known when the last of its sources was", () => {
    expect(knownOn({ text: "It grows.", sourceIds: ["may", "march"] })).toBe("2026-05-01");
  });
  it("waits for the observation that a number in it leads to", () => {
    const statement = { text: "It grew to [2](late).", sourceIds: ["march"] };
    expect(knownOn(statement)).toBe("2026-06-01");
    expect(on("2026-05-31").read(statement).prose).toBeNull();
    expect(on("2026-06-01").read(statement).prose).not.toBeNull();
    expect(knownOn({ text: "It was [1](early).", sourceIds: ["march"] })).toBe("2026-03-01");
  });
  it("waits for observations it rests on without a word", () => {
    expect(knownOn({ text: "It grew.", sourceIds: ["march"], observationIds: ["late", null] })).toBe("2026-06-01");
  });
  it("waits for the day of what it tells", () => {
    expect(knownOn({ text: "They objected.", sourceIds: ["march"], date: "2026-04-15" })).toBe("2026-04-15");
    expect(knownOn({ text: "They objected.", sourceIds: ["march"], date: "2026-01-15" })).toBe("2026-03-01");
  });
  it("counts from the day of compiling where a source has no day, or where it has none", () => {
    expect(knownOn({ text: "It is said.", sourceIds: ["undated"] })).toBe("2026-06-30");
    expect(knownOn({ text: "It is ours.", sourceIds: [] })).toBe("2026-06-30");
    expect(on("2026-06-29").read({ text: "It is ours.", sourceIds: [] }).prose).toBeNull();
    // What it names in words is what it rests on, also without a source.
    expect(knownOn({ text: "It was [1](early).", sourceIds: [] })).toBe("2026-01-01");
  });
  it("counts from the day of compiling where it names what the folder does not hold", () => {
    expect(knownOn({ text: "It was [1](gone).", sourceIds: ["march"] })).toBe("2026-06-30");
    expect(on("2026-12-31").read({ text: "x", sourceIds: ["gone", "undated"] }).sources).toEqual([
      { publisher: "undated", url: null },
    ]);
  });
  it("links its numbers on the same day", () => {
    const [part] = textReader(RECORD, "2026-03-31", "?asOf=2026-03-31").prose("[1](early)").parts;
    expect(part?.href).toBe("/networks/net/trace/observation/early?asOf=2026-03-31");
  });
});
