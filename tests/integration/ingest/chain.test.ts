import { describe, expect, it } from "vitest";
import { signatureOf } from "@/lib/alerts";
import { createRevisionMemo, loadNetworkRecord, newestRecordedOn, openDb, readRevision } from "@/lib/data";
import { ADAPTERS } from "@/lib/ingest/registry";
import { assessRecord, isAssessable } from "@/lib/scoring";
import { changeBetween, stepsOf } from "@/lib/views/changes";
import { startHttpStub } from "../../support/http-stub";
import { startUpstream } from "../../support/upstream/server";
import { tellWorld } from "../../support/upstream/world";
import { runScript, testDatabases } from "../databases";
import { readFeedOf } from "../feed-of";
import { seedNetworks } from "./live";

const CLOCK = "2027-01-06T15:00:00Z";
const SECRET = "a secret of at least 24 characters";

/** The house's assessment at the default as-of day, with its steps. */
async function houseOf(url: string, slug: string) {
  const db = openDb(url);
  try {
    const [record, asOf] = await Promise.all([loadNetworkRecord(slug, db), newestRecordedOn(db)]);
    if (!record || !isAssessable(record) || asOf === null) throw new Error(`${slug} is not assessed`);
    const definitionId = record.definitions.find(({ house }) => house)?.id ?? "";
    return { record, asOf, assessed: assessRecord(record, { asOf, definitionId }) };
  } finally {
    await db.$disconnect();
  }
}

describe.each(testDatabases())("the whole chain on $name", ({ createMigrated }) => {
  it("goes from the sources to another verdict, the list of changes, both feeds and a webhook by one command", async () => {
    const [upstream, hook] = await Promise.all([startUpstream(), startHttpStub()]);
    const settings = { ALERT_WEBHOOK_URL: `${hook.url}/hook`, ALERT_WEBHOOK_SECRET: SECRET, ALERT_ALLOW_PRIVATE: "1" };
    try {
      const url = await createMigrated();
      await seedNetworks(url, ["filecoin"]);
      const before = await houseOf(url, "filecoin");

      // What a running server keeps between requests.
      const served = openDb(url);
      let clockMs = 0;
      const memo = createRevisionMemo(
        () => readRevision(served),
        () => clockMs,
      );
      const page = () => memo.atRevision("as-of", () => newestRecordedOn(served));
      expect(await page()).toBe(before.asOf);

      upstream.rewrite = tellWorld({ clock: CLOCK, days: 560, filecoinPaidUsd: 600_000 });
      process.env.OFFTAKE_UPSTREAM = upstream.url.href;
      process.env.OFFTAKE_UPSTREAM_CLOCK = CLOCK;
      Object.assign(process.env, settings);
      const run = await runScript("scripts/ingest.ts", [], url);
      expect(run.stderr).toBe("");
      expect(run.exitCode).toBe(0);

      // A second later the same server shows what the other process published, without a restart.
      clockMs += 1000;
      expect(await page()).toBe("2027-01-06");
      await served.$disconnect();

      const after = await houseOf(url, "filecoin");
      expect(after.asOf).toBe("2027-01-06");
      expect(after.assessed.quarter).toBe("2026Q4");
      expect(after.assessed.verdict).not.toBe(before.assessed.verdict);
      expect(run.stdout).toContain(
        `filecoin: verdict ${before.assessed.verdict} (${before.assessed.quarter}) is now ${after.assessed.verdict} (2026Q4).`,
      );

      // A quarter is the sum of its days, by one origin, and says so.
      const paid = after.assessed.figures.find(
        (figure) => figure.seriesId === "filecoin.revenue.filecoin-pay" && figure.quarter === "2026Q4",
      );
      expect(paid).toMatchObject({ method: "sum", grade: "A2", missing: null });
      expect(paid?.span?.value).toBeGreaterThan(92 * 600_000);
      const price = after.assessed.figures.find(
        (figure) => figure.seriesId === "filecoin.price.fil" && figure.quarter === "2026Q4",
      );
      expect(price).toMatchObject({ method: "mean of quotes", grade: "B2" });

      // Changes: the list that the page, the feed and the API print.
      const steps = stepsOf(after.record, after.assessed, "history").map((step) => step());
      const [last, previous] = [steps.at(-1), steps.at(-2)];
      if (!last || !previous) throw new Error("no steps");
      const change = changeBetween(previous, last, "history");
      expect(change).toMatchObject({ date: "2027-01-06", to: { quarter: "2026Q4", verdict: after.assessed.verdict } });
      expect(change.changed).toContain("quarter");

      // The webhook was told once, under the id of the entry in both feeds.
      const told = hook.seen.map(({ body }) => JSON.parse(body));
      const changes = told.filter(({ type }) => type === "verdict.changed");
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({
        network: { slug: "filecoin" },
        change: {
          from: { verdict: before.assessed.verdict },
          to: { quarter: "2026Q4", verdict: after.assessed.verdict },
        },
      });
      const ids = (await readFeedOf(url)).map(({ id }) => id);
      for (const { id } of told) expect(ids).toContain(id);
      const [first] = hook.seen;
      const [, seconds] = /^t=(\d+),/.exec(`${first?.headers["offtake-signature"]}`) ?? [];
      expect(first?.headers["offtake-signature"]).toBe(
        signatureOf(first?.body ?? "", SECRET, new Date(Number(seconds) * 1000)),
      );
      const again = await runScript("scripts/ingest.ts", [], url);
      expect(again.exitCode).toBe(0);
      expect(hook.seen).toHaveLength(told.length);

      // The verdict is kept for the record.
      const db = openDb(url);
      const frozen = await db.assessment.count({ where: { networkSlug: "filecoin", asOf: "2027-01-06" } });
      await db.$disconnect();
      expect(frozen).toBe(after.record.definitions.length);
      // Every source that speaks about it had its say, or is named as off; no other was asked.
      for (const { id, keyName, keyNeed, series } of ADAPTERS) {
        const isOff = keyName !== null && keyNeed === "everything";
        const speaks = series.some(({ networkSlug }) => networkSlug === "filecoin");
        expect(run.stdout.includes(`${id}: `), id).toBe(isOff || speaks);
      }
    } finally {
      delete process.env.OFFTAKE_UPSTREAM;
      delete process.env.OFFTAKE_UPSTREAM_CLOCK;
      for (const name of Object.keys(settings)) delete process.env[name];
      await Promise.all([upstream.close(), hook.close()]);
    }
  }, 900_000);
});
