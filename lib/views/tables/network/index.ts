import type { InputsView } from "../../inputs";
import type { NetworkView } from "../../network";
import type { UnassessedView } from "../../unassessed";
import type { TableView } from "../table";
import { argumentsTable, checksTable, decidingTable, gatesTable, triggersTable } from "./checks";
import { answersTable, eventsTable, profileTable } from "./profile";
import { conflictsTable, evidenceTable, sourcesTable } from "./record";
import { disputesTable, flowsTable, incumbentsTable, supplyTable } from "./surroundings";
import { bridgeTable, definitionsTable, numbersTable, payersTable } from "./who-pays";

type Tables<View> = Readonly<Record<string, (view: View) => TableView>>;

/** Tables of a network's page by their names in the address, in the order of the page. */
export const NETWORK_TABLES = {
  numbers: numbersTable,
  arguments: argumentsTable,
  deciding: decidingTable,
  triggers: triggersTable,
  payers: payersTable,
  bridge: bridgeTable,
  definitions: definitionsTable,
  checks: checksTable,
  gates: gatesTable,
  supply: supplyTable,
  rivals: incumbentsTable,
  "value-capture": flowsTable,
  disputes: disputesTable,
  profile: profileTable,
  events: eventsTable,
  checklist: answersTable,
  conflicts: conflictsTable(true),
  inputs: evidenceTable("inputs", "Every input, with its source"),
  sources: sourcesTable("sources"),
} as const satisfies Tables<NetworkView>;

/** Tables of what stands beside the networks. */
export const UNASSESSED_TABLES = {
  profile: profileTable,
  supply: supplyTable,
  rivals: incumbentsTable,
  "value-capture": flowsTable,
  disputes: disputesTable,
  conflicts: conflictsTable(false),
  inputs: evidenceTable("inputs", "Every figure, with its source"),
  sources: sourcesTable("sources"),
} as const satisfies Tables<UnassessedView>;

/** Tables of the page of inputs. */
export const INPUTS_TABLES = {
  record: evidenceTable("record", "The whole record"),
  "record-sources": sourcesTable("record-sources"),
} as const satisfies Tables<InputsView>;

/** Grids of the panel of assumptions, which take its query, too; the small ones as they stand side by side in a comparison. */
export const STRESS_TABLES = {
  "stress-taper": { grid: "taper", isSmall: false },
  "stress-price": { grid: "price", isSmall: false },
  "stress-taper-small": { grid: "taper", isSmall: true },
  "stress-price-small": { grid: "price", isSmall: true },
} as const;
