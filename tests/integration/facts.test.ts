import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Db,
  findShippedRuns,
  listSlugs,
  loadNetworkRecord,
  loadShipped,
  newestRecordedOn,
  openDb,
  publishRun,
  readRevision,
  removeAbandonedRuns,
  undoRun,
} from "@/lib/data";
import { readNetworkFacts } from "@/lib/facts";
import { hashClaim } from "@/lib/facts/claim-hash";
import { makeFolder, testDatabases } from "./databases";
import { ALPHA } from "./facts-folder";

const alpha = readNetworkFacts(ALPHA);
const NOW = new Date("2026-11-20T12:00:00Z");

describe.each(testDatabases())("facts on $name", ({ createMigrated }) => {
  let db: Db;
  beforeAll(async () => {
    db = openDb(await createMigrated());
  });
  afterAll(() => db.$disconnect());

  const startRun = (kind: string, networkSlug: string) =>
    db.ingestRun.create({
      data: {
        ...{ kind, networkSlug, startedAt: NOW, contentHash: "x" },
        ...{ recordedOn: "2026-11-21", sourceCount: 0, seriesCount: 0, observationCount: 1 },
      },
    });
  const [first] = alpha.observations;
  if (first === undefined) throw new Error("the made-up network has observations");
  const rowOf = (runId: number, changes: Partial<typeof first> & { supersedesId?: string } = {}) => {
    const row = { ...first, ...changes };
    return { ...row, runId, position: 0, recordedOn: "2026-11-21", contentHash: hashClaim(row) };
  };

  it("are absent in a new database", async () => {
    expect(await listSlugs(db)).toEqual([]);
    expect(await newestRecordedOn(db)).toBeNull();
    expect(await loadNetworkRecord("testnet-alpha", db)).toBeNull();
    expect(await readRevision(db)).toBe(0);
  });

  it("come back as they were in the files", async () => {
    await loadShipped(db, alpha, "first");
    expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(alpha);
    expect(await listSlugs(db)).toEqual(["testnet-alpha"]);
    expect(await newestRecordedOn(db)).toBe("2026-11-20");
    expect(await readRevision(db)).toBe(1);
  });

  it("are replaced as a whole, and the replaced run comes back when its successor is taken back", async () => {
    const renamed = { ...alpha, network: { ...alpha.network, name: "Renamed" }, events: [] };
    await loadShipped(db, renamed, "second");
    expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(renamed);
    const run = (await findShippedRuns(db)).get("testnet-alpha");
    expect(run?.contentHash).toBe("second");
    const before = await readRevision(db);
    await undoRun(db, run?.id ?? 0, NOW);
    expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(alpha);
    expect(await readRevision(db)).toBe(before + 1);
  });

  it("of a run that is not published are seen by nobody, and removed as a whole", async () => {
    const runs = await db.ingestRun.count();
    const { id } = await startRun("shipped", "testnet-gamma");
    const { slug: _, ...network } = { ...alpha.network, runId: id };
    const { compiledOn, name, token, category, resource, chain, settlement, runId } = network;
    await db.network.create({
      data: {
        slug: "testnet-gamma",
        profile: {},
        compiledOn,
        name,
        token,
        category,
        resource,
        chain,
        settlement,
        runId,
      },
    });
    await db.observation.create({ data: rowOf(id) });
    expect(await listSlugs(db)).toEqual(["testnet-alpha"]);
    expect(await newestRecordedOn(db)).toBe("2026-11-20");
    expect(await loadNetworkRecord("testnet-gamma", db)).toBeNull();
    expect(await removeAbandonedRuns(db)).toBe(1);
    expect(await db.ingestRun.count()).toBe(runs);
    expect(await db.observation.count({ where: { runId: id } })).toBe(0);
    expect(await db.network.count({ where: { runId: id } })).toBe(0);
  });

  it("of a later run correct those of an earlier one, until it is taken back", async () => {
    const { id } = await startRun("import", "testnet-alpha");
    await db.observation.create({ data: rowOf(id, { id: "corrected", value: 1, supersedesId: first.id }) });
    expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(alpha);

    await publishRun(db, id, NOW);
    const ids = (await loadNetworkRecord("testnet-alpha", db))?.observations.map((row) => row.id);
    expect(ids).toEqual([...alpha.observations.slice(1).map((row) => row.id), "corrected"]);
    expect(await newestRecordedOn(db)).toBe("2026-11-21");

    await undoRun(db, id, NOW);
    expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(alpha);
  });

  it("are published and taken back once", async () => {
    const { id } = await startRun("import", "testnet-alpha");
    await publishRun(db, id, NOW);
    const revision = await readRevision(db);
    await expect(publishRun(db, id, NOW)).rejects.toThrow();
    await undoRun(db, id, NOW);
    await expect(undoRun(db, id, NOW)).rejects.toThrow();
    expect(await readRevision(db)).toBe(revision + 1);
  });

  it("hold a claim once per run, whatever it is called", async () => {
    const { id } = await startRun("import", "testnet-alpha");
    await db.observation.create({ data: rowOf(id) });
    const again = db.observation.create({ data: rowOf(id, { id: "again" }) });
    await expect(again).rejects.toMatchObject({ code: "P2002" });
    // Another value, another day of knowing: other claims.
    await db.observation.create({ data: rowOf(id, { id: "other-value", value: 2 }) });
    await db.observation.create({ data: rowOf(id, { id: "other-day", knownOn: "2026-01-02" }) });
    const sameId = db.observation.create({ data: rowOf(id, { value: 3 }) });
    await expect(sameId).rejects.toMatchObject({ code: "P2002" });
  });

  it("that do not fit their schema are an error, not a surprise", async () => {
    const run = (await findShippedRuns(db)).get("testnet-alpha");
    await db.source.updateMany({ where: { runId: run?.id ?? 0, id: "alpha-chain" }, data: { letter: "Z" } });
    await expect(loadNetworkRecord("testnet-alpha", db)).rejects.toMatchObject({ code: "facts_invalid" });
  });
});

describe("a database that is not there", () => {
  it.each([
    ["a server that does not answer", "postgres://nobody@127.0.0.1:1/nothing"],
    ["a file in no folder", "file:/nowhere/at/all/offtake.db"],
  ])("%s is an error of the closed list", async (_, url) => {
    const db = openDb(url);
    await expect(listSlugs(db)).rejects.toMatchObject({ code: "database_unavailable" });
    await db.$disconnect();
  });

  it("that was never migrated says what to run", async () => {
    const db = openDb(`file:${join(makeFolder(), "never-migrated.db")}`);
    await expect(listSlugs(db)).rejects.toThrow("npm run migrate");
    await db.$disconnect();
  });
});
