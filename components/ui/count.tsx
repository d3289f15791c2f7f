import { formatCount } from "@/lib/format";

/**
 * How many rows there are: a number of a page, not of a source. `of` selects what is counted, `at` is the page that lists
 * it; without `at` it is this one. A test counts them.
 */
export function Count({ value, of, at }: { value: number; of: string; at?: string | undefined }) {
  return (
    <span data-count={of} data-count-at={at}>
      {formatCount(value)}
    </span>
  );
}
