import type { Metadata } from "next";
import { SoftLink } from "@/components/markup/soft-link";
import { SearchForm } from "@/components/search/search-form";
import { StatePanel } from "@/components/states/state-panel";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

export default function NotFound() {
  return (
    <div className="page">
      <p className="eyebrow">Error 404</p>
      <h1 className="headline mt-2">There is no such page</h1>
      <StatePanel kind="unknown" title="No page and no network answers to this address">
        <p>
          An address may be mistyped, in capitals, or of a network whose facts nobody has written down yet. Search for
          its name or ticker, or go to the list of all that are covered.
        </p>
        <div className="mt-3">
          <SearchForm />
        </div>
        <p className="mt-3">
          <SoftLink href="/">To the scoreboard</SoftLink>
        </p>
      </StatePanel>
    </div>
  );
}
