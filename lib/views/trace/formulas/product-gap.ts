import { formatMultiple } from "@/lib/format";
import { numberView } from "../../number-view";
import { productGap } from "../../product-gap";
import { chartSetFormulas } from "./charts";
import type { Formula, FormulaBook } from "./formula";

/** `product.gap`: how far paid demand and the token price have moved apart since their common start. */
export const productGapFormulas: FormulaBook = (context, id): Formula | null => {
  if (id !== "product.gap") return null;
  const gap = productGap(context.assessment.assessed);
  if (!gap) return null;
  const parts = ["product", "token"].flatMap((side) => {
    const index = chartSetFormulas(context, `rebased.${side}@${gap.quarter}`);
    return index?.number ? [{ label: index.title, number: index.number, note: null }] : [];
  });
  return {
    title: "Product against token",
    what: "How many times further what customers pay is from the common start than the price of the token. Above 1 the product ran ahead of the token, below 1 behind it.",
    number: numberView(gap.span, formatMultiple, context.to.formula(id)),
    formula: `Index of paid demand ÷ index of the token price, both from ${gap.base}.`,
    parts,
    period: `${gap.base} to ${gap.quarter}`,
  };
};
