import { SoftLink } from "@/components/markup/soft-link";
import type { Choice } from "@/lib/views";
import { Count } from "./count";

/** One row of filters as links; a second click takes one off. `of` selects the rows that they filter. */
export function FilterLinks({ label, choices, of }: { label: string; choices: Choice[]; of: string }) {
  if (choices.length < 2 && !choices.some(({ current }) => current)) return null;
  return (
    <nav aria-label={label} className="no-print flex flex-wrap items-center gap-1.5">
      <span className="eyebrow mr-1">{label}</span>
      {choices.map((choice) => (
        <SoftLink
          key={choice.value}
          href={choice.href}
          stays
          className="chip"
          aria-current={choice.current ? "true" : undefined}
        >
          {choice.label} <Count value={choice.count} of={of} at={choice.current ? undefined : choice.href} />
        </SoftLink>
      ))}
    </nav>
  );
}
