import type { Metadata } from "next";
import Link from "next/link";
import { Attention } from "@/components/scoreboard/attention";
import { FilterChips } from "@/components/scoreboard/filter-chips";
import { ScoreboardTable } from "@/components/scoreboard/scoreboard-table";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Prose } from "@/components/ui/prose";
import { loadScoreboard } from "@/lib/loaders/scoreboard";
import { canonicalOf } from "./canonical";
import { type PageInput, parseScoreboardParams } from "./search-params";

export const generateMetadata = ({ searchParams }: PageInput): Promise<Metadata> => canonicalOf("/", searchParams);

/** Networks that stand ready to be compared when the board opens. */
const READY = ["helium", "filecoin", "akash"];

export default async function ScoreboardPage({ searchParams }: PageInput) {
  const query = parseScoreboardParams(await searchParams);
  const { view, asOf } = await loadScoreboard(query);
  const suffix = query.asOf ? `?asOf=${query.asOf}` : "";
  return (
    <div className="page">
      <AsOfBar
        view={asOf}
        path="/"
        kept={{ sort: query.sort, dir: query.direction, category: query.category, verdict: query.verdict }}
      />
      <p className="eyebrow">Scoreboard · as of {view.asOf}</p>
      <h1 className="headline mt-2 max-w-[30ch]">Do paying customers carry it, or do token emissions?</h1>
      <p className="mt-3 max-w-[70ch] text-ink-2">
        <Prose view={view.line} /> Every verdict is computed from sourced figures by a{" "}
        <Link href="/method" prefetch={false}>
          published method
        </Link>
        ; every number leads to what it rests on, and every page says what would change the verdict.
      </p>
      {view.staleness ? (
        <p className="mt-3 border-l-2 border-line-strong pl-3 text-sm text-ink-2">
          <Prose view={view.staleness} />
        </p>
      ) : null}

      <Attention groups={view.attention} query={suffix} />

      <section aria-label="Networks" className="mt-8">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <FilterChips view={view} />
        </div>
        {view.rows.length > 0 ? (
          <ScoreboardTable view={view} ticked={READY} />
        ) : (
          <p className="border border-dashed border-line-strong p-6 text-sm text-ink-2">
            {view.total === 0 ? (
              <>
                No facts are loaded. Stop the server and run <code>npm start</code> again: it loads what ships with the
                code.
              </>
            ) : (
              <>
                None of the <span data-trace="all/formula/networks">{view.total} networks</span> fits these filters.{" "}
                <Link href="/" prefetch={false}>
                  Show all
                </Link>
                .
              </>
            )}
          </p>
        )}
        {view.unassessed.length > 0 ? (
          <p className="mt-5 text-sm text-ink-2">
            Beside the networks, not assessed:{" "}
            {view.unassessed.map(({ slug, name, words }, index) => (
              <span key={slug}>
                {index > 0 ? "; " : ""}
                <Link href={`/networks/${slug}${suffix}`} prefetch={false}>
                  {name}
                </Link>{" "}
                ({words})
              </span>
            ))}
            .
          </p>
        ) : null}
      </section>
    </div>
  );
}
