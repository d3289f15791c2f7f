import type { ReactNode } from "react";
import type { Lead } from "@/lib/views";

/**
 * The one link from a number to what stands behind it: the drawer where scripts run (`data-trace`), a plain page elsewhere.
 * Every number of the record is inside one, or inside an element that says what it is.
 */
export function LeadLink({
  to,
  title,
  className,
  children,
}: {
  to: Lead;
  title?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a href={to.href} data-trace={to.trace} title={title} className={className}>
      {children}
    </a>
  );
}
