import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeReport {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

/**
 * Rows beyond the eighth of a table or list, but for every tenth: they come from the same component as those before them.
 * Pages of hundreds of rows leave them out in the short run.
 */
export const REPEATED_ROWS = ["tbody > tr", "ol > li", "ul > li"].map(
  (row) => `main ${row}:nth-child(n+9):not(:nth-child(10n))`,
);

/**
 * What a page, or the part of it under a selector, does against WCAG A and AA, in words; the page must have been opened
 * without its policy (`bypassCSP`).
 * @param leftOut selectors of what is not looked at
 */
export async function violations(page: Page, within = "html", leftOut: readonly string[] = []): Promise<string[]> {
  await page.evaluate(AXE);
  const context = { include: [[within]], exclude: leftOut.map((selector) => [selector]) };
  const report: AxeReport = await page.evaluate(
    `axe.run(${JSON.stringify(context)}, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`,
  );
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}
