import { type Assessed, explain, type Finding } from "@/lib/scoring";
import type { ChecksView } from "./checks";
import { joinProse, type ProseView, plainProse } from "./prose";
import { scoredCorners } from "./verdict";

/** The strongest points on either side, at most three each; chosen by the method, told in the numbers of this page. */
export interface ArgumentsView {
  for: ProseView[];
  against: ProseView[];
}

/** With bounds the prudent corner chooses, and the sentences carry the whole range. */
export function buildArguments(assessed: Assessed, checks: ChecksView): ArgumentsView {
  const { low } = scoredCorners(assessed);
  if (!low || !assessed.input) return { for: [], against: [] };
  const { strongestFor, strongestAgainst } = explain(assessed.input, low);
  const sentence = (finding: Finding): ProseView => {
    const said = told(finding);
    // A growth of supply is on neither side by itself: the scale of the method says whether it is little or much.
    return finding.id === "dilution" && finding.state !== "unknown"
      ? joinProse(said, ` By the method’s scale that is ${finding.points > 0 ? "little" : "much"} dilution.`)
      : said;
  };
  const told = (finding: Finding): ProseView =>
    checks.checks.find((check) => check.id === finding.id)?.sentence ??
    checks.gates.find((gate) => gate.id === finding.id)?.sentence ??
    plainProse(finding.sentence);
  return { for: strongestFor.map(sentence), against: strongestAgainst.map(sentence) };
}
