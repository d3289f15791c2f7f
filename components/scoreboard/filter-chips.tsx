import { FilterLinks } from "@/components/ui/filter-links";
import type { BoardFacet, ScoreboardView } from "@/lib/views";

const LABELS: readonly [BoardFacet, string][] = [
  ["category", "Category"],
  ["resource", "Resource"],
  ["verdict", "Verdict"],
  ["confidence", "Confidence"],
  ["trend", "Trend"],
];

/** Filters as links, counted among the rows that fit all others: a second click takes one off. */
export function FilterChips({ view }: { view: ScoreboardView }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of lists of links, not of fields
    <div role="group" aria-label="Filters" className="board-filters no-print">
      {LABELS.map(([facet, label]) => (
        <FilterLinks key={facet} label={label} choices={view.choices[facet]} of="[data-network]" />
      ))}
    </div>
  );
}
