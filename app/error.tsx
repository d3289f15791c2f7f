"use client";

import { useEffect, useRef } from "react";
import { SoftLink } from "@/components/markup/soft-link";

/** Shown inside the shell when moving to a page fails, or when a part of it breaks in the browser. Opened directly, such a page is instrumentation.ts's. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The page under the reader was replaced: focus goes where the news is.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page">
      <p className="eyebrow">Error</p>
      <h1 ref={heading} tabIndex={-1} className="headline mt-2">
        This page could not be drawn
      </h1>
      <p className="mt-3 max-w-[60ch] text-ink-2">
        The facts are unchanged. Try again in a moment; if it stays,{" "}
        {error.digest ? "give the reference below to" : "tell"} whoever runs this site.
      </p>
      {error.digest ? (
        <p className="mt-3 text-sm">
          Reference: <code>{error.digest}</code>
        </p>
      ) : null}
      <p className="mt-4 flex gap-4">
        <button type="button" onClick={retry} className="underline underline-offset-4">
          Try again
        </button>
        <SoftLink href="/">To the scoreboard</SoftLink>
      </p>
    </div>
  );
}
