"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Follows the links of still parts without loading the whole page anew; without it they are links like any other. */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-soft]") : null;
      if (!link) return;
      event.preventDefault();
      router.push(link.href, { scroll: link.dataset.soft !== "stay" });
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [router]);
  return null;
}
