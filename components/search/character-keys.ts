import { placeOf } from "@/lib/views/keyboard";

/** What single characters do; loaded with the first of them. */

/** What stands open over the page. */
export type Opened = "search" | "keys" | null;

interface Context {
  open: (what: Opened) => void;
  router: { push: (href: string) => void };
}

/** A pause after `g` ends the sequence. */
const SEQUENCE_MS = 1500;
let sequenceAt = Number.NEGATIVE_INFINITY;

/** Does what the key stands for; nothing where it stands for nothing. */
export function obey(key: string, { open, router }: Context): void {
  const isSecond = performance.now() - sequenceAt < SEQUENCE_MS;
  sequenceAt = Number.NEGATIVE_INFINITY;
  if (isSecond) {
    const place = placeOf(key);
    if (place !== null) router.push(withDay(place));
    return;
  }
  if (key === "g") sequenceAt = performance.now();
  else if (key === "/") open("search");
  else if (key === "?") open("keys");
  else SINGLE[key]?.();
}

const SINGLE: Readonly<Record<string, () => void>> = {
  j: () => moveRow(1),
  k: () => moveRow(-1),
  x: () => rowAtHand()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
  c: () => press("compare"),
  e: () => press("report"),
  a: () => document.querySelector<HTMLElement>("#as-of")?.focus(),
};

/** The control of the page that is marked for it. */
const press = (mark: string): void => document.querySelector<HTMLElement>(`[data-key="${mark}"]`)?.click();

/** A place on the day the reader looks at. */
function withDay(place: string): string {
  const day = new URLSearchParams(window.location.search).get("asOf");
  return day ? `${place}${place.includes("?") ? "&" : "?"}asOf=${encodeURIComponent(day)}` : place;
}

const FOCUSABLE = "a[href], button, summary";
const ROWS = "main .data-table > tbody > tr, main [data-row]";

const rowAtHand = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>("tr, [data-row]") ?? null;

/** To the next or previous row that can be opened: its first link takes the focus. From nowhere, the first row in sight. */
function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)].filter(
    (row) => row.checkVisibility() && row.querySelector(FOCUSABLE) !== null,
  );
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const inSight = rows.findIndex((row) => row.getBoundingClientRect().top >= 0);
  const next = at >= 0 ? at + step : step === 1 ? inSight : inSight - 1;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
