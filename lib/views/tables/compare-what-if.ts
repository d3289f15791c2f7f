import { proseText } from "../prose";
import {
  type CompareWhatIfNetwork,
  type CompareWhatIfView,
  NOTHING_TO_VARY,
  RESULT_HEAD,
} from "../what-if/compare-what-if";
import { type MeasureRow, networkColumn, numberedCell, plainCell } from "./compare";
import { buildTable, joined, numberText, type TableView, verdict, words } from "./table";

/** Said on every row: what follows from assumptions never passes for the house's. */
const assumedWords = ({ isCustom, assumed }: CompareWhatIfView): string =>
  isCustom ? `Not the house verdict. ${assumed.join("; ")}` : "Nothing assumed: as recorded";

/** Each network's house verdict, and beside it what the shared assumptions lead to. */
const verdictsTable = (view: CompareWhatIfView): TableView =>
  buildTable<CompareWhatIfNetwork>({
    id: "what-if-verdicts",
    title: "House verdict and result under the assumptions",
    anchor: "what-if",
    columns: [
      words("Network", ({ name }) => name),
      verdict("House verdict", ({ house }) => house),
      verdict(RESULT_HEAD, ({ result }) => result),
      words("Assumed", () => assumedWords(view)),
      words("Read in", ({ under }) => under),
    ],
    rows: view.networks,
    subjects: ({ slug }) => [slug],
  });

/** Coverage, operator cover and operator income: a row each, a column for each network. */
const readoutsTable = (view: CompareWhatIfView): TableView => {
  const rows = view.networks.find(({ readouts }) => readouts.length > 0)?.readouts ?? [];
  return buildTable<MeasureRow>({
    id: "what-if-readouts",
    title: "Readouts under the assumptions",
    anchor: "what-if",
    columns: [
      words("Readout", ({ head }) => head),
      ...view.networks.map(({ name }, index) => networkColumn(name, index)),
      words("Assumed", () => assumedWords(view)),
    ],
    rows: rows.map(({ id, symbol, label }) => ({
      head: joined(symbol, label),
      cells: view.networks.map(({ readouts }) => {
        const readout = readouts.find((one) => one.id === id);
        if (!readout) return plainCell(NOTHING_TO_VARY);
        const { number, formula, note } = readout;
        return numberedCell(number, joined(numberText(number), proseText(formula), note));
      }),
    })),
  });
};

/** Tables of the comparison's panel of assumptions. */
export const COMPARE_WHAT_IF_TABLES = {
  "what-if-verdicts": verdictsTable,
  "what-if-readouts": readoutsTable,
} as const;
