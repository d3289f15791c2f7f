import Link from "next/link";
import { SITE_PAGES } from "@/lib/views/search";
import { NavLink } from "./nav-link";
import { SearchLink } from "./search-link";

/** The wordmark: a plant's meter, half of it filled by customers. */
function Wordmark() {
  return (
    <Link href="/" className="flex items-center gap-2 no-underline" aria-label="Offtake: to the scoreboard">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <rect x="1" y="1" width="20" height="20" rx="3" className="fill-ink" />
        <rect x="5" y="5" width="5" height="12" className="fill-[var(--demand-2)]" />
        <rect x="12" y="11" width="5" height="6" className="fill-[var(--subsidy-2)]" />
      </svg>
      <span className="font-serif text-lg leading-none">Offtake</span>
    </Link>
  );
}

/**
 * Pages on the left from 1024 px, above the content on smaller screens. A past day travels along.
 * @param searchKeys what opens the search on the reader’s keyboard
 * @param hasImport false in read-only mode, where there is no such page
 */
export function Rail({ searchKeys, hasImport }: { searchKeys: string; hasImport: boolean }) {
  return (
    <header className="no-print border-b border-line bg-paper lg:sticky lg:top-0 lg:h-dvh lg:w-44 lg:shrink-0 lg:border-r lg:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6 lg:flex-col lg:flex-nowrap lg:items-stretch lg:gap-6 lg:px-5 lg:py-6">
        <Wordmark />
        <SearchLink>
          <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true" className="shrink-0">
            <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="m10.5 10.5 4.5 4.5" stroke="currentColor" strokeWidth="1.8" />
          </svg>
          Search{" "}
          <span aria-hidden="true" className="keycap">
            {searchKeys}
          </span>
        </SearchLink>
        <nav aria-label="Pages" className="-ml-2 flex flex-wrap gap-x-1 md:ml-auto lg:ml-0 lg:flex-col lg:gap-1">
          {SITE_PAGES.filter(({ isInRail }) => isInRail).map((page) => (
            <NavLink key={page.href} href={page.href}>
              {page.label}
            </NavLink>
          ))}
          {hasImport ? <NavLink href="/import">Import</NavLink> : null}
        </nav>
      </div>
    </header>
  );
}
