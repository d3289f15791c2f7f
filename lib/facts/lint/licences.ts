import type { SourceFact } from "../../scoring/record/types";
import type { Finding } from "../findings";
import { atRow, forEachObservation, type Rule } from "./rule";

/** Publishers whose terms forbid what we do with a figure, and addresses that name no document. */
const NOT_SHIPPED: readonly { pattern: RegExp; why: string }[] = [
  { pattern: /coin\s?metrics/i, why: "Coin Metrics: non-commercial terms" },
  { pattern: /github[-\s]index|github text index/i, why: "an index of texts is not a source: nobody can look it up" },
];

const wordsOf = (source: SourceFact): string =>
  [source.id, source.originId, source.publisher, source.title, source.url, source.readVia ?? ""].join("\n");

const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\.[^\s/]+/.test(text);

/** Every source may be shipped and can be looked up. Articles given to us as texts have no address. */
export const sourcesMayBeShipped: Rule = (facts) => {
  const findings: Finding[] = [];
  for (const [index, source] of facts.record.sources.entries()) {
    const report = (column: string, message: string) => findings.push(atRow(facts, "sources", index, column, message));
    if (source.licence === "non-commercial") report("licence", "non-commercial sources are not shipped");
    for (const { pattern, why } of NOT_SHIPPED) if (pattern.test(wordsOf(source))) report("", why);
    if (source.kind !== "article" && !isWebAddress(source.url)) {
      report("url", `expected an http(s) address, found ${source.url}`);
    }
    if (source.readVia !== null && !isWebAddress(source.readVia)) {
      report("readVia", `expected an http(s) address, found ${source.readVia}`);
    }
  }
  return findings;
};

/** Rows computed from such a source carry other names; their own words give them away. */
export const rowsMayBeShipped: Rule = (facts) =>
  forEachObservation(facts, (row, report) => {
    for (const column of ["derivation", "literal", "note"] as const) {
      for (const { pattern, why } of NOT_SHIPPED) if (pattern.test(row[column] ?? "")) report(column, why);
    }
  });
