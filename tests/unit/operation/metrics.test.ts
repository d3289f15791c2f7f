import { beforeEach, describe, expect, it } from "vitest";
import {
  countDatabaseError,
  countRequest,
  isBearer,
  LATENCY_BOUNDS_SECONDS,
  metricsText,
  operationState,
} from "@/lib/operation";

const GAUGES = {
  ...{ version: "0.1.0", build: 'a"b\\c', reportsWaiting: 3, reportsDrawing: 1 },
  ...{ residentBytes: 123_456, uptimeSeconds: 7.5 },
};

beforeEach(() => {
  globalThis.offtakeOperation = undefined;
});

describe("the text for Prometheus", () => {
  it("has one head for each family, and every sample is a name, labels and a number", () => {
    countRequest("GET", "network", 200, 0.02);
    countDatabaseError("database_unavailable");
    const lines = metricsText(GAUGES).trimEnd().split("\n");
    const heads = lines.filter((line) => line.startsWith("# TYPE ")).map((line) => line.split(" ")[2]);
    expect(new Set(heads).size).toBe(heads.length);
    for (const line of lines.filter((text) => !text.startsWith("#"))) {
      expect(line).toMatch(/^[a-z_]+(\{[a-z]+="(?:[^"\\]|\\.)*"(,[a-z]+="(?:[^"\\]|\\.)*")*\})? [0-9.e+-]+$/);
      expect(heads.some((name) => line.startsWith(name ?? "?"))).toBe(true);
    }
    expect(lines).toContain('offtake_build_info{version="0.1.0",build="a\\"b\\\\c"} 1');
    expect(lines).toContain('offtake_database_errors_total{code="database_unavailable"} 1');
    expect(lines).toContain("offtake_reports_waiting 3");
  });

  it("accumulates the histogram: a request on a bound is within it, one beyond the last is only in +Inf", () => {
    countRequest("GET", "api", 200, 0.005);
    countRequest("GET", "api", 503, 0.006);
    countRequest("GET", "api", 200, 60);
    const text = metricsText(GAUGES);
    const bucket = (le: string) => Number(new RegExp(`_bucket\\{route="api",le="${le}"\\} (\\d+)`).exec(text)?.[1]);
    expect([bucket("0.005"), bucket("0\\.01"), bucket("10"), bucket("\\+Inf")]).toEqual([1, 2, 2, 3]);
    expect(text).toContain('offtake_request_seconds_count{route="api"} 3');
    expect(text).toContain('offtake_requests_total{method="GET",route="api",status="503"} 1');
    expect(LATENCY_BOUNDS_SECONDS.every((bound, at, all) => at === 0 || bound > (all[at - 1] ?? 0))).toBe(true);
  });

  it("says nothing of a revision that was never read, and shows when facts are old", () => {
    expect(metricsText(GAUGES)).not.toContain("offtake_facts_revision ");
    operationState().facts = { revision: 7, staleSince: new Date(), reason: "gone" };
    expect(metricsText(GAUGES)).toContain("offtake_facts_revision 7\n");
    expect(metricsText(GAUGES)).toContain("offtake_facts_stale 1\n");
  });
});

describe("a bearer token", () => {
  it("is right or it is not, and nobody has one where none is set", () => {
    expect(isBearer("Bearer 0123456789abcdef", "0123456789abcdef")).toBe(true);
    for (const given of ["Bearer 0123456789abcdeF", "0123456789abcdef", "bearer 0123456789abcdef", "", null])
      expect(isBearer(given, "0123456789abcdef"), String(given)).toBe(false);
    expect(isBearer("Bearer ", null)).toBe(false);
    expect(isBearer("Bearer null", null)).toBe(false);
  });
});
