"use client";

import { useEffect } from "react";

/** Makes a field of a day one with the browser's calendar once a pointer goes for it. Keys go on writing into the text. */
export function DayFields() {
  useEffect(() => {
    const onPointer = ({ target }: PointerEvent) => {
      if (!(target instanceof HTMLInputElement) || target.dataset.newestDay === undefined) return;
      const written = target.value;
      target.max = target.dataset.newestDay;
      target.type = "date";
      if (target.value === written) return;
      // No day of the calendar: such a field would have lost it.
      target.type = "text";
      target.value = written;
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);
  return null;
}
