import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Db, listSlugs, loadFrozenAssessment, loadNetworkRecord, newestRecordedOn, openDb } from "@/lib/data";
import { listFactsFolders, readNetworkFacts } from "@/lib/facts";
import { type Assessed, assessRecord, canonicalJson, fingerprintOf, isAssessable } from "@/lib/scoring";
import { buildNetwork, type NetworkView } from "@/lib/views";
import { testDatabases } from "./databases";

/** Canonical JSON writes infinity as a word. */
const revive = (_key: string, value: unknown): unknown => (value === "Infinity" ? Number.POSITIVE_INFINITY : value);

/** Whatever is printed is text and must be the same to the letter; lengths of bars are numbers and stay out. */
const printed = (view: NetworkView): unknown =>
  JSON.parse(JSON.stringify(view, (_key, value: unknown) => (typeof value === "number" ? "a length" : value)));

describe.each(testDatabases())("all shipped facts, loaded into $name", ({ createShipped }) => {
  let db: Db;
  beforeAll(async () => {
    db = openDb(await createShipped());
  });
  afterAll(() => db?.$disconnect());

  it("come back as they were in the files, network by network", async () => {
    const records = listFactsFolders("prisma/seed").map(readNetworkFacts);
    expect(await listSlugs(db)).toEqual(records.map(({ network }) => network.slug).sort());
    for (const record of records) expect(await loadNetworkRecord(record.network.slug, db)).toEqual(record);
  });

  it("keep assessments that print the same numbers as the page computes, under every definition", async () => {
    const asOf = (await newestRecordedOn(db)) ?? "";
    for (const slug of ["helium", "filecoin", "akash"]) {
      const record = await loadNetworkRecord(slug, db);
      if (!record || !isAssessable(record)) throw new Error(`${slug} was not loaded`);
      for (const definition of record.definitions) {
        const live = assessRecord(record, { asOf, definitionId: definition.id });
        const fingerprint = fingerprintOf(live);
        const frozen = await loadFrozenAssessment(db, slug, fingerprint);
        expect(frozen?.canonicalJson, `${slug} ${definition.id}`).toBe(canonicalJson(live));
        const stored: Assessed = JSON.parse(frozen?.canonicalJson ?? "null", revive);
        const request = { asOf: null, definition: definition.id, today: asOf, fingerprint, peers: [] };
        expect(printed(buildNetwork(record, stored, request)), `${slug} ${definition.id}`).toEqual(
          printed(buildNetwork(record, live, request)),
        );
      }
    }
  });
});
