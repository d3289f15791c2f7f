import { formatUsd } from "@/lib/format";
import { ROLES } from "@/lib/scoring";
import { bridgeSpan } from "../../bridge-span";
import { figureNumber } from "../../figure-number";
import { numberView } from "../../number-view";
import { type Formula, type FormulaBook, idAfter } from "./formula";
import { linePartsIn } from "./lines";

/** `line.helium.revenue.iot.organic`: one series over the half-year that decides, as the bridge shows it. */
export const bridgeFormulas: FormulaBook = (context, id): Formula | null => {
  const rest = idAfter(id, "line.");
  const role = ROLES.find((candidate) => rest?.endsWith(`.${candidate}`));
  if (!rest || !role) return null;
  const seriesId = rest.slice(0, -role.length - 1);
  const series = context.series(seriesId);
  const { assessed } = context.assessment;
  if (!series) return null;
  const { span, quarters, spoken, figures } = bridgeSpan(assessed, series, role);
  const latest = figures.filter((figure) => figure.span).at(-1);
  const isPriced = series.unit !== "USD";
  return {
    title: series.label,
    what: series.measure,
    number: numberView(span, formatUsd, { grade: span ? (latest?.grade ?? null) : null, ...context.to.formula(id) }),
    formula: `The sum over ${spoken.length > 0 ? spoken.join(" and ") : quarters.join(" and ")}${isPriced ? ", each quarter at its mean token price" : ""}.${spoken.length < quarters.length ? " The record is silent about the rest." : ""}`,
    parts: [
      ...figures.map((figure) => ({
        label: `${series.label}, ${figure.quarter}`,
        number: figureNumber(figure, series, context.to),
        note: role.replaceAll("_", " "),
      })),
      ...(isPriced ? linePartsIn(context, ["price"], quarters) : []),
    ],
    period: quarters.join(" + "),
  };
};
