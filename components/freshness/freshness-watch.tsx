"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const FreshnessNotice = lazy(() =>
  import("./freshness-notice").then((module) => ({ default: module.FreshnessNotice })),
);

/** Looks for newer facts once a reader comes back to a page left open; until then nothing is loaded or asked. */
export function FreshnessWatch({ revision }: { revision: number }) {
  const [hasReturned, setReturned] = useState(false);
  useEffect(() => {
    const onChange = () => {
      if (document.visibilityState === "visible") setReturned(true);
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, []);
  return hasReturned ? (
    <Suspense>
      <FreshnessNotice revision={revision} />
    </Suspense>
  ) : null;
}
