"use client";

import { useNewestRevision } from "@/lib/http/use-newest-revision";

/** Says that facts were published since the page was opened. A failed look says nothing: the page is still what it was. */
export function FreshnessNotice({ revision }: { revision: number }) {
  const { revision: newest } = useNewestRevision();
  if (newest === null || newest === revision) return null;
  return (
    <p
      role="status"
      className="no-print fixed right-4 bottom-4 z-10 rounded border border-ink bg-panel px-3 py-2 text-sm shadow"
    >
      Newer facts were published.{" "}
      <button type="button" className="underline" onClick={() => window.location.reload()}>
        Reload
      </button>
    </p>
  );
}
