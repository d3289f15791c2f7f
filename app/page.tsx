import type { Metadata } from "next";
import Link from "next/link";
import { FilterChips } from "@/components/scoreboard/filter-chips";
import { ScoreboardTable } from "@/components/scoreboard/scoreboard-table";
import { loadScoreboard } from "@/lib/loaders/scoreboard";
import { canonical } from "./canonical";
import { type PageInput, parseScoreboardParams } from "./search-params";

export const generateMetadata = (): Metadata => canonical("/");

/** Networks that stand ready to be compared when the board opens. */
const READY = ["helium", "filecoin", "akash"];

export default async function ScoreboardPage({ searchParams }: PageInput) {
  const query = parseScoreboardParams(await searchParams);
  const view = await loadScoreboard(query);
  return (
    <div className="page">
      <p className="eyebrow">Scoreboard · as of {view.asOf}</p>
      <h1 className="headline mt-2 max-w-[30ch]">Do paying customers carry it, or do token emissions?</h1>
      <p className="mt-3 max-w-[70ch] text-ink-2">
        {view.line} Every verdict is computed from sourced figures by a{" "}
        <Link href="/method" prefetch={false}>
          published method
        </Link>
        ; every number leads to what it rests on, and every page says what would change the verdict.
      </p>
      {view.staleness ? (
        <p className="mt-3 border-l-2 border-line-strong pl-3 text-sm text-ink-2">{view.staleness}</p>
      ) : null}

      {view.attention.length > 0 ? (
        <section aria-labelledby="attention" className="mt-6">
          <h2 id="attention" className="eyebrow">
            Needs attention
          </h2>
          <ul className="mt-2 grid gap-1 text-sm">
            {view.attention.map((item) => (
              <li key={`${item.slug}-${item.text}`}>
                <Link href={`/networks/${item.slug}`} prefetch={false} className="font-medium">
                  {item.name}
                </Link>
                <span className="text-ink-2">: {item.text}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}

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
                None of the {view.total} networks fits these filters.{" "}
                <Link href="/" prefetch={false}>
                  Show all
                </Link>
                .
              </>
            )}
          </p>
        )}
      </section>
    </div>
  );
}
