"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const TraceDrawer = lazy(() => import("./trace-drawer").then((module) => ({ default: module.TraceDrawer })));

const PREFIX = "#figure=";

/** Key in the address; null where it names no number. */
const keyInAddress = (): string | null => {
  const { hash } = window.location;
  try {
    return hash.startsWith(PREFIX) ? decodeURIComponent(hash.slice(PREFIX.length)) : null;
  } catch {
    return null;
  }
};

/** How many steps of the history the drawer has made; 0 where it was opened by the address itself. */
const depth = (): number => Number(window.history.state?.traceDepth ?? 0);

/**
 * Opens the drawer behind every number that leads somewhere. Until the first one is asked for, this is all that is
 * loaded; without it each number is a link to a page.
 */
export function DrawerHost() {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    const follow = () => setKey(keyInAddress());
    const onClick = (event: MouseEvent) => {
      const { target } = event;
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = target instanceof Element ? target.closest("a[data-trace], g[data-trace]") : null;
      const trace = link?.getAttribute("data-trace");
      if (!trace) return;
      event.preventDefault();
      window.history.pushState({ traceDepth: depth() + 1 }, "", PREFIX + trace);
      follow();
    };
    follow();
    document.addEventListener("click", onClick);
    // Back and forward; a hash that is typed.
    window.addEventListener("popstate", follow);
    window.addEventListener("hashchange", follow);
    return () => {
      document.removeEventListener("click", onClick);
      window.removeEventListener("popstate", follow);
      window.removeEventListener("hashchange", follow);
    };
  }, []);
  const close = () => {
    const steps = depth();
    if (steps > 0) return window.history.go(-steps);
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    setKey(null);
  };
  return key === null ? null : (
    <Suspense>
      <TraceDrawer traceKey={key} onClose={close} />
    </Suspense>
  );
}
