import {
  type AssumedResult,
  assume,
  type GridAxes,
  isNothingAssumed,
  NO_ASSUMPTIONS,
  resultOf,
  type Unapplied,
  type VerdictClass,
  type WhatIfBase,
} from "@/lib/scoring";
import { networkTableHref } from "../tables/address";
import { tracer } from "../tracer";
import { type VerdictView, verdictView } from "../verdict";
import { type WhatIfRequest, whatIfQuery } from "./address";
import { type GridView, gridViews } from "./grids";
import { type ReadoutView, readoutViews } from "./readouts";
import { isVariable, type WhatIfSubject } from "./subject";

/** What the panel shows: the house verdict, and beside it what the assumptions lead to. */
export interface WhatIfView {
  /** Anything differs from the house's reading of the record. */
  isCustom: boolean;
  house: VerdictView;
  /** Without hysteresis. */
  result: VerdictView;
  /** The class at both ends of what is only bounded, whatever is withheld; null without a score. */
  classes: [VerdictClass | null, VerdictClass | null];
  /** What the result was read under: definition, quarter. */
  under: string;
  readouts: ReadoutView[];
  /** Assumptions that this record cannot bear, each with the reason. */
  unapplied: string[];
}

/** Verdicts over two assumptions each; apart, because they cost more than the rest and may follow it. */
export interface WhatIfGrids {
  isCustom: boolean;
  /** Each with the address of its cells as a file, under the same assumptions. */
  grids: (GridView & { csvHref: string })[];
}

const UNAPPLIED:
  | Readonly<Record<`${Unapplied["assumption"]} ${Unapplied["because"]}`, string>>
  | Record<string, string> = {
  "price annual": "The token price changes nothing here: the record holds one common year, without prices.",
  "taperStart annual": "A later taper needs quarters; the record holds one common year, so it starts at once.",
  "taperStart no_quarter": "A later taper needs a latest quarter to go on from, and there is none.",
  "withoutLargestPayer share_unknown":
    "Not applied: the share of the largest payer is not on record, so nobody knows what would be left.",
  "costCase cost_unknown":
    "The operators’ cost changes nothing yet: their cost and their share of what customers pay have to be known or assumed together.",
};

const unappliedSentence = ({ assumption, because }: Unapplied): string => UNAPPLIED[`${assumption} ${because}`] ?? "";

/** Whether a request leaves the house's reading. */
const isCustomRequest = ({ assumptions }: WhatIfRequest, { definition }: WhatIfSubject): boolean =>
  !definition.isHouse || !isNothingAssumed(assumptions);

function underWords(result: AssumedResult, { definition, base }: WhatIfSubject, isLater: boolean): string {
  const definitionWords = `Definition: ${definition.label}`;
  if (result.quarter === null) return definitionWords;
  if (isLater && !base.isAnnual)
    return `${definitionWords}. Read in ${result.quarter}: until then demand and price stay as assumed.`;
  return `${definitionWords}. Read in ${result.quarter}.`;
}

/** The view of any assumptions; a browser and a server give the same for the same address. */
export function buildWhatIf(subject: WhatIfSubject, request: WhatIfRequest): WhatIfView {
  const { base } = subject;
  const assumed = assume(base, request.assumptions);
  const result = resultOf(assumed);
  const isCustom = isCustomRequest(request, subject);
  const isVaried = isVariable(subject);
  return {
    isCustom,
    house: subject.house,
    result: verdictView({ ...result, tags: subject.tags }),
    classes: result.classes,
    under: underWords(result, subject, request.assumptions.taperStart > NO_ASSUMPTIONS.taperStart),
    readouts: isVaried ? readoutViews(result, { base, isCustom, to: tracer(subject.slug, subject.query) }) : [],
    unapplied: isVaried ? result.unapplied.map(unappliedSentence) : [],
  };
}

/** The grids under the same assumptions; none where there is no class to draw. */
export function buildWhatIfGrids(subject: WhatIfSubject, request: WhatIfRequest): WhatIfGrids {
  const query = whatIfQuery([...new URLSearchParams(subject.query)], request);
  return {
    isCustom: isCustomRequest(request, subject),
    grids: drawnGrids(subject.base, request).map((grid) => ({
      ...grid,
      csvHref: networkTableHref(subject.slug, `stress-${grid.id}`, query),
    })),
  };
}

/** Both grids of one record, one where it holds no prices, none where there is no class to draw. */
export function drawnGrids(base: WhatIfBase, { assumptions }: WhatIfRequest, axes?: GridAxes): GridView[] {
  const assumed = assume(base, assumptions);
  const isDrawn = base.quarter !== null && resultOf(assumed).readouts.prudentCoverage !== null;
  return isDrawn ? gridViews(assumed, axes) : [];
}
