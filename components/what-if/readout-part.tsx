import { memo } from "react";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import type { NumberView, ProseView } from "@/lib/views";

/** A step of a slider changes few of these; the others are left alone. */
export const ReadoutNumber = memo(
  function ReadoutNumber({ view }: { view: NumberView }) {
    return <FigureNumber view={view} />;
  },
  ({ view: a }, { view: b }) => a.text === b.text && a.trace === b.trace && a.state === b.state && a.note === b.note,
);

export const ReadoutFormula = memo(
  function ReadoutFormula({ view }: { view: ProseView }) {
    return <Prose view={view} />;
  },
  ({ view: a }, { view: b }) =>
    a.parts.length === b.parts.length &&
    a.parts.every((part, index) => part.text === b.parts[index]?.text && part.trace === b.parts[index]?.trace),
);
