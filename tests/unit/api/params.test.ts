import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorAt, offsetOf } from "@/lib/api/cursor";
import { ApiFault } from "@/lib/api/fault";
import { formatFor } from "@/lib/api/format";
import { OPERATIONS, operationOf } from "@/lib/api/operations";
import { parseParams } from "@/lib/api/params";

const parse = (id: string, query: string, path: Record<string, string> = { slug: "helium" }) =>
  parseParams(operationOf(id).params, new URLSearchParams(query), path);

/** The fault that a call ends with. */
function faultOf(call: () => unknown): ApiFault {
  try {
    call();
  } catch (error) {
    if (error instanceof ApiFault) return error;
    throw error;
  }
  throw new Error("no fault");
}

describe("parseParams", () => {
  it("gives every parameter by name, null where it is absent", () => {
    expect(parse("listObservations", "metric=revenue&limit=20&from=2024-02-29")).toEqual({
      ...{ slug: "helium", series: null, metric: "revenue", from: "2024-02-29", to: null, asOf: null },
      ...{ limit: 20, cursor: null },
    });
  });

  it.each([
    ["listNetworks", "asOf=2025-02-30", "asOf", "a day of the calendar"],
    ["listNetworks", "asOf=", "asOf", "a day of the calendar"],
    ["listNetworks", "asOf=2025-01-01&asOf=2025-01-02", "asOf", "2 times"],
    ["listNetworks", "verdict=great", "verdict", "one of subsidy_led, subsidy_leaning"],
    ["listNetworks", "limit=0", "limit", "a whole number from 1 to 1000"],
    ["listNetworks", "limit=1.5", "limit", "a whole number from 1 to 1000"],
    ["listNetworks", "limit=1e309", "limit", "a whole number from 1 to 1000"],
    ["listNetworks", "limit=0x10", "limit", "a whole number from 1 to 1000"],
    ["listNetworks", "__proto__=1", "__proto__", "is not a parameter of this address"],
    ["listNetworks", "slug=helium", "slug", "is not a parameter of this address"],
    ["getRevision", "now=1", "now", "expected none"],
    ["getAssessment", "emissions=101", "emissions", "a number from 0 to 100"],
    ["getAssessment", "emissions=-0.5", "emissions", "a number from 0 to 100"],
    ["getAssessment", "taperIn=1.5", "taperIn", "a whole number from 0"],
    ["getAssessment", "withoutLargestPayer=no", "withoutLargestPayer", "one of yes"],
    ["getAssessment", "quarter=2025Q5", "quarter", "a quarter of the record"],
    ["getAssessment", "definition=a%00b", "definition", "the id of one"],
    ["compareNetworks", "", "n", "n is missing"],
    ["compareNetworks", "n=helium", "n", "two to five different slugs"],
    ["compareNetworks", "n=helium,helium", "n", "two to five different slugs"],
    ["compareNetworks", "n=a,b,c,d,e,f", "n", "two to five different slugs"],
  ])("%s?%s is refused and named", (id, query, parameter, words) => {
    const fault = faultOf(() => parse(id, query));
    expect(fault.status).toBe(400);
    expect(fault.members.parameter).toBe(parameter);
    expect(fault.detail).toContain(parameter);
    expect(fault.detail).toContain(words);
  });

  it("says 404 for a part of the path that nothing is called", () => {
    const fault = faultOf(() => parse("getNetwork", "", { slug: "../etc" }));
    expect(fault).toMatchObject({ status: 404, members: { parameter: "slug", value: "../etc" } });
  });

  it("takes a list by commas and by repetition", () => {
    expect(parse("compareNetworks", "n=helium,akash")).toMatchObject({ n: ["helium", "akash"] });
    expect(parse("compareNetworks", "n=helium&n=akash")).toMatchObject({ n: ["helium", "akash"] });
  });

  it("either understands an address or says 400, whatever is put in it", () => {
    const names = [...new Set(OPERATIONS.flatMap(({ params }) => Object.keys(params))), "toString", "constructor"];
    const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), fc.string({ unit: "binary" })));
    fc.assert(
      fc.property(fc.constantFrom(...OPERATIONS), query, ({ params }, pairs) => {
        try {
          parseParams(params, new URLSearchParams(pairs), { slug: "helium", kind: "formula", id: "x" });
        } catch (error) {
          expect(error).toBeInstanceOf(ApiFault);
          expect(error).toMatchObject({ status: 400 });
          expect((error as ApiFault).detail.length).toBeLessThan(1500);
        }
      }),
    );
  });

  it("every example of the document is one that its parameter takes", () => {
    for (const { params } of OPERATIONS)
      for (const [name, param] of Object.entries(params))
        for (const value of param.examples) {
          const query = new URLSearchParams(param.in === "query" ? [[name, value]] : []);
          const one = { [name]: param };
          expect(() => parseParams(one, query, { [name]: value }), `${name}=${value}`).not.toThrow();
        }
  });
});

describe("cursors", () => {
  const scope = { query: "listNetworks {}", revision: 7 };

  it("lead back to their row", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string(), (offset, revision, query) => {
        expect(offsetOf(cursorAt({ query, revision }, offset), { query, revision })).toBe(offset);
      }),
    );
    expect(offsetOf(null, scope)).toBe(0);
  });

  it("fit the parameter that takes them, and do not say what is in them", () => {
    expect(parse("listNetworks", `cursor=${cursorAt(scope, 20)}`)).toMatchObject({ cursor: cursorAt(scope, 20) });
  });

  it.each([
    ["of another revision", cursorAt({ ...scope, revision: 6 }, 20), /stale.*revision 6 .* they are at 7/],
    ["of another query", cursorAt({ ...scope, query: "listNetworks {a}" }, 20), /another query/],
    ["with another place", Buffer.from("7.1.0123456789abcdef").toString("base64url"), /another query/],
    ["that is none", "AAAA", /not one that this API gave/],
  ])("%s are refused, with the reason", (_name, cursor, words) => {
    const fault = faultOf(() => offsetOf(cursor, scope));
    expect(fault).toMatchObject({ status: 400, members: { parameter: "cursor" } });
    expect(fault.detail).toMatch(words);
  });
});

describe("formatFor", () => {
  it.each([
    [null, "json"],
    ["*/*", "json"],
    ["text/html,application/xhtml+xml,*/*;q=0.8", "json"],
    ["text/csv", "csv"],
    ["text/csv;q=0.5, application/json", "json"],
    ["application/json;q=0.5, text/csv", "csv"],
  ])("%s: %s", (accept, format) => expect(formatFor(accept, true)).toBe(format));

  it("refuses what it has not", () => {
    expect(faultOf(() => formatFor("application/xml", true))).toMatchObject({ status: 406 });
    expect(faultOf(() => formatFor("text/csv", false))).toMatchObject({ status: 406 });
    expect(faultOf(() => formatFor("application/json;q=0", true))).toMatchObject({ status: 406 });
  });
});
