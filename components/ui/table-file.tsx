import type { ReactNode } from "react";

/**
 * A table, or a list that reads as one, with its rows as a file beside it: a plain link, so that it works without
 * JavaScript. Long ones have it on top. A test follows the link and compares every cell.
 */
export function TableFile({
  href,
  of,
  at = "below",
  className,
  children,
}: {
  href: string;
  /** What is in the file, for those who hear the link alone. */
  of: string;
  at?: "above" | "below";
  className?: string;
  children: ReactNode;
}) {
  const link = <CsvLink href={href} of={of} />;
  return (
    <div data-table-file="" className={className}>
      {at === "above" ? link : null}
      {children}
      {at === "below" ? link : null}
    </div>
  );
}

export function CsvLink({ href, of }: { href: string; of: string }) {
  return (
    <p className="table-file no-print">
      <a href={href} aria-label={`CSV: ${of}`}>
        CSV
      </a>
    </p>
  );
}
