"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useImportProgress } from "@/lib/http/use-import-progress";

/** Counts of an import while it runs; when it has ended the page shows what came of it. */
export function ImportProgress({ id, first }: { id: string; first: { label: string; value: string }[] }) {
  const { progress, error } = useImportProgress(id);
  const router = useRouter();
  const hasEnded = progress?.isRunning === false;
  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);
  return (
    <div role="status" data-import-progress>
      <Counts rows={progress?.counts ?? first} />
      {error ? (
        <p className="mt-2 text-sm">The server does not answer at the moment. The import goes on by itself.</p>
      ) : null}
    </div>
  );
}

function Counts({ rows }: { rows: { label: string; value: string }[] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-ink-2">{label}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
