import type { ComponentPropsWithoutRef } from "react";

/**
 * A link to another page of the site: an anchor that SoftLinks follows without loading the whole page anew. A page holds
 * hundreds of them; Next's own Link would be a part of the browser's for each.
 */
export function SoftLink({
  stays = false,
  ...props
}: ComponentPropsWithoutRef<"a"> & {
  href: string;
  /** For a link that shows the same page otherwise: the reader stays where they have scrolled to. */
  stays?: boolean;
}) {
  return <a {...props} data-soft={stays ? "stay" : ""} />;
}
