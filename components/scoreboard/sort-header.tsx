import { SoftLink } from "@/components/markup/soft-link";
import { boardHref, firstDirection, type ScoreboardQuery, type SortKey } from "@/lib/views";

/** A column head that is a link: sorting works without JavaScript and lives in the address. */
export function SortHeader({
  column,
  label,
  query,
  numeric = false,
  className = "",
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
  const direction = active ? (query.direction === "desc" ? "asc" : "desc") : firstDirection(column);
  return (
    <th
      scope="col"
      className={numeric ? `n ${className}` : className}
      aria-sort={active ? (query.direction === "asc" ? "ascending" : "descending") : "none"}
    >
      <SoftLink
        href={boardHref({ ...query, sort: column, direction })}
        stays
        title={title}
        className="inline-block min-h-6 no-underline hover:text-ink hover:underline"
      >
        {label}
        <span aria-hidden="true">{active ? (query.direction === "asc" ? " ↑" : " ↓") : ""}</span>
      </SoftLink>
    </th>
  );
}
