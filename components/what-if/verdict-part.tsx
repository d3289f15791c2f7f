import { memo } from "react";
import { VerdictLabel } from "@/components/network/verdict-label";
import type { VerdictView } from "@/lib/views";

const isSame = ({ verdict: a }: { verdict: VerdictView }, { verdict: b }: { verdict: VerdictView }): boolean =>
  a === b ||
  (a.code === b.code &&
    a.label === b.label &&
    a.wouldRead === b.wouldRead &&
    a.qualifiers.length === b.qualifiers.length &&
    a.qualifiers.every((qualifier, index) => qualifier === b.qualifiers[index]));

/** A verdict that is drawn anew only when it reads otherwise: most steps of a slider leave it as it is. */
export const VerdictPart = memo(function VerdictPart({ verdict }: { verdict: VerdictView }) {
  return <VerdictLabel verdict={verdict} />;
}, isSame);
