import type { Check, CheckGroup, Difference, Json, NotCheckedReason, VerdictBrief, Verification } from "@/lib/scoring";
import { verdictView } from "./verdict";

/** What a recomputation found, in words: the same on the page as in the command. */
export interface VerificationView {
  isSame: boolean;
  headline: string;
  /** What the file is about. */
  subject: string;
  /** Said of a file that is not the house's verdict. */
  notice: string | null;
  verdicts: { label: string; verdict: string }[];
  checks: { label: string; state: Check["state"]; words: string }[];
  groups: { title: string; explanation: string; expectedLabel: string; rows: DifferenceView[]; moreCount: number }[];
}

export interface DifferenceView {
  place: string;
  stated: string;
  expected: string;
  /** What taking this row alone from the record does; null where that was not computed. */
  effect: string | null;
}

const LABELS: Readonly<Record<CheckGroup, string>> = {
  inputs: "Inputs",
  options: "Options",
  rules: "Rules of the method",
  results: "Results",
  fingerprint: "Fingerprint",
  printed: "Printed pages",
  statement: "Disclaimer, watermark, link",
  record: "Record held here",
};

const SAME: Readonly<Record<CheckGroup, string>> = {
  inputs: "every row has the hash the file was made with",
  options: "as the file was made with",
  rules: "row for row those of this version of the method",
  results: "recomputed from the inputs, every field agrees",
  fingerprint: "follows from the inputs of the result",
  printed: "draw what they drew when the file was attached",
  statement: "as the file was made with",
  record: "holds the same inputs",
};

const NOT_CHECKED: Readonly<Record<NotCheckedReason, string>> = {
  unknown_method: "this version of the method is not known here",
  cannot_recompute: "the inputs cannot be assessed",
  not_a_pdf: "the file came without a PDF",
  no_digest: "the file names no pages it belongs to",
  no_record: "only when it is asked for",
};

const EXPLANATIONS: Readonly<Record<CheckGroup, string>> = {
  inputs: "Rows that are not as they were when the file was made: changed, added or removed since.",
  options: "As-of day, definition, quarter or assumptions that are not those the file was made with.",
  rules: "Rules in the file against those of the same version of the method here.",
  results: "Fields of the stated result against the same fields recomputed from the inputs in the file.",
  fingerprint: "The stated fingerprint against the one that follows from the inputs of the result.",
  printed: "Pages that no longer draw what they drew when the file was attached.",
  statement: "Words that stand beside the verdict.",
  record: "Inputs in the file against those held here, and the verdict of the file with that row alone as held here.",
};

/** What the other side of a difference is. */
const EXPECTED_LABELS: Readonly<Record<CheckGroup, string>> = {
  inputs: "when made",
  options: "when made",
  rules: "of the method",
  results: "recomputed",
  fingerprint: "follows",
  printed: "when attached",
  statement: "when made",
  record: "held here",
};

/** Further ones are counted. */
const MOST_ROWS = 40;
const LONGEST_VALUE = 160;

export function verificationView(verification: Verification): VerificationView {
  const { outcome, options, name, methodVersion, checks, differences, verdict, fault } = verification;
  return {
    isSame: outcome === "same",
    headline: headlineOf(verification),
    subject: [
      name,
      `as of ${options.asOf}`,
      `definition ${options.definitionId}`,
      ...(options.quarter === null ? [] : [`quarter ${options.quarter} asked for`]),
      `method ${methodVersion}`,
      `fingerprint ${verification.fingerprint}`,
    ].join(" · "),
    notice: verification.isWatermarked
      ? options.assumptions
        ? "This file holds a reader’s assumptions; it is not the published verdict."
        : "This file holds another definition than the house’s; it is not the published verdict."
      : null,
    verdicts: [
      { label: "Stated", verdict: briefWords(verdict.stated) },
      {
        label: "Recomputed here",
        verdict: verdict.recomputed ? briefWords(verdict.recomputed) : `not possible${fault ? `: ${fault}` : ""}`,
      },
      ...(verdict.assumedStated
        ? [{ label: "Under the assumptions, stated", verdict: briefWords(verdict.assumedStated) }]
        : []),
      ...(verdict.assumedRecomputed
        ? [{ label: "Under the assumptions, recomputed", verdict: briefWords(verdict.assumedRecomputed) }]
        : []),
      ...(verdict.record
        ? [
            {
              label: "From the record held here",
              verdict: `${briefWords(verdict.record)} · fingerprint ${verification.recordFingerprint ?? "unknown"}`,
            },
          ]
        : []),
    ],
    checks: checks.map((check) => ({
      label: LABELS[check.group],
      state: check.state,
      words: checkWords(check, differences),
    })),
    groups: checks.flatMap(({ group, state }) => {
      if (state !== "different") return [];
      const rows = differences.filter((difference) => difference.group === group);
      return [
        {
          title: `${LABELS[group]}: ${countWords(rows.length)}`,
          explanation: EXPLANATIONS[group],
          expectedLabel: EXPECTED_LABELS[group],
          rows: rows.slice(0, MOST_ROWS).map((row) => differenceView(row, verdict.recomputed)),
          moreCount: Math.max(0, rows.length - MOST_ROWS),
        },
      ];
    }),
  };
}

function headlineOf({ outcome, differences, verdict, knownVersions, methodVersion, checks }: Verification): string {
  if (outcome === "same") return "Same: recomputed from its inputs, the file gives what it states.";
  const isUnknown = checks.some(({ because }) => because === "unknown_method");
  const count = countWords(differences.length);
  if (isUnknown) {
    const rest =
      differences.length === 0
        ? "What can be checked without it agrees."
        : `What can be checked without it shows ${count}.`;
    return `Not recomputed: method ${methodVersion} is not known here (known: ${knownVersions.join(", ")}). ${rest}`;
  }
  if (verdict.recomputed === null) return "Different: the inputs in this file cannot be assessed.";
  const effect =
    briefWords(verdict.recomputed) === briefWords(verdict.stated)
      ? "The verdict recomputed from the file is the one it states."
      : `It states ${shortWords(verdict.stated)}; its inputs give ${shortWords(verdict.recomputed)}.`;
  return `Different: ${count}. ${effect}`;
}

const countWords = (count: number): string => `${count} ${count === 1 ? "difference" : "differences"}`;

/** The class alone, for a sentence that names two. */
function shortWords({ verdict, reason, wouldBe, range, quarter }: VerdictBrief): string {
  const { label } = verdictView({ verdict, reason, wouldBe, range, tags: [] });
  return `“${label}”${quarter === null ? "" : ` for ${quarter}`}`;
}

function briefWords({ verdict, reason, wouldBe, range, quarter }: VerdictBrief): string {
  const { label, explanation, wouldRead } = verdictView({ verdict, reason, wouldBe, range, tags: [] });
  const why = verdict === "insufficient_evidence" ? ` (${explanation.replace(/\.$/, "")})` : "";
  const would = wouldRead ? `, would read ${wouldRead}` : "";
  return `${label}${would}${why}${quarter === null ? "" : `, ${quarter}`}`;
}

function checkWords({ group, state, because }: Check, differences: readonly Difference[]): string {
  if (state === "not_checked") return because ? NOT_CHECKED[because] : "";
  if (state === "same") return SAME[group];
  return countWords(differences.filter((difference) => difference.group === group).length);
}

function differenceView({ place, stated, expected, effect }: Difference, own: VerdictBrief | null): DifferenceView {
  const told = effect && briefWords(effect);
  return {
    place,
    stated: valueText(stated),
    expected: valueText(expected),
    effect: told === null ? null : own && told === briefWords(own) ? "verdict unchanged" : `verdict: ${told}`,
  };
}

/** A value as it stands in the file: this is a comparison of digits, so none is rounded away. */
function valueText(value: Json | undefined): string {
  if (value === undefined) return "not there";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
