import { describe, expect, it } from "vitest";
import {
  freezeAssessments,
  lacksAssessments,
  lastRunEventAt,
  listFrozenVerdicts,
  loadNetworkRecord,
  newestRecordedOn,
  openDb,
  undoRun,
} from "@/lib/data";
import { assessRecord, fingerprintOf, isAssessable } from "@/lib/scoring";
import { loadChangesOf } from "@/lib/views/load-changes";
import { seed, testDatabases } from "./databases";
import { copyFacts } from "./facts-folder";

describe.each(testDatabases())("frozen verdicts on $name", ({ createMigrated }) => {
  it("tell what a reload of facts rewrote, and the last run that was taken back", async () => {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      const { root, edit } = copyFacts();
      await seed(url, root);
      const [first] = (await listFrozenVerdicts("testnet-alpha", db)).filter(({ isHouse }) => isHouse);
      const record = await loadNetworkRecord("testnet-alpha", db);
      if (!record || !isAssessable(record)) throw new Error("the record is not there");
      const assessed = assessRecord(record, { asOf: first?.asOf ?? "" });
      expect(first).toMatchObject({
        fingerprint: fingerprintOf(assessed),
        verdict: assessed.verdict,
        reason: assessed.reason,
        quarter: assessed.quarter,
      });

      edit("observations.csv", "412345.6789012345", "98765432.1");
      edit("observations.csv", '"412,345.6789012345 USD"', '"98,765,432.1 USD"');
      const again = await seed(url, root);
      expect(again).toMatchObject({ exitCode: 0, stderr: "" });
      const kept = await listFrozenVerdicts("testnet-alpha", db);
      const house = kept.filter(({ isHouse }) => isHouse);
      expect(house).toHaveLength(2);
      expect(house[0]).toEqual(first);
      expect(house[1]?.input).not.toEqual(house[0]?.input);
      // Each change it lists is one of what is said.
      for (const { change } of loadChangesOf(kept, null, []))
        expect(change.changed.some((part) => ["verdict", "reason", "range"].includes(part))).toBe(true);

      const run = await db.ingestRun.findFirstOrThrow({ where: { replacedById: null }, orderBy: { id: "desc" } });
      const undoneAt = new Date("2099-01-01T00:00:00Z");
      await undoRun(db, run.id, undoneAt);
      expect(await lastRunEventAt("testnet-alpha", db)).toBe(undoneAt.toISOString());
    } finally {
      await db.$disconnect();
    }
  });

  it("are not written again for a day that only goes by, and are where a number moved", async () => {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      const { root, edit } = copyFacts();
      await seed(url, root);
      const [first] = await listFrozenVerdicts("testnet-alpha", db);
      const nextDay = new Date(Date.parse(first?.asOf ?? "") + 86_400_000).toISOString().slice(0, 10);
      const at = new Date("2099-01-01T00:00:00Z");
      // A publication without a row: the as-of day moves on and nothing else.
      await db.ingestRun.create({
        data: {
          ...{ kind: "ingest", networkSlug: "testnet-alpha", contentHash: "nothing", recordedOn: nextDay },
          ...{ startedAt: at, publishedAt: at, sourceCount: 0, seriesCount: 0, observationCount: 0 },
        },
      });
      expect(await newestRecordedOn(db)).toBe(nextDay);
      expect(await freezeAssessments(db, at)).toBe(0);
      expect(await lacksAssessments(db)).toBe(false);

      edit("observations.csv", "412345.6789012345", "98765432.1");
      edit("observations.csv", '"412,345.6789012345 USD"', '"98,765,432.1 USD"');
      const before = await db.assessment.count();
      expect(await seed(url, root)).toMatchObject({ exitCode: 0 });
      expect(await db.assessment.count()).toBeGreaterThan(before);
      await db.assessment.deleteMany();
      expect(await lacksAssessments(db)).toBe(true);
    } finally {
      await db.$disconnect();
    }
  });
});
