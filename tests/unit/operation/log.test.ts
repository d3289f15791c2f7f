import { afterEach, describe, expect, it } from "vitest";
import { captureConsole, createLog, logLine } from "@/lib/operation";

const TIME = new Date("2026-11-28T09:00:00.000Z");

describe("a line of the log", () => {
  it("is one JSON object, whatever stands in it", () => {
    const fields = { path: '/a"b\nc', status: 200, aborted: undefined };
    const line = logLine("json", TIME, "info", "request", fields) ?? "";
    expect(line).not.toContain("\n");
    expect(JSON.parse(line)).toEqual({
      ...{ time: "2026-11-28T09:00:00.000Z", level: "info", event: "request", path: '/a"b\nc', status: 200 },
    });
  });

  it("is for people as text: what is empty is left out, what has spaces stands in quotes", () => {
    expect(logLine("text", TIME, "error", "fault", { digest: null, text: "a b", ms: 1.5 })).toBe(
      '2026-11-28T09:00:00.000Z error fault text="a b" ms=1.5',
    );
  });

  it.each([
    ["faults", "info", false],
    ["faults", "warn", false],
    ["faults", "error", true],
    ["off", "error", false],
    ["text", "info", true],
    ["json", "info", true],
  ] as const)("%s at level %s: %s", (as, level, isPrinted) => {
    expect(logLine(as, TIME, level, "request", {}) !== null).toBe(isPrinted);
  });
});

describe("what libraries print", () => {
  const { log, warn, error, info, debug } = console;
  afterEach(() => void Object.assign(console, { log, warn, error, info, debug }));

  it("becomes lines of the same log, stacks and all, cut where it is too long", () => {
    const lines: string[] = [];
    captureConsole(createLog("json", (line) => void lines.push(line)));
    console.error(new Error("broken\nin two"));
    console.log("%s of %d", "x", 3);
    console.warn("y".repeat(100_000));
    const entries = lines.map((line) => JSON.parse(line));
    expect(entries).toMatchObject([
      { level: "error", event: "message", text: expect.stringContaining("broken\nin two") },
      { level: "info", text: "x of 3" },
      { level: "warn" },
    ]);
    expect(lines[2]?.length).toBeLessThan(9000);
  });
});
