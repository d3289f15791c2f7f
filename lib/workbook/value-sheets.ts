import {
  type Assessed,
  CLASSES,
  GATE_IDS,
  GATES,
  gateSentence,
  type NetworkRecord,
  plainText,
  verdictLabel,
} from "@/lib/scoring";
import { buildConflicts, drawsAtEnds, proseText } from "@/lib/views";
import type { ReadingCells } from "./readings";
import { caption, heading, label, note, SheetDraft, text, title, value } from "./sheet";

export const NOT_LIVE = "Computed by the method, not live.";

const conditionOf = (
  id: (typeof GATE_IDS)[number],
): { question: string; condition: string; threshold: number | null } => GATES[id];

/** Whether a gate closes because its fact is unknown. */
const isFactUnknown = (id: (typeof GATE_IDS)[number], { input }: ReadingCells["reading"]): boolean => {
  if (id === "G6") return input.factors.topCustomerShare === null;
  if (id === "G7") return input.factors.utilisation === null;
  if (id === "G10") return input.answers.externalPayers === "unknown";
  if (id === "G11") return input.answers.fakingUnprofitable === "unknown";
  return false;
};

/** Gates of every reading, and what they and the rules of evidence leave of the class. */
export function gatesSheet(all: readonly ReadingCells[], assessed: Assessed): SheetDraft {
  const sheet = new SheetDraft("Gates", [10, 44, 14, ...all.flatMap(() => [24, 50]), 60]);
  sheet.add(title("Gates and verdict"));
  sheet.add(note(`${NOT_LIVE} Gates only lower a class. Changing an input does not move this sheet.`));
  sheet.add(
    heading("Gate"),
    heading("Question"),
    heading("Threshold"),
    ...all.flatMap(({ reading }) => [heading(reading.label), heading("Why")]),
    heading("It holds when"),
  );
  sheet.freeze();
  for (const id of GATE_IDS) {
    const rule = conditionOf(id);
    sheet.add(
      label(id),
      text(rule.question),
      value(rule.threshold),
      ...all.flatMap(({ reading }) => {
        if (!("gates" in reading.result)) return [value("not computed"), text("")];
        const gate = reading.result.gates.find((candidate) => candidate.id === id);
        if (!gate) return [value("open"), text("")];
        const binding = reading.result.bindingGates.includes(id) ? ", binding" : "";
        return [
          value(`at most ${verdictLabel(gate.cap).toLowerCase()}${binding}`),
          value(gateSentence(id, isFactUnknown(id, reading))),
        ];
      }),
      text(rule.condition),
    );
  }
  sheet.blank();
  sheet.add(
    label("Class"),
    heading("Computed by the method"),
    null,
    ...all.flatMap(({ reading }) => [heading(reading.label), null]),
  );
  const row = (words: string, of: (reading: ReadingCells["reading"]) => string): void => {
    sheet.add(label(""), text(words), null, ...all.flatMap(({ reading }) => [value(of(reading)), null]));
  };
  row("Before gates", ({ result }) => ("candidate" in result ? verdictLabel(result.candidate) : "not computed"));
  row("Verdict of this reading", ({ result }) => verdictLabel(result.verdict));
  row("Why there is no class", ({ result }) =>
    "reason" in result && result.reason ? result.reason.replaceAll("_", " ") : "–",
  );
  sheet.blank();
  sheet.add(label(""), text("Published verdict"), null, value(verdictLabel(assessed.verdict)));
  return sheet;
}

/** Where sources differ, what was decided, and years against the sums of their quarters. */
export function reconciliationSheet(record: NetworkRecord, assessed: Assessed): SheetDraft {
  const sheet = new SheetDraft("Reconciliation", [34, 40, 14, 16, 16, 16, 12, 14, 22, 60, 60]);
  const labelOf = (id: string): string => record.series.find((series) => series.id === id)?.label ?? id;
  sheet.add(title("Reconciliation"));
  sheet.add(note(`${NOT_LIVE} How one figure was made of what the sources say.`));
  sheet.freeze();
  sheet.blank();
  sheet.add(caption("Conflicts between sources"));
  sheet.add(
    ...[
      "Conflict",
      "Series",
      "Period",
      "Status",
      "Ratio",
      "Reading",
      "Standing",
      "Claimed",
      "Verdict if taken at its word",
      "Source",
      "Why it stands as it does",
    ].map(heading),
  );
  for (const conflict of buildConflicts(assessed, record)) {
    const ratio = assessed.conflicts.find(({ id }) => id === conflict.id)?.ratio ?? null;
    conflict.readings.forEach((reading, index) => {
      sheet.add(
        label(index === 0 ? proseText(conflict.title) : ""),
        text(conflict.seriesLabel),
        text(conflict.period),
        text(conflict.status),
        value(ratio, "ratio"),
        text(reading.id),
        value(reading.standing),
        value(proseText(reading.claimed)),
        value(reading.verdict ? proseText(reading.verdict) : "does not reach t"),
        text(reading.source),
        text(index === 0 ? proseText(conflict.reason) : ""),
      );
    });
  }
  sheet.blank();
  sheet.add(caption("A year against the sum of its quarters"));
  sheet.add(...["Series", "Observation", "Quarters", "Stated", "Sum of quarters", "Gap", "Result"].map(heading));
  for (const check of assessed.identities)
    sheet.add(
      label(labelOf(check.seriesId)),
      text(check.observationId),
      text(check.quarters.join("; ")),
      value(check.stated),
      value(check.summed),
      value(check.gap, "percent"),
      value(check.isFailed ? "over 5 %" : "agrees"),
    );
  sheet.blank();
  sheet.add(caption("Figures that more than one observation speaks to"));
  sheet.add(
    ...[
      "Series",
      "Observations used",
      "Quarter",
      "Low",
      "Value",
      "High",
      "Grade",
      "Gap",
      "How it was found",
      "Observations not used",
      "Why this reading",
    ].map(heading),
  );
  for (const figure of assessed.figures.filter(({ usedIds, otherIds }) => usedIds.length + otherIds.length > 1))
    sheet.add(
      label(labelOf(figure.seriesId)),
      text(figure.usedIds.join("; ")),
      text(figure.quarter),
      value(finite(figure.span?.low)),
      value(figure.span?.value ?? null),
      value(finite(figure.span?.high)),
      text(figure.grade),
      value(figure.gap, "percent"),
      text(figure.missing ? `unknown: ${figure.missing.replaceAll("_", " ")}` : figure.method),
      text(figure.otherIds.join("; ")),
      text(plainText(figure.reason)),
    );
  return sheet;
}

const finite = (end: number | undefined): number | string | null =>
  end === undefined ? null : Number.isFinite(end) ? end : "open";

/** Shares of the seeded draws that read each class, and every definition on record. */
export function robustnessSheet(assessed: Assessed): SheetDraft {
  const sheet = new SheetDraft("Robustness", [44, 28, 28, 24, 18, 70]);
  sheet.add(title("Robustness"));
  sheet.add(
    note(
      `${NOT_LIVE} Weights, edges, hurdles and inputs shaken with one fixed seed; gates tested in every draw. Not a probability that the network succeeds.`,
    ),
  );
  sheet.freeze();
  sheet.blank();
  const draws = drawsAtEnds(assessed);
  const ends = draws ? [draws.low, ...(draws.high ? [draws.high] : [])] : [];
  if (ends.length === 0) sheet.add(text("Not computed: there is no score to shake."));
  else {
    sheet.add(
      heading("Class"),
      ...ends.map((_, index) =>
        heading(index === 0 ? "Share of draws, published reading" : "Share of draws, other corner"),
      ),
    );
    for (const { id, label: words } of CLASSES)
      sheet.add(label(words), ...ends.map(({ classes }) => value(classes[id], "percent")));
    sheet.add(label("Draws"), ...ends.map((end) => value(end.draws, "whole")));
    ["5th percentile of the score", "Median of the score", "95th percentile of the score"].forEach((words, index) => {
      sheet.add(label(words), ...ends.map(({ score5_50_95 }) => value(score5_50_95[index] ?? null, "points")));
    });
  }
  sheet.blank();
  sheet.add(...["Definition", "Verdict", "C*, low", "C*, high", "t", "What differs"].map(heading));
  for (const outcome of assessed.definitions)
    sheet.add(
      label(`${outcome.label}${outcome.house ? " (house)" : ""}`),
      value(
        outcome.range && outcome.verdict === "insufficient_evidence"
          ? `Range: ${outcome.range.map(verdictLabel).join(" to ")}`
          : verdictLabel(outcome.verdict),
      ),
      value(outcome.prudentCoverage?.low ?? null, "ratio"),
      value(outcome.prudentCoverage?.high ?? null, "ratio"),
      text(outcome.quarter),
      text(outcome.differs === null ? "" : plainText(outcome.differs)),
    );
  return sheet;
}
