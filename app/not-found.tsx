import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

export default function NotFound() {
  return (
    <div className="page">
      <p className="eyebrow">Error 404</p>
      <h1 className="headline mt-2">There is no such page</h1>
      <p className="mt-3 max-w-[60ch] text-ink-2">
        No page and no network answers to this address. A network may be missing because nobody has written its facts
        down yet; the scoreboard lists all that are covered.
      </p>
      <p className="mt-4">
        <Link href="/" prefetch={false}>
          To the scoreboard
        </Link>
      </p>
    </div>
  );
}
