import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Adapter,
  type AdapterContext,
  type AdapterReading,
  type AdapterRequest,
  ShapeError,
} from "@/lib/ingest/adapter";
import { furtherAdapters } from "@/lib/ingest/adapters/further";
import { fixtureText, readReply, replyOf, routeOf } from "../../../support/upstream/further";
import { DUNE_QUERIES } from "./dune-queries";

const TODAY = "2026-08-21";
/** All mutations in the long run, a seeded sample of them otherwise. */
const MUTATIONS = process.env.OFFTAKE_TEST_LONG ? 10_000 : 1_000;
const SEED = 20_260_821;

interface Case {
  name: string;
  adapter: Adapter;
  request: AdapterRequest;
  context: AdapterContext;
}

/** Every route of every adapter, once. */
const CASES: Case[] = furtherAdapters(DUNE_QUERIES).flatMap((adapter) => {
  const networkSlugs = [...new Set(adapter.series.map(({ networkSlug }) => networkSlug))];
  const context = { since: "2026-08-20", today: TODAY, networkSlugs };
  const requests = adapter.requests(context).filter((request) => routeOf(request) !== null);
  const files = requests.map((request) => routeOf(request)?.file);
  return requests
    .filter((_, index) => files.indexOf(files[index]) === index)
    .map((request) => ({ name: `${adapter.id}: ${routeOf(request)?.file}`, adapter, request, context }));
});
const JSON_CASES = CASES.filter(({ request }) => request.respondsWith === "json");

const read = ({ adapter, request, context }: Case, change?: (body: unknown) => unknown): Promise<AdapterReading> =>
  readReply(adapter, request, context, change);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The value with `change` applied to every part of it, innermost first. */
function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return change(value.map((part) => mapped(part, change)));
  if (typeof value === "object" && value !== null)
    return change(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapped(part, change)])));
  return change(value);
}

/** What is wrong with a reading, against what the contract promises; empty = nothing. */
function faultsOf(reading: AdapterReading, { adapter }: Case): string[] {
  const series = new Map(adapter.series.map((of) => [`${of.networkSlug} ${of.key}`, of]));
  return reading.values.flatMap((value) => {
    const of = series.get(`${value.networkSlug} ${value.seriesKey}`);
    const faults = [
      !of && "no such series",
      !/^\d{4}-\d{2}-\d{2}$/.test(value.day) && "no day",
      Number.isNaN(Date.parse(`${value.day}T00:00:00Z`)) && "no day of the calendar",
      value.day > TODAY && "a day to come",
      of?.shape === "flow" && value.day >= TODAY && "the running day",
      (value.value === null) !== (value.nullReason !== null) && "a gap without a reason, or a reason without a gap",
      value.value === null && value.note === null && "a gap without words",
      value.value !== null && !Number.isFinite(value.value) && "not a number",
      value.value !== null && value.value < 0 && "below zero",
      value.value === 0 && "a zero that does not say what it means",
    ].filter((fault): fault is string => typeof fault === "string");
    return faults.map((fault) => `${value.seriesKey} ${value.day} ${value.value}: ${fault}`);
  });
}

describe.each(CASES)("$name", (one) => {
  it("in full gives valid values", async () => {
    const reading = await read(one);
    expect(faultsOf(reading, one)).toEqual([]);
    expect(reading.values.length + (reading.rejects ?? []).length).toBeGreaterThan(0);
  });

  it("as a web page, as nothing, as a list of nothing is no reply of that shape, or an empty one", async () => {
    for (const body of ["<!doctype html><title>Just a moment...</title>", "", null, 12, { error: "no" }])
      await expect(read(one, () => body)).rejects.toThrow(ShapeError);
  });
});

describe.each(JSON_CASES)("$name", (one) => {
  it("with empty lists gives no number", async () => {
    const outcome = await read(one, (body) => mapped(body, (part) => (Array.isArray(part) ? [] : part))).catch(
      (error: unknown) => error,
    );
    if (outcome instanceof Error) throw outcome;
    const { values } = outcome as AdapterReading;
    expect(faultsOf({ values }, one)).toEqual([]);
    const hasLists = JSON.stringify(replyOf(one.request)).includes("[");
    const scalars = /pagination|getTokenSupply|vehicles|info|sumGas|network-stats/.test(one.name);
    if (hasLists && !scalars) expect(values.filter(({ value }) => value !== null)).toEqual([]);
  });

  it("with half of every list gives no more than before, and nothing else", async () => {
    const all = await read(one);
    const half = await read(one, (body) =>
      mapped(body, (part) => (Array.isArray(part) ? part.slice(0, Math.ceil(part.length / 2)) : part)),
    );
    expect(faultsOf(half, one)).toEqual([]);
    expect(half.values.length).toBeLessThanOrEqual(all.values.length);
  });

  it("with words for digits is refused, naming the place", async () => {
    const isDigits = (part: unknown) =>
      typeof part === "number" || (typeof part === "string" && /^\d+(\.\d+)?$/.test(part));
    const refusal = await read(one, (body) => mapped(body, (part) => (isDigits(part) ? "n/a" : part))).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ShapeError);
    expect((refusal as Error).message).toMatch(/^("[\w .-]+"|The reply|Spacescope answers)/);
  });

  it("with zeros for all digits gives unknown, each with its reason", async () => {
    const zero = (part: unknown) =>
      typeof part === "number" ? 0 : typeof part === "string" && /^\d+(\.\d+)?$/.test(part) ? "0" : part;
    const outcome = await read(one, (body) => mapped(body, zero)).catch((error: unknown) => error);
    // Decimals of the token, ids of queries and moments are digits too: a reply that has them wrong is refused.
    if (outcome instanceof ShapeError) return;
    const { values } = outcome as AdapterReading;
    // Of accounts the list is counted, whatever stands in it.
    if (one.name.includes("oui-all")) return;
    expect(values.filter(({ value }) => value !== null)).toEqual([]);
    for (const { nullReason, note } of values) expect([nullReason, typeof note]).toEqual(["not_disclosed", "string"]);
  });
});

describe("replies that say no", () => {
  it("Spacescope’s errors arrive with status 200 and are told by their code", async () => {
    const one = CASES.find(({ name }) => name.includes("deal-size"));
    if (!one) throw new Error("no such route");
    const body = JSON.parse(fixtureText("spacescope/error.30001.json"));
    await expect(read(one, () => body)).rejects.toThrow("Spacescope answers with code 30001 instead of data.");
  });

  it("a query of Dune without its column names the row and the column", async () => {
    const one = CASES.find(({ name }) => name.includes("dune/query-results.json"));
    if (!one) throw new Error("no such route");
    const body = JSON.parse(fixtureText("dune/query-results.json").replaceAll("dc_burned", "credits"));
    await expect(read(one, () => body)).rejects.toThrow('"result.rows.0": no column dc_burned');
  });

  it("a project of Web3Index that is another one is not stored", async () => {
    const one = CASES.find(({ name }) => name.includes("project.akash"));
    if (!one) throw new Error("no such route");
    const reading = await read(one, (body) => ({ ...(body as object), slug: "livepeer" }));
    expect(reading).toMatchObject({ values: [], rejects: [{ column: "slug", value: "livepeer" }] });
  });

  it("a running total of Spacescope that falls gives no negative flow", async () => {
    const one = CASES.find(({ name }) => name.includes("circulating-supply"));
    if (!one) throw new Error("no such route");
    const { values } = await read(one, (body) => {
      const reply = body as { data: { mined_fil: number }[] };
      return { ...reply, data: reply.data.map((row, index) => ({ ...row, mined_fil: row.mined_fil - index * 1e6 })) };
    });
    const minted = values.filter(({ seriesKey }) => seriesKey === "filecoin.emission.block-rewards");
    expect(minted.map(({ value }) => value)).toEqual([null, null]);
    expect(minted[0]?.note).toBe("The running total fell, which it cannot.");
  });
});

/** What a part of a reply may turn into. */
const HOSTILE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    0.5,
    1e308,
    -1e308,
    1e-300,
    2 ** 53,
    "",
    "0",
    "-1",
    "1e9",
    "NaN",
  ),
  fc.constantFrom<unknown>(
    "2026-02-31",
    "9999-12-31",
    "2026-13-01T00:00:00Z",
    "Infinity",
    "0x10",
    [],
    {},
    [[]],
    "\u0000",
    "__proto__",
  ),
  fc.constantFrom<unknown>(1787184000, 1787184000000, "2026-08-20", "2026-08-21", "2026-08-22 00:00:00.000 UTC"),
  fc.double(),
  fc.string({ maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

/** A copy in which one part is replaced, removed or doubled. */
function mutated(value: unknown, path: Path, kind: "replace" | "remove" | "double", hostile: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== "object" || value === null) return hostile;
  if (Array.isArray(value)) {
    const index = Number(key);
    if (rest.length > 0) return value.map((part, at) => (at === index ? mutated(part, rest, kind, hostile) : part));
    if (kind === "remove") return value.filter((_, at) => at !== index);
    if (kind === "double") return value.flatMap((part, at) => (at === index ? [part, part] : [part]));
    return value.map((part, at) => (at === index ? hostile : part));
  }
  const copy: Record<string, unknown> = { ...value };
  if (rest.length > 0) copy[key] = mutated(copy[key], rest, kind, hostile);
  else if (kind === "remove") delete copy[key];
  else copy[key] = hostile;
  return copy;
}

describe("mutated replies", () => {
  it(`never crash an adapter, and never give an invalid value (${MUTATIONS} of them)`, async () => {
    let [refused, given] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CASES),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom("replace", "remove", "double"), HOSTILE), {
          minLength: 1,
          maxLength: 4,
        }),
        async (one, mutations) => {
          const change = (body: unknown) =>
            mutations.reduce<unknown>((current, [place, kind, hostile]) => {
              const paths = pathsOf(current);
              return mutated(current, paths[place % paths.length] ?? [], kind as "replace", hostile);
            }, body);
          try {
            const reading = await read(one, change);
            given += 1;
            expect(faultsOf(reading, one)).toEqual([]);
          } catch (error) {
            if (!(error instanceof ShapeError)) throw error;
            refused += 1;
            expect(error.message.length).toBeGreaterThan(10);
          }
        },
      ),
      { numRuns: MUTATIONS, seed: SEED },
    );
    // Both happen, or the mutations would be too tame or too wild to say anything.
    expect(Math.min(refused, given)).toBeGreaterThan(MUTATIONS / 20);
  });
});
