import type * as z from "zod";
import {
  type Assessed,
  type AssessmentResult,
  type AssumedResult,
  fingerprintOf,
  type InputId,
  isScored,
  type NetworkRecord,
  plainText,
  type ScoredAssessment,
} from "@/lib/scoring";
import { proseText } from "@/lib/views";
import { halfYearOf } from "@/lib/views/half-year";
import { confidenceWords, cornerSpan, verdictSentence } from "@/lib/views/verdict";
import type { WhatIfRequest, WhatIfSubject, WhatIfView } from "@/lib/views/what-if";
import type { ASSESSMENT, ASSUMED, RESULT } from "../schemas/verdicts";
import { type Quantity, quantity } from "./quantity";
import { keyQuantities, trendOf, unknownIn, verdictFields } from "./standing";

const resultRow = (result: ScoredAssessment): z.infer<typeof RESULT> => ({
  verdict: result.verdict,
  reason: result.reason ?? null,
  candidate: result.candidate,
  corridor: result.corridor,
  score: result.score,
  unknown: result.unknown,
  lost: result.lost,
  contributions: result.contributions,
  factorScores: result.factorScores,
  ratios: result.ratios,
  dataConfidence: result.dataConfidence,
  confidence: result.confidence,
  gates: result.gates,
  bindingGates: result.bindingGates,
  flips: result.flips ?? null,
  flipMultiples: result.flipMultiples ?? null,
});

const scoredResults = ({ corners, result }: Assessed): ScoredAssessment[] => {
  const results: AssessmentResult[] = corners ? [corners.low, corners.high] : [result];
  return results.filter(isScored);
};

/** Numbers of the page’s head beyond those of the board. */
function moreQuantities(assessed: Assessed, token: string) {
  const unknown = unknownIn(assessed);
  const { demandUsd, subsidyUsd, tokens } = halfYearOf(assessed);
  const of = (pick: Parameters<typeof cornerSpan>[1], unit: string): Quantity =>
    quantity(cornerSpan(assessed, pick), { unit, unknown });
  const grade = (id: InputId) => assessed.inputs.find((input) => input.id === id)?.grade ?? null;
  return {
    coverageHalfYear: of(({ ratios }) => ratios.coverage2q, "ratio"),
    coverageYear: of(({ ratios }) => ratios.coverage4q, "ratio"),
    coverageQuarter: of(({ ratios }) => ratios.coverageQuarter, "ratio"),
    demandHalfYearUsd: quantity(demandUsd, { unit: "USD", grade: grade("revenue"), unknown }),
    subsidyHalfYearUsd: quantity(subsidyUsd, { unit: "USD", grade: grade("emissions"), unknown }),
    tokensEmittedHalfYear: quantity(tokens, { unit: token, grade: grade("emissions"), unknown }),
    revenueGrowth: of(({ ratios }) => ratios.revenueGrowth, "share a year"),
    score: of(({ score }) => score, "points"),
  };
}

/** A verdict and what is behind it, from the same assessment that the page prints. */
export function assessmentReply(record: NetworkRecord, assessed: Assessed): z.infer<typeof ASSESSMENT> {
  const { network } = record;
  const definition = assessed.definitions.find(({ id }) => id === assessed.definitionId);
  return {
    slug: network.slug,
    name: network.name,
    definition: {
      id: assessed.definitionId,
      label: definition?.label ?? assessed.definitionId,
      isHouse: definition?.house ?? false,
    },
    asOf: assessed.asOf,
    quarter: assessed.quarter,
    ageDays: assessed.ageDays,
    ...verdictFields(assessed),
    sentence: proseText(verdictSentence(assessed, network.name)),
    note: assessed.note,
    tags: assessed.tags,
    draftInputs: assessed.draftInputs,
    definitionRobust: assessed.definitionRobust,
    dataConfidenceWord: confidenceWords(assessed),
    trend: trendOf(assessed),
    ...keyQuantities(assessed),
    ...moreQuantities(assessed, network.token),
    interval: assessed.interval,
    results: scoredResults(assessed).map(resultRow),
    inputs: assessed.inputs,
    quarters: assessed.quarters.map(({ usable, lines: _, ...quarter }) => ({ ...quarter, isUsable: usable })),
    definitions: assessed.definitions.map(
      ({ id, label, house, reason, differs, quarter, prudentCoverage, ...outcome }) => ({
        ...{ id, label, isHouse: house, why: plainText(reason), differs: differs === null ? null : plainText(differs) },
        ...{ quarter, prudentCoverage },
        ...verdictFields({ ...outcome, reason: outcome.reasonCode }),
      }),
    ),
    history: assessed.history,
    conflicts: assessed.conflicts.map(({ id, title, status, changesVerdict }) => ({
      ...{ id, title: plainText(title), status, changesVerdict },
    })),
    floors: assessed.floors,
    fingerprint: fingerprintOf(assessed),
  };
}

const NOTHING_TO_VARY = "No quarter of the record is usable under this definition, so nothing can be varied.";

export const CUSTOM_NOTICE =
  "Custom: a reader’s assumptions applied to the record. It is not the house verdict, stands beside it and never replaces it.";

interface AssumedParts {
  subject: WhatIfSubject;
  request: WhatIfRequest;
  view: WhatIfView;
  result: AssumedResult;
}

/** What assumptions lead to, in numbers; the words are those of the panel. */
export function assumedReply({ subject, request, view, result }: AssumedParts): z.infer<typeof ASSUMED> {
  const { readouts } = result;
  const noteOf = (id: string) => view.readouts.find((readout) => readout.id === id)?.note;
  const unknown = verdictFields(result).explanation;
  const of = (span: Parameters<typeof quantity>[0], unit: string, why: string = unknown): Quantity =>
    quantity(span, { unit, unknown: why });
  const operators = noteOf("cover") ?? "The record does not hold both operators’ cost and their share.";
  return {
    isCustom: true,
    notice: CUSTOM_NOTICE,
    assumptions: request.assumptions,
    definition: subject.definition,
    under: view.under,
    quarter: result.quarter,
    ...verdictFields(result),
    prudentCoverage: of(readouts.prudentCoverage, "ratio"),
    demandHalfYearUsd: of(readouts.revenue2qUsd, "USD"),
    prudentSubsidyUsd: of(readouts.prudentEmissionsUsd, "USD"),
    operatorCover: of(readouts.operatorCover, "ratio", operators),
    operatorIncome: of(readouts.operatorIncome, "ratio", noteOf("income") ?? operators),
    survivingShare: of(
      readouts.survivingShare,
      "share",
      "Modelled only where emissions are assumed off and operators’ cost and share are known.",
    ),
    unapplied: result.unapplied.map((one, index) => ({
      ...one,
      explanation: view.unapplied[index] ?? NOTHING_TO_VARY,
    })),
  };
}
