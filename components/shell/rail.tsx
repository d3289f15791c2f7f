"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { SoftLink } from "@/components/markup/soft-link";

interface RailProps {
  pages: readonly { href: string; label: string }[];
  /** What opens the search on the reader’s keyboard. */
  searchKeys: string;
}

/**
 * Pages on the left from 1024 px, above the content on smaller screens. It knows the present page, and a past day travels
 * along.
 */
export function Rail({ pages, searchKeys }: RailProps) {
  const path = usePathname();
  const day = useSearchParams().get("asOf");
  return (
    <header className="no-print border-b border-line bg-paper lg:sticky lg:top-0 lg:h-dvh lg:w-44 lg:shrink-0 lg:border-r lg:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6 lg:flex-col lg:flex-nowrap lg:items-stretch lg:gap-6 lg:px-5 lg:py-6">
        <Wordmark />
        <a
          href={day ? `/search?${new URLSearchParams({ asOf: day })}` : "/search"}
          data-opens="search"
          className="search-link"
        >
          <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true" className="shrink-0">
            <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="m10.5 10.5 4.5 4.5" stroke="currentColor" strokeWidth="1.8" />
          </svg>
          Search{" "}
          <span aria-hidden="true" className="keycap">
            {searchKeys}
          </span>
        </a>
        <nav aria-label="Pages" className="-ml-2 flex flex-wrap gap-x-1 md:ml-auto lg:ml-0 lg:flex-col lg:gap-1">
          {pages.map(({ href, label }) => (
            <SoftLink
              key={href}
              href={onDay(href, day)}
              aria-current={isCurrent(href, path) ? "page" : undefined}
              className="rounded px-2 py-1.5 text-sm text-ink-2 no-underline hover:text-ink aria-[current=page]:bg-well aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {label}
            </SoftLink>
          ))}
        </nav>
      </div>
    </header>
  );
}

/** The pages of networks belong to the board. */
function isCurrent(href: string, path: string): boolean {
  const [target = href] = href.split("?");
  return target === "/" ? path === "/" || path.startsWith("/networks") : path.startsWith(target);
}

/** The address of a page on the day that the reader looks at. */
function onDay(href: string, day: string | null): string {
  if (!day) return href;
  const [target = href, search = ""] = href.split("?");
  const query = new URLSearchParams(search);
  query.set("asOf", day);
  // Commas part the names of a comparison and may stay as they are.
  return `${target}?${query.toString().replaceAll("%2C", ",")}`;
}

/** The wordmark: a plant's meter, half of it filled by customers. */
function Wordmark() {
  return (
    <SoftLink href="/" className="flex items-center gap-2 no-underline" aria-label="Offtake: to the scoreboard">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <rect x="1" y="1" width="20" height="20" rx="3" className="fill-ink" />
        <rect x="5" y="5" width="5" height="12" className="fill-[var(--demand-2)]" />
        <rect x="12" y="11" width="5" height="6" className="fill-[var(--subsidy-2)]" />
      </svg>
      <span className="font-serif text-lg leading-none">Offtake</span>
    </SoftLink>
  );
}
