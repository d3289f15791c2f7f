import {
  type Assumptions,
  buildVerdictFile,
  type Json,
  NO_ASSUMPTIONS,
  parseVerdictFile,
  type VerdictFile,
  verdictFileText,
} from "@/lib/scoring";
import type { NetworkRecord } from "@/lib/scoring/record/types";
import { answer, basicRecord } from "../record/builders";

export const AS_OF = "2026-02-01";

/** Built once: its observations are numbered as they are made. */
const BASE = basicRecord();

/** A record with everything a file can hold: two definitions, an answer, readings that disagree. */
export const fullRecord = (parts: Partial<NetworkRecord> = {}): NetworkRecord => {
  const base = BASE;
  const [house] = base.definitions;
  const [first] = base.observations;
  if (!house || !first) throw new Error("the basic record has a definition and observations");
  const rival = { ...first, id: "rival", value: (first.value ?? 0) * 2, literal: "twice as much", note: "a note" };
  return {
    ...base,
    definitions: [house, { ...house, id: "other", house: false, label: "Other", differs: "nothing" }],
    observations: [...base.observations, rival],
    answers: [answer("1.1", "yes")],
    conflicts: [
      {
        id: "which",
        title: "Which of two",
        kind: "definition",
        status: "settled",
        seriesId: first.seriesId,
        readings: [
          { observationId: first.id, standing: "used" },
          { observationId: "rival", standing: "set_aside" },
        ],
        reason: "The first was corrected.",
      },
    ],
    ...parts,
  };
};

export const HALVED: Assumptions = { ...NO_ASSUMPTIONS, emissions: 0.5, demand: 1.2 };

export const fileOf = (
  record = fullRecord(),
  more: Partial<Parameters<typeof buildVerdictFile>[1]> = {},
): VerdictFile => buildVerdictFile(record, { asOf: AS_OF, disclaimer: "No advice.", link: "/networks/net", ...more });

/** As it comes back from disk. */
export const reread = (file: VerdictFile): VerdictFile => parseVerdictFile(verdictFileText(file));

export type Path = (string | number)[];

/** Every value that holds no others, with the way to it. */
export const leaves = (value: Json, path: Path = []): { path: Path; value: Json }[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return [{ path, value }];
};

/** The text of a file with one value replaced. */
export const tampered = (file: VerdictFile, path: Path, change: (value: Json) => Json): string => {
  const copy: Json = JSON.parse(verdictFileText(file));
  let at: unknown = copy;
  for (const step of path.slice(0, -1)) at = Reflect.get(Object(at), step);
  const last = path.at(-1) ?? "";
  const before: Json = Reflect.get(Object(at), last);
  Reflect.set(Object(at), last, change(before));
  return JSON.stringify(copy);
};
