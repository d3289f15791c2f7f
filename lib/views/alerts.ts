import { formatCoverage, formatPercent } from "@/lib/format";
import { type Assessed, CHANGE_CAUSES, type ChangeCause, type NetworkRecord, type Trigger } from "@/lib/scoring";
import type { ChangeFact, ChangeSide } from "./changes";
import { proseText, proseView } from "./prose";
import { conditionWords, TRIGGER_WORDS } from "./surroundings/triggers";
import { verdictView } from "./verdict";

/** A message in words: what happened, then why and how sure that is. */
export interface AlertWords {
  title: string;
  /** Whole sentences, the first one tells what happened. */
  sentences: string[];
}

const CAUSE_WORDS: Record<ChangeCause, string> = {
  method: "the method",
  definition: "the definition",
  restatement: "restated figures",
  data: "new figures",
};

const sideWords = ({ verdict, reason, range }: ChangeSide): string =>
  verdictView({ verdict, reason, wouldBe: null, range, tags: [] }).label.toLowerCase();

const inQuarter = (quarter: string | null): string => (quarter === null ? "no usable quarter" : quarter);

/** What the coverage did, and which cause moved it most; null where a side has none. */
function coverageSentence({ from, to, why }: ChangeFact): string | null {
  if (from.prudentCoverage === null || to.prudentCoverage === null) return null;
  const [was, is] = [formatCoverage(from.prudentCoverage), formatCoverage(to.prudentCoverage)];
  if (was === is) return `Prudent coverage reads ${is} on both sides.`;
  const moved = `Prudent coverage went from ${was} to ${is}`;
  const causes = CHANGE_CAUSES.filter((cause) => Math.abs(why?.byCause[cause] ?? 0) > 1e-9).toSorted(
    (a, b) => Math.abs(why?.byCause[b] ?? 0) - Math.abs(why?.byCause[a] ?? 0),
  );
  const because = causes.length === 0 ? "" : `, through ${causes.map((cause) => CAUSE_WORDS[cause]).join(", then ")}`;
  const price =
    why?.priceShare === null || why?.priceShare === undefined
      ? ""
      : ` The token’s price alone makes ${formatPercent(why.priceShare)} of the change.`;
  return `${moved}${because}.${price}`;
}

interface VerdictAlert {
  record: NetworkRecord;
  change: ChangeFact;
  /** Qualifiers of the later verdict. */
  tags: Assessed["tags"];
}

/** "Helium: subsidy-leaning, was subsidy-led", with reason, cause and stand. */
export function verdictAlertWords({ record, change, tags }: VerdictAlert): AlertWords {
  const { from, to } = change;
  const view = verdictView({ verdict: to.verdict, reason: to.reason, wouldBe: null, range: to.range, tags });
  const [was, is] = [sideWords(from), sideWords(to)];
  const name = record.network.name;
  const title = was === is ? `${name}: still ${is}, for another reason` : `${name}: ${is}, was ${was}`;
  const qualified = view.qualifiers.length > 0 ? ` Qualified as ${view.qualifiers.join(", ")}.` : "";
  return {
    title,
    sentences: [
      `The verdict on ${name} reads ${is} (${inQuarter(to.quarter)}, as of ${to.asOf}); before, it read ${was} (${inQuarter(from.quarter)}, as of ${from.asOf}).`,
      `${view.explanation}${qualified}`,
      ...[coverageSentence(change)].flatMap((sentence) => sentence ?? []),
    ],
  };
}

interface TriggerAlert {
  record: NetworkRecord;
  assessed: Assessed;
  trigger: Trigger;
  state: "tripped" | "near";
  value: number | null;
}

/** "Helium: tripped, growth of paid demand a year ≤ −25% in 2 quarters running". */
export function triggerAlertWords({ record, assessed, trigger, state, value }: TriggerAlert): AlertWords {
  const name = record.network.name;
  const condition = conditionWords(trigger);
  const { label, format } = TRIGGER_WORDS[trigger.metric];
  const now = value === null ? "not known" : format(value);
  const held = state === "tripped" ? "holds" : "is within a tenth of its threshold, or past it for too few quarters";
  const against = trigger.direction === "down" ? "against" : "for";
  return {
    title: `${name}: ${state === "tripped" ? "tripped" : "close to its threshold"}, ${condition}`,
    sentences: [
      `A condition that was stated beforehand and speaks ${against} the network ${held}: ${condition}.`,
      `In ${inQuarter(assessed.quarter)}, as of ${assessed.asOf}, ${label} is ${now}.`,
      proseText(proseView(trigger.text, { slug: record.network.slug })),
    ],
  };
}
