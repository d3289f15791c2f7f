import type { BridgeRow } from "../../bridge";
import type { KeyNumber } from "../../key-numbers";
import type { DefinitionView, NetworkView } from "../../network";
import { periodWords } from "../../number-view";
import type { PayerSegment } from "../../payer-split";
import { proseText } from "../../prose";
import { buildTable, joined, number, prose, type TableView, verdict, words } from "../table";

/** What a number of the first screen is, of when, and how old that is. */
export const keyNumberText = ({ note, number: view }: KeyNumber): string =>
  [note, periodWords(view)].filter(Boolean).join(", ");

/** The six numbers of the first screen. */
export const numbersTable = ({ keyNumbers }: NetworkView): TableView =>
  buildTable<KeyNumber>({
    id: "numbers",
    title: "Six numbers",
    anchor: "verdict",
    columns: [
      words("Number", ({ label }) => label),
      number("Value", (row) => row.number),
      words("What it is", keyNumberText),
    ],
    rows: keyNumbers,
  });

/** Everything that was called revenue, by who paid it. */
export const payersTable = ({ payers }: NetworkView): TableView =>
  buildTable<PayerSegment>({
    id: "payers",
    title: "Everything called revenue, by who paid it",
    anchor: "who-pays",
    columns: [
      words("Payer", ({ payer }) => payer),
      number("Amount", (segment) => segment.number),
      number("Share", ({ share }) => share),
      words("How it counts", ({ counts }) => counts),
      words("Half-year", () => payers?.period ?? ""),
    ],
    rows: payers?.segments ?? [],
  });

/** Titles of the parts of the bridge; the first one needs none. */
export const BRIDGE_PARTS = {
  demand: "",
  excluded: "Excluded from demand, and why",
  subsidy: "Emitted over the same days",
} as const;

/** From what was paid to what is demand, and what was emitted. */
export function bridgeTable({ bridge }: NetworkView): TableView {
  const part = (title: string, rows: BridgeRow[]) => rows.map((row) => ({ title, row }));
  return buildTable<{ title: string; row: BridgeRow }>({
    id: "bridge",
    title: "What was paid, and what was emitted",
    anchor: "who-pays",
    columns: [
      words("Part", ({ title }) => title),
      prose(
        "What was paid, and what was emitted",
        ({ row }) => row.measure,
        ({ row }) => joined(row.label, proseText(row.measure)),
      ),
      words("How it counts", ({ row }) => joined(row.counts, row.payer)),
      number("Amount", ({ row }) => row.number),
      words("Half-year", () => bridge?.period ?? ""),
    ],
    rows: bridge
      ? [
          ...part(BRIDGE_PARTS.demand, [...bridge.demand, bridge.demandTotal]),
          ...part(BRIDGE_PARTS.excluded, bridge.excluded),
          ...part(BRIDGE_PARTS.subsidy, [...bridge.subsidy, bridge.subsidyTotal]),
        ]
      : [],
  });
}

/** What stands below the name of a definition. */
export const definitionKind = ({ house, current }: DefinitionView): string =>
  (house ? "house definition" : "alternative") + (current ? ", shown" : "");

/** The network under every definition on record. */
export const definitionsTable = ({ definitions }: NetworkView): TableView =>
  buildTable<DefinitionView>({
    id: "definitions",
    title: "Under each definition",
    anchor: "who-pays",
    columns: [
      words("Definition", (row) => joined(row.label, definitionKind(row))),
      verdict("Verdict", (row) => row.verdict),
      number("C*", ({ coverage }) => coverage),
      prose(
        "What it says",
        ({ reason }) => reason,
        ({ differs, reason }) => joined(differs && proseText(differs), proseText(reason)),
      ),
    ],
    rows: definitions,
  });
