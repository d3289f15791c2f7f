"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Opened } from "./character-keys";
import { areKeysOff } from "./keys-off";

const SearchPalette = lazy(() => import("./search-palette").then((module) => ({ default: module.SearchPalette })));
const KeysDialog = lazy(() => import("./keys-dialog").then((module) => ({ default: module.KeysDialog })));

/** Fields that take text, or take letters as a choice. */
const TAKES_KEYS = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";

/**
 * Waits for the key or the click that asks for search or for the keys. Until the first one this is all that is loaded;
 * without it the links lead to pages.
 */
export function CommandHost() {
  const [opened, setOpened] = useState<Opened>(null);
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (event.defaultPrevented || event.isComposing || altKey) return;
      if (ctrlKey || metaKey) {
        if (shiftKey || key.toLowerCase() !== "k") return;
        event.preventDefault();
        if (!document.querySelector("dialog[open]")) setOpened("search");
        return;
      }
      if (key.length !== 1 || key === " ") return;
      if ((target instanceof Element && target.closest(TAKES_KEYS)) || document.querySelector("dialog[open]")) return;
      if (areKeysOff()) return;
      // The browser’s own search begins with the same key.
      if (key === "/") event.preventDefault();
      void import("./character-keys").then(({ obey }) => obey(key, { open: setOpened, router }));
    };
    const onClick = (event: MouseEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      const link = target instanceof Element ? target.closest<HTMLElement>("a[data-opens]") : null;
      if (!link) return;
      event.preventDefault();
      setOpened(link.dataset.opens === "keys" ? "keys" : "search");
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick);
    };
  }, [router]);
  const close = () => setOpened(null);
  return opened === null ? null : (
    <Suspense>
      {opened === "search" ? (
        <SearchPalette onClose={close} onKeys={() => setOpened("keys")} />
      ) : (
        <KeysDialog onClose={close} />
      )}
    </Suspense>
  );
}
