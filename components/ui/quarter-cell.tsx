import type { QuarterAge } from "@/lib/views";

/** The quarter of a row's numbers, below it how old they are. */
export function QuarterCell({ of: { quarter, age, trace } }: { of: QuarterAge }) {
  return (
    <>
      <span className="whitespace-nowrap">{quarter}</span>
      {age ? (
        <span data-trace={trace} className="block text-2xs min-[1400px]:min-w-20 text-ink-3">
          {age}
        </span>
      ) : null}
    </>
  );
}
