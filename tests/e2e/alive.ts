import { expect, type Page } from "@playwright/test";

/**
 * Opens a page and waits until its scripts answer, which on a busy machine is later than the last file: before that a key
 * or a click does what the link says. The router signs the entry of the history when it has taken over.
 */
export async function openAlive(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  // Asked from here again and again: what waits inside the page is evaluated there, which its policy forbids.
  await expect.poll(() => page.evaluate("window.history.state?.__NA === true")).toBe(true);
}
