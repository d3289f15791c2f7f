import type { CheckView, GateView } from "../../checks";
import type { NetworkView } from "../../network";
import { type ProseView, proseText } from "../../prose";
import type { DecidingView } from "../../surroundings/deciding";
import type { TriggerView } from "../../surroundings/triggers";
import { buildTable, joined, number, prose, statementText, type TableView, words } from "../table";

export const CHECK_STATE_WORDS: Record<CheckView["state"], string> = {
  met: "met",
  failed: "failed",
  unknown: "unknown",
  not_applicable: "not applicable",
};

/** Said of a threshold that waits for a backtest. */
export const PLACEHOLDER = "Threshold is a placeholder.";

/** The nine factors of the score. */
export const checksTable = ({ checks }: NetworkView): TableView =>
  buildTable<CheckView>({
    id: "checks",
    title: "Checks",
    anchor: "checks",
    columns: [
      words("Check", ({ label, code }) => joined(label, code)),
      words("State", ({ state }) => CHECK_STATE_WORDS[state]),
      number("Value", ({ value }) => value),
      prose("Points", ({ points }) => points),
      prose(
        "In words",
        ({ sentence }) => sentence,
        ({ sentence, placeholder }) => joined(proseText(sentence), placeholder && PLACEHOLDER),
      ),
    ],
    rows: checks.checks,
  });

/** Gates that hold. */
export const gatesTable = ({ checks }: NetworkView): TableView =>
  buildTable<GateView>({
    id: "gates",
    title: "Gates that hold",
    anchor: "checks",
    columns: [
      words("Gate", ({ id }) => id),
      prose("In words", ({ sentence }) => sentence),
      words("Limit", ({ cap }) => `Class at most ${cap.toLowerCase()}.`),
      words("Effect", ({ binding }) => (binding ? "lowers the class" : "")),
    ],
    rows: checks.gates,
  });

/** Title of the facts that nobody knows. */
export const missingTitle = (count: number): string => `${count} facts are missing; each could move the score`;

/** What speaks for and against, what would change the verdict, and what is missing. */
export function argumentsTable({ arguments: { for: pro, against }, flips }: NetworkView): TableView {
  const part = (title: string, lines: ProseView[]) => lines.map((line) => ({ title, line }));
  return buildTable<{ title: string; line: ProseView }>({
    id: "arguments",
    title: "For, against, and what would change it",
    anchor: "flips",
    columns: [words("Part", ({ title }) => title), prose("In words", ({ line }) => line)],
    rows: [
      ...part("For customers carrying it", pro),
      ...part("Against", against),
      ...part("What would change it", [...flips.up, ...flips.down, ...flips.blocking]),
      ...part(missingTitle(flips.missing.length), flips.missing),
    ],
  });
}

/** What the missing fact would have to be for each class. */
export const decidingTable = ({ prospects: { deciding } }: NetworkView): TableView =>
  buildTable<DecidingView["rows"][number]>({
    id: "deciding",
    title: deciding?.title ?? "The deciding fact",
    anchor: "flips",
    columns: [
      number("If it were", ({ value }) => value),
      prose("coverage would be", ({ coverage }) => coverage),
      words("and the class, before gates", ({ classes }) => classes),
    ],
    rows: deciding?.rows ?? [],
  });

export const TRIGGER_DIRECTION_WORDS: Record<TriggerView["direction"], string> = {
  up: "Would strengthen:",
  down: "Would weaken:",
};

/** Conditions stated before they happen. */
export const triggersTable = ({ prospects }: NetworkView): TableView =>
  buildTable<TriggerView>({
    id: "triggers",
    title: "Conditions stated beforehand",
    anchor: "flips",
    columns: [
      words("Direction", ({ direction }) => TRIGGER_DIRECTION_WORDS[direction]),
      words("Condition", ({ condition }) => condition),
      words("State", ({ stateWords, isNear }) => stateWords + (isNear ? ", near" : "")),
      number("Now", ({ now }) => now),
      words("Distance", ({ distance }) => distance),
      prose(
        "Why",
        ({ text }) => text.prose,
        ({ text }) => statementText(text),
      ),
    ],
    rows: prospects.triggers,
    sources: ({ text }) => text.sources,
  });
