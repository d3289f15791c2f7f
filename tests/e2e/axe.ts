import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeReport {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

/**
 * What a page, or the part of it under a selector, does against WCAG A and AA, in words; the page must have been opened
 * without its policy (`bypassCSP`).
 */
export async function violations(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(AXE);
  const report: AxeReport = await page.evaluate(
    `axe.run(document.querySelector(${JSON.stringify(within)}), { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })`,
  );
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}
