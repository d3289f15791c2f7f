import { type AssessmentInput, explainChange, methods } from "@/lib/scoring";
import { CHANGED_PARTS, type ChangedPart, type ChangeFact, type ChangeSide, isSaidAnew } from "./changes";

/** A verdict as it was frozen, or as it stands now. */
export interface KeptVerdict extends ChangeSide {
  fingerprint: string;
  methodVersion: string;
  definitionId: string;
  isHouse: boolean;
  /** ISO instant. */
  frozenAt: string;
  note: ChangeFact["note"];
  input: AssessmentInput | null;
}

export interface LoadChange {
  change: Omit<ChangeFact, "basis">;
  from: KeptVerdict;
  to: KeptVerdict;
}

/**
 * What loads, imports and undone runs changed of what the site says: each house verdict kept against the one before it,
 * and the present one against the last. Without what a day in between explains already.
 * @param kept oldest first, all definitions
 * @param dated changes as known on each day
 */
export function loadChangesOf(
  kept: readonly KeptVerdict[],
  present: KeptVerdict | null,
  dated: readonly ChangeFact[],
): LoadChange[] {
  const house = kept.filter(({ isHouse }) => isHouse);
  const last = house.at(-1);
  const chain = present && last && present.fingerprint !== last.fingerprint ? [...house, present] : house;
  return chain.slice(1).flatMap((to, at) => {
    const from = chain[at];
    if (!from) return [];
    const change = between(from, to, kept);
    return isSaidAnew(change) && !isDated(change, dated) ? [{ change, from, to }] : [];
  });
}

function between(from: KeptVerdict, to: KeptVerdict, kept: readonly KeptVerdict[]): Omit<ChangeFact, "basis"> {
  const differs: Record<ChangedPart, boolean> = {
    verdict: from.verdict !== to.verdict,
    reason: from.reason !== to.reason,
    range: from.range?.join() !== to.range?.join(),
    quarter: from.quarter !== to.quarter,
    coverage: from.prudentCoverage !== to.prudentCoverage,
  };
  // The earlier figures under the later definition: frozen with the earlier verdict, or before and still the same then.
  const redefined =
    from.definitionId === to.definitionId
      ? undefined
      : kept.findLast(({ frozenAt, definitionId }) => frozenAt <= from.frozenAt && definitionId === to.definitionId)
          ?.input;
  // A version that this build no longer knows cannot be run again: nothing is attributed then.
  const [before, after] = [methods[from.methodVersion], methods[to.methodVersion]];
  return {
    date: to.frozenAt.slice(0, 10),
    changed: CHANGED_PARTS.filter((part) => differs[part]),
    note: to.note,
    from,
    to,
    why:
      from.input && to.input && before && after
        ? explainChange(
            { input: from.input, method: before },
            { input: to.input, method: after },
            redefined ?? undefined,
          )
        : null,
  };
}

const said = ({ verdict, reason, range }: ChangeSide): string => JSON.stringify([verdict, reason, range]);

/** The same change, told by the days on which its facts became known. */
const isDated = ({ from, to }: Omit<ChangeFact, "basis">, dated: readonly ChangeFact[]): boolean =>
  dated.some(
    (one) => one.date > from.asOf && one.date <= to.asOf && said(one.from) === said(from) && said(one.to) === said(to),
  );
