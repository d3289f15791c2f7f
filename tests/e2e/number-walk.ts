import { existsSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { readNetworkFacts } from "@/lib/facts";
import {
  type AnyRecord,
  type Assessed,
  assessRecord,
  countingNumbers,
  type Described,
  describeRecord,
  isAssessable,
} from "@/lib/scoring";
import { buildTrace, parseTraceKey } from "@/lib/views";

/** Finds every number that a page prints and what it leads to: from the server’s HTML, before any script has run. */

interface Printed {
  /** The text node as it stands, and a little of what surrounds it. */
  text: string;
  around: string;
  /** Key of the closest element that carries one; null = the number is an orphan. */
  trace: string | null;
}

export interface Orphan {
  page: string;
  number: string;
  around: string;
}

/**
 * What counts nothing of the record: days, names (titles of works, identifiers), places in a list, axes, and the numbers
 * of rules, which the method page explains.
 */
const NO_NUMBERS = [
  "script",
  "style",
  "head",
  "time",
  "cite",
  "code",
  // Counts of rows, which `miscounted` counts again.
  "[data-count]",
  "[data-ordinal]",
  "[data-scale]",
  "[data-rule]",
  // What a reader assumed is not on record: it leads nowhere, and its formula stands beside it.
  "[data-custom]",
].join(",");

/** Text nodes with a digit, as the browser's own parser reads the HTML. */
async function printedIn(page: Page, html: string): Promise<Printed[]> {
  return page.evaluate(
    ([source = "", skipped = ""]) => {
      const parsed = new DOMParser().parseFromString(source, "text/html");
      const found: { text: string; around: string; trace: string | null }[] = [];
      const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? "";
        const parent = node.parentElement;
        if (!parent || !/\d/.test(text) || parent.closest(skipped)) continue;
        found.push({
          text,
          around: (parent.closest("p,li,td,th,dd,dt,text,h1,h2,h3,summary,figcaption") ?? parent).textContent ?? "",
          trace: parent.closest("[data-trace]")?.getAttribute("data-trace") ?? null,
        });
      }
      return found;
    },
    [html, NO_NUMBERS],
  );
}

export interface Walk {
  orphans: Orphan[];
  /** Numbers by the key they lead to. */
  led: Map<string, Set<string>>;
}

/** Numbers of one page: those that lead nowhere, and the others by key. */
export async function walkNumbers(page: Page, address: string, html: string): Promise<Walk> {
  const orphans: Orphan[] = [];
  const led = new Map<string, Set<string>>();
  for (const { text, around, trace } of await printedIn(page, html)) {
    for (const number of countingNumbers(text)) {
      if (trace === null) {
        orphans.push({ page: address, number, around: around.replaceAll(/\s+/g, " ").slice(0, 160) });
        continue;
      }
      const numbers = led.get(trace) ?? new Set<string>();
      led.set(trace, numbers.add(number));
    }
  }
  return { orphans, led };
}

/** What a key leads to, as the text of its answer; null where it leads nowhere. */
export type Lookup = (key: string) => string | null;

/**
 * Looks keys up as the server does, from the same files by the same function. Thousands of requests would take minutes
 * and test the transport; that is done with a sample.
 * @param asOf the day the site stands on
 */
export function shippedLookup(asOf: string): Lookup {
  const held = new Map<string, { record: AnyRecord; held: Assessed | Described } | null>();
  const heldOf = (slug: string) => {
    const before = held.get(slug);
    if (before !== undefined) return before;
    const folder = join(import.meta.dirname, "../../prisma/seed", slug);
    const record = existsSync(folder) ? readNetworkFacts(folder) : null;
    const found = record && {
      record,
      held: isAssessable(record) ? assessRecord(record, { asOf }) : describeRecord(record, asOf),
    };
    held.set(slug, found);
    return found;
  };
  return (key) => {
    const trace = parseTraceKey(key);
    const found = trace && heldOf(trace.slug);
    const view = found && buildTrace(found.record, found.held, trace, { query: "" });
    return view && JSON.stringify(view);
  };
}

/** Every so many keys one is asked of the server, too. */
const SAMPLE = 25;

/** What is wrong with each key: it resolves to nothing, or to a figure in which the number does not stand. */
export async function findUnresolved(
  request: APIRequestContext,
  led: ReadonlyMap<string, ReadonlySet<string>>,
  lookup: Lookup,
): Promise<string[]> {
  const faults: string[] = [];
  let position = 0;
  for (const [key, numbers] of led) {
    const printed = [...numbers].join(", ");
    // Only the server counts over all networks.
    const isAsked = key.startsWith("all/") || position++ % SAMPLE === 0;
    const answered = isAsked ? await statusOf(request, key) : 200;
    const reply = key.startsWith("all/") ? "" : lookup(key);
    const isOfClaims = /\/(figure|observation)\//.test(key) && reply !== null && !reply.includes('"claims":[]');
    if (isOfClaims && !reply.includes('"label":"Age"')) faults.push(`${key}: does not say its age (${printed})`);
    if (reply === null || answered !== 200) faults.push(`${key}: leads nowhere (${printed})`);
    // A figure prints the number it is asked for; a claim carries its source row, which the lint of the facts compares.
    else if (key.split("/")[1] === "figure") {
      const missing = [...numbers].filter((number) => !reply.includes(number));
      if (missing.length > 0) faults.push(`${key}: ${missing.join(", ")} does not stand there`);
    }
  }
  return faults.sort();
}

async function statusOf(request: APIRequestContext, key: string): Promise<number> {
  const [slug, kind, id] = key.split("/");
  return (await request.get(`/api/v1/networks/${slug}/trace/${kind}/${id}`)).status();
}

interface Counted {
  number: number;
  /** How many there are of what the page says it counts. */
  rows: number;
  selector: string;
  address: string;
}

/**
 * Counts on a page that differ from the rows they count; `htmlOf` reads the page that lists them.
 * @param every how many of the other pages go by for one that is read
 */
export async function miscounted(
  page: Page,
  address: string,
  html: string,
  htmlOf: (address: string) => Promise<string>,
  every = 1,
): Promise<string[]> {
  const counts = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "text/html");
    return [...parsed.querySelectorAll<HTMLElement>("[data-count]")].map((element) => ({
      number: Number((element.textContent ?? "").replaceAll("\u202f", "")),
      selector: element.dataset.count ?? "",
      at: element.dataset.countAt ?? null,
    }));
  }, html);
  const counted: Counted[] = [];
  const places = [...new Set(counts.map(({ at }) => at))].filter((at, index) => at === null || index % every === 0);
  for (const place of places) {
    const listing = place === null ? html : await htmlOf(place);
    const here = counts.filter(({ at }) => at === place);
    const rows = await page.evaluate(
      ([source = "", ...selectors]) => {
        const parsed = new DOMParser().parseFromString(source, "text/html");
        return selectors.map((selector) => parsed.querySelectorAll(selector).length);
      },
      [listing, ...here.map(({ selector }) => selector)],
    );
    counted.push(
      ...here.map(({ number, selector }, index) => ({
        ...{ number, selector, address: place ?? address },
        rows: rows[index] ?? 0,
      })),
    );
  }
  return counted
    .filter(({ number, rows }) => number !== rows)
    .map((one) => `${address}: says ${one.number}, ${one.address} has ${one.rows} of ${one.selector}`);
}
