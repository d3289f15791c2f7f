import { capacityIn, isUtilisationShare, utilisationIn } from "./capacity";
import { amountOf, type LineAmount } from "./definitions";
import type { QuarterLine, QuarterView } from "./output";
import { quarterAt } from "./quarters";
import type { View } from "./view";

/** Every calendar quarter from the first to the last with a number under the definition, oldest first; silent ones too. */
export const drawQuarters = (view: View): QuarterView[] => {
  const spoken = view.quarters.filter((index) =>
    view.lens.lines.some(({ series }) => view.book.at(series.id, index).figure.span !== null),
  );
  const [first, last] = [spoken[0], spoken.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, position) => drawQuarter(view, first + position));
};

const drawQuarter = (view: View, index: number): QuarterView => {
  const amounts = view.at(index);
  const counted = [...amounts.revenueLines, ...amounts.emissionLines, ...amounts.cashLines];
  const isCounted = new Set(counted.map(({ line }) => line));
  const others = view.lens.lines.filter((line) => !isCounted.has(line)).map((line) => amountOf(view.book, line, index));
  return {
    quarter: quarterAt(index).label,
    usable: amounts.isUsable,
    lines: [...counted, ...others].map(lineOf),
    demandUsd: amounts.demandUsd,
    emittedTokens: amounts.tokens,
    tokenPriceUsd: amounts.price?.span ?? null,
    emissionsUsd: amounts.emissionsUsd,
    coverage: amounts.coverage,
    capacityAvailable: capacityIn(view, "capacity_available", index).span,
    capacityUsed: capacityIn(view, "capacity_used", index).span,
    utilisation: isUtilisationShare(view) ? utilisationIn(view, index).span : null,
  };
};

const lineOf = ({ line, span }: LineAmount): QuarterLine => ({
  seriesId: line.series.id,
  role: line.role,
  payer: line.series.payer,
  bucket: line.series.bucket,
  span,
});
