import type { StatementView } from "@/lib/views";

/** Publishers behind a statement, each once, linked where they have an address. */
export function StatementSources({ sources }: { sources: StatementView["sources"] }) {
  if (sources.length === 0) return null;
  return (
    <span className="text-xs text-ink-3">
      {sources.map((source, index) => (
        <span key={source.publisher + (source.url ?? "")}>
          {index > 0 ? ", " : ""}
          {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}
        </span>
      ))}
    </span>
  );
}
