import type { Metadata } from "next";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { Attention } from "@/components/scoreboard/attention";
import { BoardViews } from "@/components/scoreboard/board-views";
import { FilterChips } from "@/components/scoreboard/filter-chips";
import { NoRows } from "@/components/scoreboard/no-rows";
import { ScoreboardTable } from "@/components/scoreboard/scoreboard-table";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Prose } from "@/components/ui/prose";
import { loadScoreboard } from "@/lib/loaders/scoreboard";
import { BOARD_FACETS, boardArrangement } from "@/lib/views";
import { canonicalOf } from "./canonical";
import { type PageInput, parseScoreboardParams, unreadAsOf, unreadBoardParts } from "./search-params";

export const generateMetadata = ({ searchParams }: PageInput): Promise<Metadata> => canonicalOf("/", searchParams);

/** Networks that stand ready to be compared when the board opens. */
const READY = ["helium", "filecoin", "akash"];

export default async function ScoreboardPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const query = parseScoreboardParams(raw);
  const { view, asOf } = await loadScoreboard(query);
  const suffix = query.asOf ? `?asOf=${query.asOf}` : "";
  return (
    <div className="page page-wide">
      <AsOfBar
        view={asOf}
        path="/"
        kept={{
          ...Object.fromEntries(BOARD_FACETS.map((facet) => [facet, query[facet]])),
          ...boardArrangement({ ...query, asOf: null }),
        }}
        unread={unreadAsOf(raw)}
        unreadParts={unreadBoardParts(raw)}
      />
      <Still of={view} part="head">
        <p className="eyebrow">Scoreboard · as of {view.asOf}</p>
        <h1 className="headline mt-2 max-w-[30ch]">Do paying customers carry it, or do token emissions?</h1>
        <p className="mt-3 max-w-[70ch] text-ink-2">
          <Prose view={view.line} /> Every verdict is computed from sourced figures by a{" "}
          <SoftLink href="/method">published method</SoftLink>; every number leads to what it rests on, and every page
          says what would change the verdict.
        </p>

        <Attention groups={view.attention} query={suffix} />
      </Still>

      <section aria-label="Networks" className="mt-8">
        {view.total > 0 ? (
          <div className="mb-4 grid gap-3">
            <Still of={view} part="filters">
              <FilterChips view={view} />
            </Still>
            <BoardViews view={view} />
          </div>
        ) : null}
        {view.rows.length > 0 ? <ScoreboardTable view={view} ticked={READY} /> : <NoRows view={view} />}
        {view.unassessed.length > 0 ? (
          <Still of={view} part="unassessed">
            <p className="mt-5 text-sm text-ink-2">
              Beside the networks, not assessed:{" "}
              {view.unassessed.map(({ slug, name, words }, index) => (
                <span key={slug}>
                  {index > 0 ? "; " : ""}
                  <SoftLink href={`/networks/${slug}${suffix}`}>{name}</SoftLink> ({words})
                </span>
              ))}
              .
            </p>
          </Still>
        ) : null}
      </section>
    </div>
  );
}
