import { FigureNumber } from "@/components/ui/figure-number";
import { TableFile } from "@/components/ui/table-file";
import type { PayerSegment, PayerSplitView } from "@/lib/views";

/** Fill of a segment: customers solid, half-counted hatched, the rest outlined. The list below says it in words. */
const FILL: Record<PayerSegment["tone"], string> = {
  demand: "var(--demand)",
  half: "url(#payer-half)",
  outside: "var(--panel)",
};

/** Who paid, as one bar of everything that was called revenue. */
export function PayerSplit({ split, csv }: { split: PayerSplitView; csv: string }) {
  let from = 0;
  const parts = split.segments.map((segment) => {
    const begins = from;
    from += segment.ratio;
    return { segment, begins };
  });
  return (
    <TableFile href={csv} of="everything called revenue, by who paid it">
      <figure data-row-group="">
        <figcaption className="text-sm font-semibold">
          Everything called revenue, by who paid it <span className="font-normal text-ink-3">{split.period}</span>
        </figcaption>
        <svg width="100%" height="22" aria-hidden="true" className="mt-2 block">
          <defs>
            <pattern id="payer-half" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" fill="var(--demand-wash)" />
              <rect width="2.5" height="6" fill="var(--demand)" />
            </pattern>
          </defs>
          {parts.map(({ segment, begins }) => (
            <rect
              key={segment.id}
              x={`${begins * 100}%`}
              y="1"
              width={`${segment.ratio * 100}%`}
              height="20"
              fill={FILL[segment.tone]}
              stroke={segment.tone === "outside" ? "var(--line-strong)" : "var(--paper)"}
            />
          ))}
        </svg>
        <ul className="mt-2 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
          {split.segments.map((segment) => (
            <li key={segment.id} data-row="" className="flex items-baseline gap-2">
              <svg width="10" height="10" aria-hidden="true" className="shrink-0">
                <rect x="0.5" y="0.5" width="9" height="9" fill={FILL[segment.tone]} stroke="var(--line-strong)" />
              </svg>
              <span>
                {segment.payer}: <FigureNumber view={segment.number} />, <FigureNumber view={segment.share} />
                <span className="block text-xs text-ink-3">{segment.counts}</span>
              </span>
            </li>
          ))}
        </ul>
      </figure>
    </TableFile>
  );
}
