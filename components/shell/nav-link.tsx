"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A page link that knows whether it is the present page; the only reason it runs in the browser. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const target = href.split("?")[0] ?? href;
  const current = target === "/" ? path === "/" || path.startsWith("/networks") : path.startsWith(target);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className="rounded px-2 py-1.5 text-sm text-ink-2 no-underline hover:text-ink aria-[current=page]:bg-well aria-[current=page]:font-medium aria-[current=page]:text-ink"
    >
      {children}
    </Link>
  );
}
