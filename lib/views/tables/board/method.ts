import type { MethodView } from "../../method";
import { buildTable, type Column, type TableView, words } from "../table";

/** Rows of rules: the first column names the rule. */
function rules<Row>(
  id: string,
  title: string,
  anchor: string,
  columns: readonly [head: string, text: (row: Row) => string][],
  pick: (view: MethodView) => readonly Row[],
): (view: MethodView) => TableView {
  const described = columns.map(([head, text]): Column<Row> => words(head, text));
  return (view) => buildTable<Row>({ id, title, anchor, columns: described, rows: pick(view) });
}

type Rows<Part extends keyof MethodView> = MethodView[Part] extends (infer Row)[] ? Row : never;

/** The tables of the method page, which draws them from here. */
export const METHOD_TABLES = {
  "method-classes": rules<Rows<"classes">>(
    "method-classes",
    "Four classes, and a refusal",
    "classes",
    [
      ["Class", ({ label }) => label],
      ["What it says", ({ meaning }) => meaning],
      ["Coverage needed", ({ needs }) => needs],
    ],
    ({ classes }) => classes,
  ),
  "method-demand": rules<Rows<"revenue">>(
    "method-demand",
    "What counts as demand",
    "demand",
    [
      ["Class of revenue", ({ label }) => label],
      ["Counts", ({ weight }) => weight],
      ["Examples", ({ examples }) => examples],
    ],
    ({ revenue }) => revenue,
  ),
  "method-corridor": rules<Rows<"corridor">>(
    "method-corridor",
    "The corridor",
    "corridor",
    [
      ["C* from", ({ from }) => from],
      ["Halvings to parity", ({ halvings }) => halvings],
      ["Classes allowed", ({ classes }) => classes],
      ["Upper one from a score of", ({ hurdle }) => hurdle],
    ],
    ({ corridor }) => corridor,
  ),
  "method-factors": rules<Rows<"factors">>(
    "method-factors",
    "The score: nine factors",
    "factors",
    [
      ["Factor", ({ label }) => label],
      ["Question", ({ question }) => question],
      ["Weight", ({ weight }) => weight],
      ["Anchors: value → points", ({ anchors }) => anchors],
      ["Not asked of", ({ notApplicable }) => notApplicable],
      ["Standing", ({ status }) => status],
    ],
    ({ factors }) => factors,
  ),
  "method-gates": rules<Rows<"gates">>(
    "method-gates",
    "Gates",
    "gates",
    [
      ["Gate", ({ id }) => id],
      ["Question", ({ question }) => question],
      ["Closes when", ({ condition }) => condition],
      ["Threshold", ({ threshold }) => threshold],
      ["Class at most", ({ cap }) => cap],
    ],
    ({ gates }) => gates,
  ),
  "method-refusals": rules<Rows<"refusals">>(
    "method-refusals",
    "When there is no verdict",
    "refusals",
    [
      ["Reason", ({ label }) => label],
      ["When", ({ sentence }) => sentence],
    ],
    ({ refusals }) => refusals,
  ),
  "method-confidence": rules<Rows<"confidence">>(
    "method-confidence",
    "Data confidence",
    "confidence",
    [
      ["Part", ({ label }) => label],
      ["Weight", ({ weight }) => weight],
    ],
    ({ confidence }) => confidence,
  ),
  "method-caps": rules<Rows<"caps">>(
    "method-caps",
    "Caps, by name",
    "confidence",
    [
      ["When", ({ label }) => label],
      ["Confidence at most", ({ cap }) => cap],
    ],
    ({ caps }) => caps,
  ),
  "method-letters": rules<Rows<"letters">>(
    "method-letters",
    "Letters of sources",
    "confidence",
    [
      ["Letter", ({ id }) => id],
      ["Origin", ({ meaning }) => meaning],
      ["Quality", ({ quality }) => quality],
    ],
    ({ letters }) => letters,
  ),
  "method-credibilities": rules<Rows<"credibilities">>(
    "method-credibilities",
    "Digits of claims",
    "confidence",
    [
      ["Digit", ({ id }) => id],
      ["Claim", ({ meaning }) => meaning],
      ["Quality", ({ quality }) => quality],
    ],
    ({ credibilities }) => credibilities,
  ),
  "method-checklist": rules<Rows<"checklist">>(
    "method-checklist",
    "The checklist",
    "checklist",
    [
      ["Section", ({ label }) => label],
      ["Weight", ({ weight }) => weight],
      ["Questions", ({ questions }) => questions],
    ],
    ({ checklist }) => checklist,
  ),
  "method-presentation": rules<Rows<"presentation">>(
    "method-presentation",
    "How numbers are shown",
    "presentation",
    [
      ["What", ({ label }) => label],
      ["Rule", ({ rule }) => rule],
    ],
    ({ presentation }) => presentation,
  ),
  "method-versions": rules<Rows<"versions">>(
    "method-versions",
    "Versions",
    "versions",
    [
      ["Version", ({ version }) => version],
      ["Standing", ({ standing }) => standing],
      ["Placeholders", ({ open }) => open],
    ],
    ({ versions }) => versions,
  ),
} as const;
export type MethodTableId = keyof typeof METHOD_TABLES;
