import { FigureNumber } from "@/components/ui/figure-number";
import type { TracePart } from "@/lib/views";

/** Numbers that make another one, or the same measure through the quarters; each leads on. */
export function TraceParts({ parts, isSeries = false }: { parts: TracePart[]; isSeries?: boolean }) {
  return (
    <ul className={isSeries ? "gap-x-8 sm:columns-2" : undefined}>
      {parts.map((part) => (
        <li
          key={`${part.label}|${part.number.trace}`}
          data-trace={part.number.trace ?? undefined}
          className="flex break-inside-avoid items-baseline justify-between gap-4 border-b border-line py-1 text-sm"
        >
          <span>
            {part.label}
            {part.note ? <span className="ml-2 text-xs text-ink-3">{part.note}</span> : null}
          </span>
          <FigureNumber view={part.number} className="text-right whitespace-nowrap" />
        </li>
      ))}
    </ul>
  );
}
