import { AppError } from "../errors";

/** One thing that is wrong with the shipped facts, told so that the row can be found and mended. */
export interface Finding {
  /** `observations.csv`; null = the folder as a whole. */
  file: string | null;
  /** Line in a CSV file, header = 1; null in JSON files. */
  line: number | null;
  /** Row id, column or JSON path; may be empty. */
  where: string;
  message: string;
}

/** `prisma/seed/helium/observations.csv:12 offload-peg-2025q4 value: expected …` */
export function formatFinding(folder: string, finding: Finding): string {
  const file = finding.file === null ? folder : `${folder}/${finding.file}`;
  const place = finding.line === null ? file : `${file}:${finding.line}`;
  return `${place}${finding.where === "" ? "" : ` ${finding.where}`}: ${finding.message}`;
}

/** The shipped facts of a folder cannot be used; `message` has one line per finding. */
export class FactsError extends AppError {
  readonly findings: Finding[];

  constructor(folder: string, findings: Finding[]) {
    super("facts_invalid", findings.map((finding) => formatFinding(folder, finding)).join("\n"));
    this.name = "FactsError";
    this.findings = findings;
  }
}
