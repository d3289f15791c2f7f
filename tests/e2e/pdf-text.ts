import { execFileSync } from "node:child_process";
import { test } from "@playwright/test";
import { findProgram } from "../../scripts/lib/programs.mjs";

/** Text of a PDF in the order in which it was written, so that wrapped cells stay whole; spaces and line breaks folded. Without pdftotext the test that asks is left out, and listed. */
export function pdfText(path: string): string {
  const missing = findProgram("pdftotext") === null;
  test.skip(missing, "text of the PDFs (no pdftotext on this machine: it comes with poppler-utils)");
  return execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " ");
}
