import type { APIRequestContext, Page } from "@playwright/test";
import { readTable } from "../support/csv";

/** Holds every table and every list of a page against the file that it offers: row by row, cell by cell. */

/** One row of a table in the DOM: what stands in each cell, by the name of its column. */
type DrawnRow = Record<string, string>;

interface Drawn {
  /** Caption or first words, to find it by. */
  name: string;
  /** Address of its file; null = none is offered. */
  href: string | null;
  /** "table": cells by column; "list": what stands in each item, and in what is around it; "chart": see `chartFaults`. */
  kind: "table" | "list" | "chart";
  rows: DrawnRow[];
}

/** What stands for the whole text of a list item, and of the group around it. */
const ITEM = "item";
const GROUP = "group";

/** Reads tables and lists as a reader sees them: what is not drawn at this width, or for the eye or the ear alone, is no text. */
const drawnOn = (page: Page): Promise<Drawn[]> =>
  page.evaluate(
    ([itemKey = "", groupKey = ""]) => {
      const isSkipped = (element: Element): boolean =>
        element.getAttribute("aria-hidden") === "true" ||
        element.hasAttribute("data-heard") ||
        getComputedStyle(element).display === "none";
      const textOf = (node: Node): string => {
        if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
        if (!(node instanceof Element) || isSkipped(node)) return "";
        return [...node.childNodes].map(textOf).join("");
      };
      const squeezed = (node: Node | null | undefined): string => (node ? textOf(node).replaceAll(/\s+/g, "") : "");
      const hrefOf = (place: Element | null): string | null =>
        [...(place?.querySelectorAll("a") ?? [])]
          .find((link) => link.textContent?.trim() === "CSV")
          ?.getAttribute("href") ?? null;

      const readTable = (table: HTMLTableElement, isChart: boolean): DrawnRow[] => {
        const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
        const said = heads.map((head) => head.dataset.column ?? textOf(head).replaceAll(/\s+/g, " ").trim());
        // Two columns of one name could hide each other: the second is looked for under a name that no file has.
        const names = said.map((name, at) => (name === "" || said.indexOf(name) === at ? name : `${name}, again`));
        const rows: DrawnRow[] = [];
        const headRow = table.tHead?.rows[0]?.dataset.rowName;
        if (headRow !== undefined) {
          // Heads that say more than the name of their column are a row of the file.
          const row: DrawnRow = {};
          for (const [column, head] of heads.entries()) {
            const name = names[column] ?? "";
            row[name] =
              column === 0 ? headRow.replaceAll(/\s+/g, "") : squeezed(head).slice(name.replaceAll(/\s+/g, "").length);
          }
          rows.push(row);
        }
        for (const body of table.tBodies) {
          let part: string | null = null;
          for (const line of body.rows) {
            const [first] = line.cells;
            if (first?.scope === "rowgroup") {
              part = squeezed(first);
              continue;
            }
            const row: DrawnRow = part === null ? {} : { Part: part };
            for (const [column, cell] of [...line.cells].entries())
              if (!isSkipped(cell)) row[names[column] ?? ""] = squeezed(cell);
            rows.push(row);
          }
        }
        // Bars and boxes to tick say nothing in words, and have no column in the file.
        const silent = isChart ? [] : names.filter((name) => rows.every((row) => !row[name]));
        for (const row of rows) for (const name of silent) delete row[name];
        return rows;
      };

      const found: Drawn[] = [...document.querySelectorAll("table")].map((table) => {
        const chart = table.closest("figure.chart");
        const place = chart ?? table.closest("[data-table-file]");
        const name = (table.caption ?? table).textContent?.trim().slice(0, 60) ?? "";
        return {
          name,
          href: hrefOf(place),
          kind: chart ? ("chart" as const) : ("table" as const),
          rows: readTable(table, chart !== null),
        };
      });
      for (const place of document.querySelectorAll("[data-table-file]")) {
        if (place.querySelector("table")) continue;
        const items = [...place.querySelectorAll("[data-row]")];
        found.push({
          name: place.textContent?.trim().slice(0, 60) ?? "",
          href: hrefOf(place),
          kind: "list",
          rows: items.map((item) => ({
            [itemKey]: squeezed(item),
            [groupKey]: squeezed(item.closest("[data-row-group]") ?? item),
          })),
        });
      }
      return found;
    },
    [ITEM, GROUP],
  );

const squeeze = (text: string): string => text.replaceAll(/\s+/g, "");
/** What a file puts in front of a text that would be run is no text of the page. */
const isSame = (drawn: string, cell: string): boolean => drawn === squeeze(cell) || `'${drawn}` === squeeze(cell);

type FileRow = Record<string, string>;

const BETWEEN_HEADS = /: (value|low|high|grade|address|read via|class|would read|qualifiers)$/;
/** Columns of the file that the page shows. */
const shownColumns = (row: FileRow): string[] => {
  const names = Object.keys(row);
  return names.slice(0, names.indexOf("of_table")).filter((name) => !BETWEEN_HEADS.test(name));
};

function tableFaults(drawn: DrawnRow[], rows: FileRow[]): string[] {
  if (drawn.length !== rows.length) return [`${drawn.length} rows are drawn, ${rows.length} are in the file`];
  return drawn.flatMap((line, index) =>
    Object.entries(line).flatMap(([column, text]) => {
      const cell = rows[index]?.[column];
      if (cell === undefined) return [`row ${index + 1}: the file has no column "${column}"`];
      return isSame(text, cell) ? [] : [`row ${index + 1}, ${column}: drawn "${text}", in the file "${cell}"`];
    }),
  );
}

function listFaults(drawn: DrawnRow[], rows: FileRow[]): string[] {
  if (drawn.length !== rows.length) return [`${drawn.length} items are drawn, ${rows.length} are in the file`];
  return rows.flatMap((row, index) => {
    const { [ITEM]: item = "", [GROUP]: group = "" } = drawn[index] ?? {};
    const texts = shownColumns(row).map((column) => [column, squeeze(row[column] ?? "").replace(/^'/, "")] as const);
    const missing = texts.filter(([, text]) => !item.includes(text) && !group.includes(text));
    const own = texts.filter(([, text]) => text !== "" && item.includes(text));
    return [
      ...missing.map(([column, text]) => `item ${index + 1}, ${column}: "${text}" is not drawn`),
      ...(own.length === 0 ? [`item ${index + 1}: nothing of the row stands in it`] : []),
    ];
  });
}

/** A chart's file has a row for each cell of its table. */
function chartFaults(drawn: DrawnRow[], rows: FileRow[]): string[] {
  const cells = drawn.flatMap((line) => {
    const [[, place = ""] = [], ...rest] = Object.entries(line);
    return rest.map(([series, text]) => ({ place, series, text }));
  });
  if (cells.length !== rows.length) return [`${cells.length} cells are drawn, ${rows.length} are in the file`];
  return cells.flatMap(({ place, series, text }, index) => {
    const row = rows[index];
    const isRow = isSame(place, row?.place ?? "") && series === row?.series && isSame(text, row?.printed ?? "");
    return isRow ? [] : [`cell ${index + 1}: drawn "${place}, ${series}: ${text}", in the file ${JSON.stringify(row)}`];
  });
}

const FAULTS = { table: tableFaults, list: listFaults, chart: chartFaults } as const;

/** What a row must say of itself, and what is wrong where it does not. */
function aboutFaults(rows: FileRow[], isRule: boolean): string[] {
  const isWhole = (row: FileRow): boolean =>
    Boolean(row.disclaimer) &&
    Boolean(row.page) &&
    Boolean(row.method) &&
    (isRule || /^\d{4}-\d{2}-\d{2}$/.test(row.as_of ?? "")) &&
    "sources" in row &&
    "fingerprint" in row;
  return rows.every(isWhole) ? [] : ["a row does not say its day, its method or its page"];
}

export interface TableWalk {
  /** How many tables and lists there were. */
  count: number;
  faults: string[];
}

/** Every table and list of a page that is open against its file. Tables that share a file follow each other in it. */
export async function walkTables(page: Page, request: APIRequestContext): Promise<TableWalk> {
  const drawn = await drawnOn(page);
  const faults = drawn.filter(({ href }) => href === null).map(({ name }) => `"${name}" offers no CSV`);
  const byHref = new Map<string, Drawn[]>();
  for (const one of drawn) if (one.href !== null) byHref.set(one.href, [...(byHref.get(one.href) ?? []), one]);
  for (const [href, of] of byHref) {
    const reply = await request.get(href);
    if (reply.status() !== 200 || !reply.headers()["content-type"]?.includes("text/csv")) {
      faults.push(`${href}: answered ${reply.status()}`);
      continue;
    }
    const rows = readTable(await reply.text());
    const kind = of[0]?.kind ?? "table";
    const drawnRows = of.flatMap((one) => one.rows);
    const isRule = href.startsWith("/tables/method-");
    // The first faults say it all: one wrong row moves all that follow.
    const found = [...FAULTS[kind](drawnRows, rows), ...(kind === "chart" ? [] : aboutFaults(rows, isRule))];
    faults.push(...found.slice(0, 3).map((fault) => `${href}: ${fault}`));
  }
  return { count: drawn.length, faults };
}
