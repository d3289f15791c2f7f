import { describe, expect, it } from "vitest";
import { changeId } from "@/lib/views/change-id";
import type { ChangeSide } from "@/lib/views/changes";

const side = (values: Partial<ChangeSide> = {}): ChangeSide => ({
  asOf: "2026-09-30",
  quarter: "2026Q1",
  verdict: "subsidy_led",
  reason: null,
  range: null,
  prudentCoverage: 0.2,
  score: 40,
  ...values,
});

const history = {
  basis: "history" as const,
  from: side(),
  to: side({ quarter: "2026Q2", verdict: "subsidy_leaning" }),
};

describe("changeId", () => {
  it("names network, quarter and basis, and tells nothing else apart by hand", () => {
    expect(changeId("helium", history)).toMatch(/^helium-2026Q2-history-[0-9a-f]{16}$/);
    expect(changeId("helium", { ...history, to: side({ quarter: null }) })).toMatch(/^helium-none-history-/);
  });

  it("stays while the story does, whatever the days and the coverage", () => {
    const later = { ...history, to: { ...history.to, asOf: "2026-11-20", prudentCoverage: 0.3, score: 41 } };
    expect(changeId("helium", later)).toBe(changeId("helium", history));
    expect(changeId("helium", { ...history, from: side({ asOf: "2026-11-20" }) })).toBe(changeId("helium", history));
  });

  it.each([
    ["network", changeId("akash", history)],
    ["verdict", changeId("helium", { ...history, to: { ...history.to, verdict: "demand_led" } })],
    ["range", changeId("helium", { ...history, to: { ...history.to, range: ["subsidy_led", "demand_led"] } })],
    ["reason", changeId("helium", { ...history, to: { ...history.to, reason: "stale" } })],
    ["quarter before", changeId("helium", { ...history, from: side({ quarter: "2025Q4" }) })],
    ["basis", changeId("helium", { ...history, basis: "published" })],
  ])("differs by %s", (_, other) => {
    expect(other).not.toBe(changeId("helium", history));
  });

  it("tells published changes apart by the day they are held against, so that a verdict may come back", () => {
    const published = { ...history, basis: "published" as const };
    const again = { ...published, from: side({ asOf: "2026-10-04" }) };
    expect(changeId("helium", again)).not.toBe(changeId("helium", published));
  });
});
