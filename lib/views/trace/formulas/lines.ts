import type { Role } from "@/lib/scoring";
import { figureNumber } from "../../figure-number";
import { windowLabels } from "../../windows";
import type { AssessedContext } from "../context";
import type { TracePart } from "../trace-view";

/** Figures of the definition's lines that have one of these roles, over the last quarters to t; missing ones included. */
export function lineParts(context: AssessedContext, roles: readonly Role[], quarterCount: number): TracePart[] {
  return linePartsIn(context, roles, windowLabels(context.assessment.assessed, quarterCount).toReversed());
}

export function linePartsIn(
  context: AssessedContext,
  roles: readonly Role[],
  quarters: readonly string[],
): TracePart[] {
  const { assessed, record } = context.assessment;
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  return (definition?.lines ?? [])
    .filter((line) => roles.includes(line.role))
    .flatMap((line) =>
      quarters.flatMap((quarter) => {
        const figure = context.figure(line.seriesId, quarter);
        const series = context.series(line.seriesId);
        if (!figure) return [];
        return [
          {
            label: `${series?.label ?? line.seriesId}, ${quarter}`,
            number: figureNumber(figure, series, context.to),
            note: line.role.replaceAll("_", " "),
          },
        ];
      }),
    );
}
