"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useTrace } from "@/lib/http/use-trace";
import type { TraceView } from "@/lib/views";
import { parseTraceKey, traceHref } from "@/lib/views/trace-key";
import { TraceCard } from "./trace-card";

interface TraceDrawerProps {
  traceKey: string;
  onClose: () => void;
}

/** As a page understands them; what it ignores is not passed on, since the API refuses it. */
const KEPT: Readonly<Record<string, (value: string) => boolean>> = {
  asOf: (value) =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value) === true,
  definition: (value) => /^[a-z0-9-]{1,64}$/.test(value),
};

/** The day and the definition of the page; what else stands in its address is none of the number's business. */
function pageQuery(): string {
  const here = new URLSearchParams(window.location.search);
  const kept = new URLSearchParams();
  for (const [name, isUnderstood] of Object.entries(KEPT)) {
    const value = here.get(name);
    if (value && isUnderstood(value)) kept.set(name, value);
  }
  const text = kept.toString();
  return text ? `?${text}` : "";
}

/** A native dialog: it holds the focus, gives it back, and closes with Escape. */
export function TraceDrawer({ traceKey, onClose }: TraceDrawerProps) {
  const [query] = useState(pageQuery);
  return (
    <Dialog label="What stands behind the number" className="trace-drawer" shows={traceKey} onClose={onClose}>
      <div className="trace-drawer-body">
        <div className="trace-drawer-bar">
          <a href={traceHref(traceKey, query)} className="text-xs text-ink-3">
            Open as a page
          </a>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
        </div>
        {parseTraceKey(traceKey) ? (
          <Content key={traceKey} traceKey={traceKey} query={query} />
        ) : (
          <Fault text="The address names no number of the record. Close this and choose one on the page." />
        )}
      </div>
    </Dialog>
  );
}

function Content({ traceKey, query }: { traceKey: string; query: string }) {
  const { view, fault, retry } = useTrace<TraceView>(`/api/v1${traceHref(traceKey, query)}`);
  if (fault === "unknown")
    return (
      <Fault text="The record holds no such number on this day. It may have been renamed since the link was made: look for it on the page." />
    );
  if (fault === "unreachable")
    return (
      <Fault text="The server did not answer. What is on the page is unchanged.">
        <button type="button" className="button mt-3" onClick={retry}>
          Try again
        </button>
      </Fault>
    );
  if (!view)
    return (
      <p role="status" className="mt-8 text-sm text-ink-3">
        Looking it up …
      </p>
    );
  return (
    <div className="mt-3">
      <TraceCard view={view} heading="h2" />
      <CopyCitation text={view.citation} />
    </div>
  );
}

function Fault({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div role="alert" className="mt-8 border-l-2 border-alert pl-3 text-sm">
      <p>{text}</p>
      {children}
    </div>
  );
}

/** Says what happened: a copy nobody confirms is pasted twice. */
function CopyCitation({ text }: { text: string }) {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <p className="mt-3 flex flex-wrap items-center gap-3 text-sm">
      <button type="button" className="button-strong" onClick={copy}>
        Copy as cited sentence
      </button>
      <span role="status" className="text-ink-2">
        {state === "copied" ? "Copied." : null}
        {state === "failed" ? "The browser refused: mark the sentence above and copy it." : null}
      </span>
    </p>
  );
}
