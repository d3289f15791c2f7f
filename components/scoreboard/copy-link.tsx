"use client";

import { type MouseEvent, useState } from "react";

/** The address of what is seen. Where scripts run a click copies it; elsewhere it is a link to this view. */
export function CopyLink({ href }: { href: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
    event.preventDefault();
    // Without a clipboard to write to, the address bar has it.
    await navigator.clipboard.writeText(event.currentTarget.href).then(
      () => setCopied(href),
      () => setCopied(null),
    );
  };
  return (
    <span className="inline-flex items-center gap-2">
      <a href={href} onClick={copy} className="button" data-action="Copy the link to this view">
        Link to this view
      </a>
      <span role="status" className="text-xs text-ink-2">
        {copied === href ? "Copied." : ""}
      </span>
    </span>
  );
}
