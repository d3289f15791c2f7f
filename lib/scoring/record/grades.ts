import { CREDIBILITY_QUALITY, LETTER_QUALITY } from "../rules";
import { type Credibility, LETTERS, type Letter } from "./types";

/** Reliability of an origin × credibility of a claim (§3.10, §3.15). */
export interface Grade {
  letter: Letter;
  credibility: Credibility;
}

/** A derived claim is never printed as worse than this, however many steps it took (§3.15). */
const WORST_DERIVED: Credibility = 4;

/** 0–1: the weaker of the two axes. */
export const qualityOf = ({ letter, credibility }: Grade): number =>
  Math.min(LETTER_QUALITY[letter], CREDIBILITY_QUALITY[credibility]);

/** `B3`. */
export const gradeLabel = ({ letter, credibility }: Grade): string => `${letter}${credibility}`;

/** Negative when `a` is the weaker grade; equal quality: the worse credibility, then the worse letter. */
const compareGrades = (a: Grade, b: Grade): number =>
  qualityOf(a) - qualityOf(b) || b.credibility - a.credibility || LETTERS.indexOf(b.letter) - LETTERS.indexOf(a.letter);

/** The weakest link. Throws on an empty list: a figure without a claim has no grade. */
export const weakest = (grades: readonly Grade[]): Grade => {
  const [first, ...rest] = grades;
  if (!first) throw new Error("No grades to compare");
  return rest.reduce((worst, grade) => (compareGrades(grade, worst) < 0 ? grade : worst), first);
};

/** Credibility + 1 for every step of derivation, at most 4; claims already worse stay where they are. */
export const lowered = (grade: Grade, steps: number): Grade => {
  let { credibility } = grade;
  for (let step = 0; step < steps; step += 1) if (credibility < WORST_DERIVED) credibility = next(credibility);
  return { letter: grade.letter, credibility };
};

const NEXT: Readonly<Record<Credibility, Credibility>> = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 };
const next = (credibility: Credibility): Credibility => NEXT[credibility];

/** No better than this credibility. */
export const atBest = (grade: Grade, credibility: Credibility): Grade =>
  grade.credibility < credibility ? { letter: grade.letter, credibility } : grade;
