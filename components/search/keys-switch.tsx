"use client";

import { useEffect, useState } from "react";
import { areKeysOff, setKeysOff } from "./keys-off";

/** Switches single-character keys off: speech input and shaking hands press them unawares (WCAG 2.1.4). */
export function KeysSwitch() {
  const [isOff, setOff] = useState<boolean | null>(null);
  useEffect(() => setOff(areKeysOff()), []);
  return (
    <label className="inline-flex min-h-6 items-center gap-2 text-sm">
      <input
        type="checkbox"
        className="size-4 accent-[var(--ink)]"
        checked={isOff === false}
        disabled={isOff === null}
        onChange={(event) => setOff(setKeysOff(!event.target.checked))}
      />
      Obey single-character keys
    </label>
  );
}
