import Link from "next/link";
import type { ScoreboardQuery, SortKey } from "@/lib/views";

/** A column head that is a link: sorting works without JavaScript and lives in the address. */
export function SortHeader({
  column,
  label,
  query,
  numeric = false,
  className,
  title,
}: {
  column: SortKey;
  label: string;
  query: ScoreboardQuery;
  numeric?: boolean;
  className?: string;
  title?: string;
}) {
  const active = query.sort === column;
  const direction = active && query.direction === "desc" ? "asc" : "desc";
  const search = new URLSearchParams({ sort: column, dir: direction });
  if (query.category) search.set("category", query.category);
  if (query.verdict) search.set("verdict", query.verdict);
  if (query.asOf) search.set("asOf", query.asOf);
  return (
    <th
      scope="col"
      className={numeric ? "n" : className}
      aria-sort={active ? (query.direction === "asc" ? "ascending" : "descending") : "none"}
    >
      <Link
        href={`/?${search}`}
        prefetch={false}
        scroll={false}
        title={title}
        className="no-underline hover:text-ink hover:underline"
      >
        {label}
        <span aria-hidden="true">{active ? (query.direction === "asc" ? " ↑" : " ↓") : ""}</span>
      </Link>
    </th>
  );
}
