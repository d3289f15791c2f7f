"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** A page link that knows whether it is the present page, and keeps the day the reader looks at. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const params = useSearchParams();
  const [target = href, search = ""] = href.split("?");
  const current = target === "/" ? path === "/" || path.startsWith("/networks") : path.startsWith(target);
  const query = new URLSearchParams(search);
  const day = params.get("asOf");
  if (day) query.set("asOf", day);
  // Commas part the names of a comparison and may stay as they are.
  const text = query.toString().replaceAll("%2C", ",");
  return (
    <Link
      href={text ? `${target}?${text}` : target}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className="rounded px-2 py-1.5 text-sm text-ink-2 no-underline hover:text-ink aria-[current=page]:bg-well aria-[current=page]:font-medium aria-[current=page]:text-ink"
    >
      {children}
    </Link>
  );
}
