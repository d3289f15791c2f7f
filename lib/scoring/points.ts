import { heightAt } from "./curves";
import { demandShareOf, FACTOR_COUNT } from "./kernel";
import type { Measures } from "./measures";
import { at, exceeds, UNKNOWN } from "./numbers";
import { FACTOR_IDS, type FactorId } from "./types";

const indexOf = (id: FactorId): number => FACTOR_IDS.indexOf(id);

const COVERAGE = indexOf("coverage");
const GROWTH = indexOf("growth");
const CONCENTRATION = indexOf("concentration");
const UTILISATION = indexOf("utilisation");
const GLUT = indexOf("glut");
const OPERATOR_COVER = indexOf("operatorCover");
const DILUTION = indexOf("dilution");
const CAPTURE = indexOf("capture");
const CHECKLIST = indexOf("checklist");

const glutPoints = (m: Measures): number => {
  const { curves, rules } = m.method;
  const points = heightAt(curves.glut, m.glut);
  return exceeds(m.usageGrowth, rules.glutCap.usageGrowth) ? points : Math.min(points, rules.glutCap.points);
};

/** Writes 0–100 per factor in the order of `FACTOR_IDS`; `NaN` where unknown or not applicable (§3.5). */
export const scoreFactors = (m: Measures, points: Float64Array): void => {
  const { curves } = m.method;
  points[COVERAGE] = heightAt(curves.coverage, demandShareOf(m.prudentCoverage));
  points[GROWTH] = heightAt(curves.growth, m.growth);
  points[CONCENTRATION] = heightAt(curves.concentration, m.topCustomerShare);
  points[UTILISATION] = heightAt(curves.utilisation, m.utilisation / m.utilisationTarget);
  points[GLUT] = glutPoints(m);
  points[OPERATOR_COVER] = heightAt(curves.operatorCover, m.operatorCover);
  points[DILUTION] = heightAt(curves.dilution, m.dilution);
  points[CAPTURE] = heightAt(curves.capture, m.capture);
  points[CHECKLIST] = heightAt(curves.checklist, m.checklist);
  for (let i = 0; i < FACTOR_COUNT; i += 1) if (at(m.applicable, i) === 0) points[i] = UNKNOWN;
};
