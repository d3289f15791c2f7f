import type { ReactNode } from "react";

/** What may be wider than its screen and holds nothing to tab to: the region itself takes the arrow keys. */
export function ScrollRegion({
  label,
  className = "scroll-x mt-2",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className={className}>
      {children}
    </section>
  );
}
