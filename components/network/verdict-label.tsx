import { VerdictMark } from "@/components/ui/verdict-mark";
import type { VerdictView } from "@/lib/views";

/** Mark, words and what qualifies them; the qualifiers stay beside the verdict wherever it goes. */
export function VerdictLabel({ verdict, size = "normal" }: { verdict: VerdictView; size?: "normal" | "large" }) {
  return (
    <span className="flex items-start gap-2">
      <VerdictMark step={verdict.step} size={size === "large" ? 22 : 16} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className={size === "large" ? "font-serif text-xl leading-tight" : "font-medium leading-tight"}>
          {verdict.label}
        </span>
        {verdict.wouldRead ? <span className="text-ink-2">would read {verdict.wouldRead}</span> : null}
        {verdict.qualifiers.map((qualifier) => (
          <span key={qualifier} className="tag">
            {qualifier}
          </span>
        ))}
      </span>
    </span>
  );
}
