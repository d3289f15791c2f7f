import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTraceKey, TRACE_KINDS, type Trace, traceHref, traceKey } from "@/lib/views";
import { tracer } from "@/lib/views/tracer";

const figure: Trace = { slug: "io-net", kind: "figure", id: "io-net.revenue.all@2025Q4" };

describe("the key of a number", () => {
  it("names network, kind and id, and leads to its page", () => {
    expect(traceKey(figure)).toBe("io-net/figure/io-net.revenue.all@2025Q4");
    expect(traceHref(traceKey(figure))).toBe("/networks/io-net/trace/figure/io-net.revenue.all@2025Q4");
    expect(tracer("io-net", "?asOf=2026-03-31").figure("io-net.revenue.all", "2025Q4")).toEqual({
      trace: "io-net/figure/io-net.revenue.all@2025Q4",
      href: "/networks/io-net/trace/figure/io-net.revenue.all@2025Q4?asOf=2026-03-31",
    });
  });
  it("reads back what it wrote, for ids of every kind", () => {
    const id = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/);
    const trace = fc.record({
      slug: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/),
      kind: fc.constantFrom(...TRACE_KINDS),
      id,
    });
    fc.assert(
      fc.property(trace, (one) => {
        expect(parseTraceKey(traceKey(one))).toEqual(one);
      }),
    );
    expect(parseTraceKey(traceKey(figure))).toEqual(figure);
  });
  it.each([
    ["nothing", ""],
    ["two parts", "helium/figure"],
    ["a kind that is none", "helium/number/x"],
    ["a way out of the folder", "../figure/x"],
    ["a longer way", "helium/figure/../../x"],
    ["a way back", "helium/figure/x/../../y"],
    ["another host", "//evil.example/figure/x"],
    ["capitals in the network", "Helium/figure/x"],
    ["a query", "helium/figure/x?y=1"],
    ["a space", "helium/figure/x y"],
  ])("takes %s for no key", (_, key) => expect(parseTraceKey(key)).toBeNull());
});
