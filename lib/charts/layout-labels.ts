import { middleShift, type YScale } from "./layout-axis";
import type { LaidEndLabel, LaidGap, LaidLine, LaidPanel, TextMark } from "./layout-types";
import { type Box, round2 } from "./patterns";
import { textWidth } from "./text-width";
import type { EndLabelSpec, GapSpec } from "./types";

/** Texts beside marks. Nothing may overlap: a text that finds no room is shortened, moved or left to the list below. */

/** A band per panel; its text lies flat, stands upright, or is left to legend and table. */
export function layoutGap(
  gap: GapSpec,
  panels: readonly LaidPanel[],
  left: number,
  bandWidth: number,
  fontPx: number,
): LaidGap {
  const boxes = panels
    .filter((panel) => gap.panels.includes(panel.id))
    .map((panel) => ({
      x: round2(left + gap.from * bandWidth),
      y: panel.y,
      width: round2((gap.to - gap.from + 1) * bandWidth),
      height: panel.height,
    }));
  const [box] = boxes;
  if (!box) return { boxes, label: null };
  const centre = { x: round2(box.x + box.width / 2), anchor: "middle" as const };
  for (const text of [gap.text, "not reported"]) {
    const length = textWidth(text, fontPx);
    if (length + 8 <= box.width)
      return {
        boxes,
        label: { ...centre, y: round2(box.y + box.height / 2 + middleShift(fontPx)), text, isUpright: false },
      };
    if (length + 8 <= box.height && box.width >= fontPx + 1)
      return { boxes, label: { ...centre, y: round2(box.y + box.height / 2), text, isUpright: true } };
  }
  return { boxes, label: null };
}

/** Above its line, in the first band where neither a gap's words, nor a point of a line, nor a column is in the way. */
export function thresholdLabel(
  text: string,
  lineY: number,
  plot: { left: number; right: number; bandWidth: number },
  gaps: readonly LaidGap[],
  lines: readonly LaidLine[],
  boxes: readonly Box[],
  fontPx: number,
): TextMark | null {
  const y = round2(lineY - fontPx * 0.3);
  const width = textWidth(text, fontPx) + 4;
  const busy = [
    ...boxes.map((box) => ({ x1: box.x, x2: box.x + box.width, y1: box.y, y2: box.y + box.height })),
    ...gaps.flatMap(({ label }) => (label ? [extentOf(label, fontPx)] : [])),
    ...lines.flatMap(({ dots }) => dots.map((dot) => ({ x1: dot.x - 5, x2: dot.x + 5, y1: dot.y - 5, y2: dot.y + 5 }))),
  ];
  for (let x = plot.left + 4; x + width <= plot.right; x += plot.bandWidth / 2) {
    const isFree = busy.every((box) => box.x2 < x || box.x1 > x + width || box.y2 < y - fontPx || box.y1 > y + 2);
    if (isFree) return { x: round2(x), y, text, anchor: "start" };
  }
  return null;
}

/** Where a gap's words lie: flat ones on their baseline, upright ones around their middle. */
function extentOf(
  label: NonNullable<LaidGap["label"]>,
  fontPx: number,
): { x1: number; x2: number; y1: number; y2: number } {
  const half = textWidth(label.text, fontPx) / 2;
  if (!label.isUpright) return { x1: label.x - half, x2: label.x + half, y1: label.y - fontPx, y2: label.y + 2 };
  return { x1: label.x - fontPx * 0.7, x2: label.x + fontPx * 0.7, y1: label.y - half, y2: label.y + half };
}

/** Broken at a space or after a dash when it is wider than the margin allows. */
export function wrapText(text: string, fontPx: number, maxWidth: number): string[] {
  if (textWidth(text, fontPx) <= maxWidth) return [text];
  const breaks = [...text].flatMap((char, index) => (char === " " || char === "\u2013" ? [index + 1] : []));
  const fitting = breaks.filter((at) => textWidth(text.slice(0, at).trimEnd(), fontPx) <= maxWidth).at(-1) ?? breaks[0];
  if (fitting === undefined) return [text];
  return [text.slice(0, fitting).trimEnd(), ...wrapText(text.slice(fitting), fontPx, maxWidth)];
}

interface Block {
  spec: EndLabelSpec;
  lines: { text: string; weight: "strong" | "plain" | "faint" }[];
}

/** Times the margin that a line without a gap may take of the drawing; what is longer is cut, visibly. */
const MOST_MARGINS = 1.6;

export function endLabelBlocks(labels: readonly EndLabelSpec[], fontPx: number, maxWidth: number): Block[] {
  const cut = (text: string) => cutText(text, fontPx, maxWidth * MOST_MARGINS);
  return labels.map((spec) => ({
    spec,
    lines: [
      { text: cut(spec.title), weight: "plain" as const },
      ...wrapText(spec.text, fontPx, maxWidth).map((text) => ({ text: cut(text), weight: "strong" as const })),
      ...(spec.quarter ? [{ text: spec.quarter, weight: "faint" as const }] : []),
    ],
  }));
}

/** As much of a text as fits, with a sign that there is more. */
function cutText(text: string, fontPx: number, maxWidth: number): string {
  if (textWidth(text, fontPx) <= maxWidth) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, fontPx) > maxWidth) letters.pop();
  return `${letters.join("")}…`;
}

export const blockWidth = (block: Block, fontPx: number): number =>
  Math.max(...block.lines.map(({ text, weight }) => textWidth(text, fontPx) * (weight === "strong" ? 1.06 : 1)));

/** Blocks of one panel, each as near to its value as the others allow. */
export function layoutEndLabels(
  blocks: readonly Block[],
  panel: LaidPanel,
  y: YScale,
  x: number,
  fontPx: number,
): LaidEndLabel[] {
  const lineHeight = fontPx * 1.2;
  const placed = blocks
    .filter((block) => block.spec.panel === panel.id)
    .map((block) => ({ block, at: y(block.spec.value), height: block.lines.length * lineHeight + 4 }))
    .sort((a, b) => a.at - b.at)
    .map((item) => ({ ...item, top: item.at - item.height / 2 }));
  let floor = panel.y - 2;
  for (const item of placed) {
    item.top = Math.max(item.top, floor);
    floor = item.top + item.height;
  }
  let ceiling = panel.y + panel.height + lineHeight * 0.6;
  for (const item of placed.toReversed()) {
    item.top = Math.min(item.top, ceiling - item.height);
    ceiling = item.top;
  }
  return placed.map(({ block, at, height, top }) => {
    const middle = top + height / 2;
    return {
      tone: block.spec.tone,
      of: block.spec.of,
      lines: block.lines.map((line, index) => ({
        ...line,
        x: round2(x + 9),
        y: round2(top + 2 + lineHeight * (index + 0.8)),
        anchor: "start",
      })),
      leader:
        Math.abs(middle - at) > 4 ? { x1: round2(x), y1: round2(at), x2: round2(x + 7), y2: round2(middle) } : null,
    };
  });
}
