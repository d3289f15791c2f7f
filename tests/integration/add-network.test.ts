import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Db, listAssessedSlugs, listSlugs, loadNetworkRecord, openDb } from "@/lib/data";
import { lintNetworkFacts, readNetworkFacts } from "@/lib/facts";
import { type AnyRecord, assessRecord, describeRecord, isAssessable } from "@/lib/scoring";
import {
  buildClaimsPage,
  buildConflictsPage,
  buildDataPage,
  buildNetwork,
  buildScoreboard,
  type DataEntry,
  OPEN_BOARD,
  proseText,
} from "@/lib/views";
import { makeFolder, seed, testDatabases } from "./databases";
import { addNetwork } from "./facts-folder";

const AS_OF = "2026-11-20";
const NEW = { slug: "testnet-omega", name: "Testnet Omega" };

/** A folder of shipped networks, as they are, to which one is added. */
function withAdded(...slugs: string[]): { root: string; added: string } {
  const root = makeFolder();
  for (const slug of slugs) cpSync(join("prisma/seed", slug), join(root, slug), { recursive: true });
  return { root, added: addNetwork(root, NEW.slug, NEW.name) };
}

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const content = readFileSync(path, "utf8");
  if (!content.includes(from)) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(path, content.replace(from, to));
}

/** What pages over all networks start from. */
const entryOf = (record: AnyRecord): DataEntry => ({
  record,
  assessed: isAssessable(record) ? assessRecord(record, { asOf: AS_OF }) : null,
  described: describeRecord(record, AS_OF),
});

describe.each(testDatabases())("a network that is added as a folder, on $name", ({ createMigrated }) => {
  async function withDb<Result>(use: (db: Db, url: string) => Promise<Result>): Promise<Result> {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      return await use(db, url);
    } finally {
      await db.$disconnect();
    }
  }

  it("passes the lint, is loaded and stands on every page, with nothing but its files", () =>
    withDb(async (db, url) => {
      const { root, added } = withAdded("akash", "rowan");
      expect(lintNetworkFacts(added).findings).toEqual([]);
      const run = await seed(url, root);
      expect(run).toMatchObject({ exitCode: 0, stderr: "" });
      expect(run.stdout).toContain(`facts: ${NEW.slug} loaded`);

      expect(await listSlugs(db)).toEqual(["akash", "rowan", NEW.slug]);
      expect(await listAssessedSlugs(db)).toEqual(["akash", "rowan", NEW.slug]);
      const record = await loadNetworkRecord(NEW.slug, db);
      expect(record).toEqual(readNetworkFacts(added));
      if (!record || !isAssessable(record)) throw new Error("It was not loaded");

      // 2025Q4: 500,000 USD on chain ÷ (1.25M TNA × 0.2 USD) = 2.
      const assessed = assessRecord(record, { asOf: AS_OF });
      const quarter = assessed.quarters.find((view) => view.quarter === "2025Q4");
      expect(quarter).toMatchObject({ usable: true, demandUsd: { value: 500_000 } });
      expect(quarter?.coverage?.value).toBeCloseTo(2, 9);

      const records = await Promise.all(
        ["akash", "rowan", NEW.slug].map(async (slug) => {
          const loaded = await loadNetworkRecord(slug, db);
          if (!loaded) throw new Error(`${slug} was not loaded`);
          return loaded;
        }),
      );
      const entries = records.map(entryOf);

      const board = buildScoreboard(
        entries.flatMap(({ record: one, assessed: verdict }) =>
          verdict && isAssessable(one) ? [{ record: one, assessed: verdict }] : [],
        ),
        OPEN_BOARD,
        AS_OF,
      );
      expect(board.rows.map(({ slug }) => slug).sort()).toEqual(["akash", "rowan", NEW.slug]);

      const conflicts = buildConflictsPage(
        entries.map(({ record: one, assessed: verdict, described }) =>
          verdict ? { record: one, assessed: verdict, described: null } : { record: one, assessed: null, described },
        ),
        { network: NEW.slug, kind: null, status: null },
        AS_OF,
        null,
      );
      expect(conflicts.rows.map(({ name, conflict }) => [name, conflict.id])).toContainEqual([
        NEW.name,
        "storage-2025q4",
      ]);

      const claims = buildClaimsPage(records, { article: null, status: null, network: NEW.slug }, AS_OF, null);
      const said = claims.articles.flatMap(({ title, rows }) =>
        rows.map(({ statement }) => [title, proseText(statement)]),
      );
      expect(said).toEqual([["An article about networks", "Paid storage was 0.8M USD in 2025Q4."]]);

      const data = buildDataPage(entries, { kind: null, licence: null }, AS_OF, null);
      const row = data.matrix.find(({ slug }) => slug === NEW.slug);
      expect(row?.cells.map(({ label }) => label)).toEqual(data.inputs);
      expect(row?.cells.find(({ id }) => id === "revenue")?.state).toBe("known");
      expect(data.sources.flatMap(({ uses }) => uses.map(({ name }) => name))).toContain(NEW.name);

      const page = buildNetwork(record, assessed, {
        ...{ asOf: null, definition: null, today: AS_OF, fingerprint: "0000000000000000", peers: [] },
      });
      expect(page).toMatchObject({ slug: NEW.slug, name: NEW.name, token: "TNA" });
      expect(page.surroundings.flows.map(({ id }) => id)).toEqual(["burn"]);
      expect(page.surroundings.supply.map(({ number }) => number.text)).toEqual([
        "not reported",
        expect.stringContaining("PiB"),
        "not reported",
        expect.stringContaining("PiB"),
      ]);
    }));

  it("changes nothing about the networks that were there", () =>
    withDb(async (db, url) => {
      const { root, added } = withAdded("akash", "rowan");
      await seed(url, root);
      expect(await loadNetworkRecord("akash", db)).toEqual(readNetworkFacts(join(root, "akash")));
      edit(added, "network.json", "for tests only.", "for tests only, twice.");
      const run = await seed(url, root);
      expect(run.stdout.split("\n").slice(0, 3)).toEqual([
        "facts: akash unchanged",
        "facts: rowan unchanged",
        expect.stringMatching(/^facts: testnet-omega loaded/),
      ]);
    }));

  it.each<[string, file: string, from: string, to: string, line: string]>([
    [
      "a cell that does not fit",
      "observations.csv",
      "1.25e6,,,,measured",
      "1.25e6,,,,guessed",
      'observations.csv:9 minted-2025q4-chain nature: expected measured | programmatic | ceiling | budget | run-rate, found "guessed"',
    ],
    [
      "a source without a licence",
      "sources.csv",
      "open,full",
      ",full",
      "sources.csv:2 alpha-chain licence: expected open | attribution | non-commercial | restricted | unknown, found nothing (null or an empty cell)",
    ],
    [
      "a flow of a kind that is none",
      "flows.json",
      '"kind": "burn"',
      '"kind": "magic"',
      'flows.json [0].kind (burn): expected burn | buyback | distribution | payment | remint | collateral, found "magic"',
    ],
    [
      "an observation of a series that is not there",
      "observations.csv",
      "testnet-omega.context.change,alpha-article",
      "testnet-omega.context.other,alpha-article",
      "observations.csv:17 change-2025q4-article seriesId: expected a series of series.csv, found testnet-omega.context.other",
    ],
  ])("is refused as a whole with file, line and reason: %s", (_, file, from, to, line) =>
    withDb(async (db, url) => {
      const { root, added } = withAdded("rowan");
      edit(added, file, from, to);
      const run = await seed(url, root);
      expect(run).toEqual({ exitCode: 1, stdout: "", stderr: `${added}/${line}\n` });
      expect(await listSlugs(db)).toEqual([]);
      expect(await db.ingestRun.count()).toBe(0);
    }),
  );
});
