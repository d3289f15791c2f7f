import { periodWords } from "../../number-view";
import { proseText } from "../../prose";
import type { SurroundingsView } from "../../surroundings";
import type { DisputeView } from "../../surroundings/disputes";
import type { FlowView } from "../../surroundings/flows";
import type { IncumbentView } from "../../surroundings/incumbents";
import type { SupplyStageView } from "../../surroundings/supply";
import { buildTable, joined, leading, number, numberText, prose, statementText, type TableView, words } from "../table";

interface HasSurroundings {
  surroundings: SurroundingsView;
}

/** From what is registered to what somebody pays for. */
export const supplyTable = ({ surroundings }: HasSurroundings): TableView =>
  buildTable<SupplyStageView>({
    id: "supply",
    title: "How much of the supply is real",
    anchor: "supply",
    columns: [
      words("Stage", ({ label }) => label),
      number("Number", (stage) => stage.number),
      words("Quarter", ({ number: of }) => periodWords(of)),
      prose(
        "In words",
        ({ text }) => text.prose,
        ({ text }) => statementText(text),
      ),
    ],
    rows: surroundings.supply,
    sources: ({ text }) => text.sources,
  });

/** Prices here against the rival a customer would really choose. */
export const incumbentsTable = ({ surroundings }: HasSurroundings): TableView =>
  buildTable<IncumbentView>({
    id: "rivals",
    title: "Price against the rival",
    anchor: "rivals",
    columns: [
      prose("Service", ({ service }) => service),
      number("Here", ({ here }) => here, { text: ({ here }) => joined(numberText(here), periodWords(here)) }),
      prose(
        "Rival, plan",
        ({ rival }) => rival,
        ({ rival, plan }) => joined(proseText(rival), proseText(plan)),
      ),
      number("There", ({ there }) => there, { text: ({ there }) => joined(numberText(there), periodWords(there)) }),
      number("Cheaper here by", ({ discount }) => discount, { otherwise: "no comparison" }),
      prose(
        "How alike",
        ({ text }) => text.prose,
        ({ likeForLike, text }) =>
          text.prose
            ? joined(
                `${likeForLike}:`,
                proseText(text.prose),
                text.sources.map(({ publisher }) => publisher).join(", "),
              )
            : likeForLike,
      ),
    ],
    rows: surroundings.incumbents,
    sources: ({ text }) => text.sources,
  });

/** Each way by which value reaches or leaves the token, and whether it really flows. */
export const flowsTable = ({ surroundings }: HasSurroundings): TableView =>
  buildTable<FlowView>({
    id: "value-capture",
    title: "What reaches the token",
    anchor: "value-capture",
    columns: [
      prose("Flow", ({ label }) => label),
      words("Kind", ({ kind }) => kind),
      words("State", ({ stateWords }) => stateWords),
      words("Days", ({ days }) => days),
      prose("From", ({ from }) => from),
      prose("To", ({ to }) => to),
      number("Share of revenue", ({ share }) => share, { otherwise: "share not stated" }),
      prose(
        "In words",
        ({ text }) => text.prose,
        ({ text }) => statementText(text),
      ),
    ],
    rows: surroundings.flows,
    sources: ({ text }) => text.sources,
  });

/** What stands where a day hides the reply. */
export const replyText = ({ reply }: DisputeView): string =>
  reply.prose ? `Reply: ${proseText(reply.prose)}` : `The reply rests on what became known on ${reply.knownOn}.`;

type Dispute = DisputeView & { slug?: string; name?: string };

/** Who objects to what, and what came of it. Over all networks each row names its own. */
export const disputesOf = (rows: readonly Dispute[], isOverAll: boolean): TableView =>
  buildTable<Dispute>({
    id: "disputes",
    title: "Disputes",
    anchor: "disputes",
    columns: [
      ...(isOverAll ? [words<Dispute>("Network", ({ name }) => name ?? "")] : []),
      words("Day", ({ date }) => date),
      words("By", ({ by }) => by),
      words("Outcome", ({ outcomeWords }) => outcomeWords),
      prose(
        "Objection",
        ({ claim }) => claim.prose,
        ({ claim }) => statementText(claim),
      ),
      prose("Answer", ({ reply }) => reply.prose, replyText),
      leading(
        "Concerns",
        ({ about }) => about.map(({ label }) => label).join("; "),
        ({ about }) => about,
      ),
    ],
    rows,
    sources: ({ claim }) => claim.sources,
    ...(isOverAll ? { subjects: ({ slug }: Dispute) => (slug ? [slug] : []) } : {}),
  });

export const disputesTable = ({ surroundings }: HasSurroundings): TableView => disputesOf(surroundings.disputes, false);
