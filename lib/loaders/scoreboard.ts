import "server-only";
import { buildScoreboard, type ScoreboardQuery, type ScoreboardView } from "@/lib/views";
import { loadAssessed, loadDefaultAsOf, loadSlugs } from "./records";
import { today } from "./today";

/** The board at the default as-of day. */
export async function loadScoreboard(query: ScoreboardQuery): Promise<ScoreboardView> {
  const [slugs, asOf] = await Promise.all([loadSlugs(), loadDefaultAsOf()]);
  const loaded = await Promise.all(slugs.map((slug) => loadAssessed(slug, null, null)));
  const entries = loaded.flatMap((entry) =>
    entry ? [{ network: entry.record.network, assessed: entry.assessed }] : [],
  );
  return buildScoreboard(entries, query, asOf ?? today(), today());
}
