import Link from "next/link";
import type { ScoreboardView } from "@/lib/views";

function chipHref(view: ScoreboardView, change: { category?: string | null; verdict?: string | null }): string {
  const category = change.category === undefined ? view.query.category : change.category;
  const verdict = change.verdict === undefined ? view.query.verdict : change.verdict;
  const search = new URLSearchParams();
  if (view.query.sort !== "verdict") search.set("sort", view.query.sort);
  if (view.query.direction !== "desc") search.set("dir", view.query.direction);
  if (category) search.set("category", category);
  if (verdict) search.set("verdict", verdict);
  if (view.query.asOf) search.set("asOf", view.query.asOf);
  const text = search.toString();
  return text ? `/?${text}` : "/";
}

/** Filters as links: a second click takes one off. */
export function FilterChips({ view }: { view: ScoreboardView }) {
  return (
    <nav aria-label="Filters" className="no-print flex flex-wrap items-center gap-1.5">
      {view.categories.map(({ category, count, lead }) => {
        const on = view.query.category === category;
        return (
          <Link
            key={category}
            prefetch={false}
            scroll={false}
            className="chip"
            aria-current={on ? "true" : undefined}
            href={chipHref(view, { category: on ? null : category })}
          >
            {category} {/* The link shows what is counted; the key says how. */}
            <span data-trace={lead.trace}>{count}</span>
          </Link>
        );
      })}
      <span aria-hidden="true" className="mx-1 h-4 w-px bg-line-strong" />
      {view.verdicts.map(({ code, label, count, lead }) => {
        const on = view.query.verdict === code;
        return (
          <Link
            key={code}
            prefetch={false}
            scroll={false}
            className="chip"
            aria-current={on ? "true" : undefined}
            href={chipHref(view, { verdict: on ? null : code })}
          >
            {label.toLowerCase()} {/* The link shows what is counted; the key says how. */}
            <span data-trace={lead.trace}>{count}</span>
          </Link>
        );
      })}
    </nav>
  );
}
