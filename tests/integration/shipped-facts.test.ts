import { describe, expect, it } from "vitest";
import { loadFrozenAssessment, loadNetworkRecord, newestRecordedOn, openDb } from "@/lib/data";
import { type Assessed, assessRecord, canonicalJson, fingerprintOf, isAssessable } from "@/lib/scoring";
import { buildNetwork, type NetworkView } from "@/lib/views";
import { migrate, seed, testDatabases } from "./databases";

/** Canonical JSON writes infinity as a word. */
const revive = (_key: string, value: unknown): unknown => (value === "Infinity" ? Number.POSITIVE_INFINITY : value);

/** Whatever is printed is text and must be the same to the letter; lengths of bars are numbers and stay out. */
const printed = (view: NetworkView): unknown =>
  JSON.parse(JSON.stringify(view, (_key, value: unknown) => (typeof value === "number" ? "a length" : value)));

describe.each(testDatabases())("assessments kept with the facts, $name", ({ create }) => {
  it("print the same numbers as the page computes, for every network and definition", async () => {
    const url = await create();
    await migrate(url);
    await seed(url, "prisma/seed");
    const db = openDb(url);
    try {
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
    } finally {
      await db.$disconnect();
    }
  }, 240_000);
});
