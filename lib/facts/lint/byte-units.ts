import type { ObservationFact } from "../../scoring/record/types";
import type { Finding } from "../findings";
import { atRow, forEachObservation, type Rule } from "./rule";

const POWERS = ["K", "M", "G", "T", "P", "E", "Z"];

/** Bytes in one `PB` or `PiB`; null for other units. */
function bytesPerUnit(unit: string): number | null {
  const match = /^([KMGTPEZ])(i?)B$/.exec(unit);
  if (match === null) return null;
  const power = POWERS.indexOf(match[1] ?? "") + 1;
  return (match[2] === "i" ? 1024 : 1000) ** power;
}

const QUANTITY = /(\d[\d,]*(?:\.\d+)?)\s*([KMGTPEZ]i?B)\b/g;

/** Numbers with a byte unit in a text, in bytes. */
const quantitiesInBytes = (text: string): number[] =>
  [...text.matchAll(QUANTITY)].map(([, digits, unit]) => {
    return Number((digits ?? "").replaceAll(",", "")) * (bytesPerUnit(unit ?? "") ?? Number.NaN);
  });

/** Claims are rounded: within half a percent they say the same. EiB against 1,000 PiB, the smallest slip, is 2.4 % off. */
const CLOSE = 0.005;
const isClose = (ratio: number): boolean => Math.abs(ratio - 1) < CLOSE;

/** True when two amounts differ just by taking binary for decimal units, or by whole steps of 1,000 or 1,024. */
function isUnitSlip(ratio: number): boolean {
  for (let binary = -6; binary <= 6; binary++) {
    for (let decimal = -6; decimal <= 6; decimal++) {
      const factor = 1.024 ** binary * 1000 ** decimal;
      if (factor !== 1 && isClose(ratio / factor)) return true;
    }
  }
  return false;
}

function slipOf(row: ObservationFact, unitBytes: number): string | null {
  const claimed = quantitiesInBytes(row.literal ?? "");
  const stated = [row.value, row.low, row.high].filter((number) => number !== null && number !== 0);
  const ratios = claimed.flatMap((bytes) => stated.map((number) => bytes / (Number(number) * unitBytes)));
  if (ratios.length === 0 || ratios.some(isClose)) return null;
  return ratios.some(isUnitSlip) ? `is not "${row.literal}" in the unit of the series` : null;
}

/** EB is not EiB: a literal with a byte unit, converted to the unit of its series, is the value. */
export const byteUnitsAgree: Rule = (facts) => {
  const unitOf = new Map(facts.record.series.map(({ id, unit }) => [id, unit]));
  const findings: Finding[] = [];
  for (const [index, series] of facts.record.series.entries()) {
    const sibling = series.unit.endsWith("iB") ? series.unit.replace("iB", "B") : series.unit.replace(/B$/, "iB");
    if (bytesPerUnit(series.unit) === null) continue;
    for (const column of ["label", "measure"] as const) {
      if (new RegExp(`\\b${sibling}\\b`).test(series[column])) {
        findings.push(atRow(facts, "series", index, column, `says ${sibling} where the unit is ${series.unit}`));
      }
    }
  }
  const slips = forEachObservation(facts, (row, report) => {
    const unitBytes = bytesPerUnit(unitOf.get(row.seriesId) ?? "");
    if (unitBytes === null || row.basis === "derived") return;
    const slip = slipOf(row, unitBytes);
    if (slip !== null) report("value", `${row.value ?? `${row.low}–${row.high}`} ${unitOf.get(row.seriesId)} ${slip}`);
  });
  return [...findings, ...slips];
};
