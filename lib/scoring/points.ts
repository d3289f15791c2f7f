import { heightAt } from "./curves";
import { curveOf, demandShareOf, FACTOR_COUNT } from "./kernel";
import type { Measures } from "./measures";
import { at, exceeds, UNKNOWN } from "./numbers";
import { GLUT_CAP } from "./rules";
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

const coverageCurve = curveOf("coverage");
const growthCurve = curveOf("growth");
const concentrationCurve = curveOf("concentration");
const utilisationCurve = curveOf("utilisation");
const glutCurve = curveOf("glut");
const operatorCoverCurve = curveOf("operatorCover");
const dilutionCurve = curveOf("dilution");
const captureCurve = curveOf("capture");
const checklistCurve = curveOf("checklist");

const glutPoints = (m: Measures): number => {
  const points = heightAt(glutCurve, m.glut);
  return exceeds(m.usageGrowth, GLUT_CAP.usageGrowth) ? points : Math.min(points, GLUT_CAP.points);
};

/** Writes 0–100 per factor in the order of `FACTOR_IDS`; `NaN` where unknown or not applicable (§3.5). */
export const scoreFactors = (m: Measures, points: Float64Array): void => {
  points[COVERAGE] = heightAt(coverageCurve, demandShareOf(m.prudentCoverage));
  points[GROWTH] = heightAt(growthCurve, m.growth);
  points[CONCENTRATION] = heightAt(concentrationCurve, m.topCustomerShare);
  points[UTILISATION] = heightAt(utilisationCurve, m.utilisation / m.utilisationTarget);
  points[GLUT] = glutPoints(m);
  points[OPERATOR_COVER] = heightAt(operatorCoverCurve, m.operatorCover);
  points[DILUTION] = heightAt(dilutionCurve, m.dilution);
  points[CAPTURE] = heightAt(captureCurve, m.capture);
  points[CHECKLIST] = heightAt(checklistCurve, m.checklist);
  for (let i = 0; i < FACTOR_COUNT; i += 1) if (at(m.applicable, i) === 0) points[i] = UNKNOWN;
};
