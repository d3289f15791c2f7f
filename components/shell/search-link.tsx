"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** To the page of search, on the day the reader looks at; where scripts run the palette opens in place. */
export function SearchLink({ children }: { children: ReactNode }) {
  const day = useSearchParams().get("asOf");
  return (
    <a
      href={day ? `/search?${new URLSearchParams({ asOf: day })}` : "/search"}
      data-opens="search"
      className="search-link"
    >
      {children}
    </a>
  );
}
