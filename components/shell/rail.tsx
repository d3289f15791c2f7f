import Link from "next/link";
import { NavLink } from "./nav-link";

const PAGES = [
  { href: "/", label: "Scoreboard" },
  { href: "/compare?n=helium,filecoin,akash", label: "Compare" },
  { href: "/map", label: "Map" },
  { href: "/conflicts", label: "Conflicts" },
  { href: "/claims", label: "Claims" },
  { href: "/changes", label: "Changes" },
  { href: "/method", label: "Method" },
  { href: "/data", label: "Data" },
] as const;

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

/** Pages on the left from 1024 px, above the content on smaller screens. A past day travels along. */
export function Rail() {
  return (
    <header className="no-print border-b border-line bg-paper lg:sticky lg:top-0 lg:h-dvh lg:w-44 lg:shrink-0 lg:border-r lg:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6 lg:flex-col lg:flex-nowrap lg:items-stretch lg:gap-6 lg:px-5 lg:py-6">
        <Wordmark />
        <nav aria-label="Pages" className="-ml-2 flex flex-wrap gap-x-1 md:ml-auto lg:ml-0 lg:flex-col lg:gap-1">
          {PAGES.map((page) => (
            <NavLink key={page.href} href={page.href}>
              {page.label}
            </NavLink>
          ))}
        </nav>
      </div>
    </header>
  );
}
