import type { ChangeItem } from "../../change-items";
import type { ChangesPageView } from "../../changes-page";
import { buildTable, prose, type TableView, verdict, words } from "../table";

/** Changes of verdict, newest first, as filtered. */
export const changesTable = ({ rows }: ChangesPageView): TableView =>
  buildTable<ChangeItem>({
    id: "changes",
    title: "Changes of verdict",
    anchor: null,
    columns: [
      words("Known on", ({ date }) => date),
      words("Network", ({ name }) => name),
      words("Quarter t", ({ quarter }) => quarter ?? "none usable"),
      verdict("Before", ({ from }) => from),
      verdict("After", ({ to }) => to),
      words("Cause", ({ causeWords }) => causeWords),
      prose("What moved it", ({ moved }) => moved),
      prose("Token price", ({ priceShare }) => priceShare),
    ],
    rows,
    subjects: ({ slug }) => [slug],
  });
