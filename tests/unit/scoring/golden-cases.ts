import type { AssessmentInput, Verdict, VerdictClass } from "@/lib/scoring";
import cases from "../../fixtures/golden.json";

/** The golden cases by shape; the JSON is ours and checked by the method itself. */
type Expected = Readonly<Record<string, unknown>>;
interface NetworkCase {
  name: string;
  input: AssessmentInput;
  expected: Expected;
}
interface ReadingsCase {
  name: string;
  readings: AssessmentInput[];
  expected: Expected;
}
interface CornersCase {
  name: string;
  corners: [AssessmentInput, AssessmentInput];
  expected: Expected;
}
interface SequenceCase {
  name: string;
  start: VerdictClass | null;
  steps: { candidate: Verdict; prudentCoverage: number; score: number; gate: boolean }[];
  expected: readonly Expected[];
}

/** Literal types of a JSON file are wider than the method's; this is the one place that narrows them. */
const casesWith = <Case>(key: string): [string, Case][] =>
  Object.entries(cases).filter(([, entry]) => key in entry) as unknown as [string, Case][];

export const networkCases = casesWith<NetworkCase>("input");
export const readingsCases = casesWith<ReadingsCase>("readings");
export const cornersCases = casesWith<CornersCase>("corners");
export const sequenceCases = casesWith<SequenceCase>("steps");

export const goldenInput = (id: string): AssessmentInput => {
  const found = networkCases.find(([key]) => key === id);
  if (!found) throw new Error(`no golden case ${id}`);
  return structuredClone(found[1].input);
};
