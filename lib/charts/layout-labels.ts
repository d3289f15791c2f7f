import { middleShift, type YScale } from "./layout-axis";
import type { LaidEndLabel, LaidEvent, LaidGap, LaidPanel, TextMark } from "./layout-types";
import { round2 } from "./patterns";
import { textWidth } from "./text-width";
import type { EndLabelSpec, EventSpec, GapSpec } from "./types";

/** Texts beside marks. Nothing may overlap: a text that finds no room is shortened, moved or left to the list below. */

const MAX_LANES = 3;

interface PlacedEvent {
  event: EventSpec;
  x: number;
  lane: number;
  label: TextMark;
  /** Where the label lies. */
  from: number;
  to: number;
}

/**
 * Lanes above the first panel for the labels of events. Every event first gets its letter, then as many as find room
 * between the others' labels, and the lines that rise to them, get their words.
 */
export function eventLanes(
  events: readonly EventSpec[],
  left: number,
  right: number,
  bandWidth: number,
  fontPx: number,
): PlacedEvent[] {
  const placed: PlacedEvent[] = [];
  // Letters from the right to the left: a label then finds its neighbour's line already there, and climbs above it.
  const order = events.map((event, index) => ({ event, index }));
  for (const withWords of [false, true]) {
    for (const { event, index } of withWords ? order : order.toReversed()) {
      const others = placed.filter((other) => other.event !== event);
      const text = withWords ? `${event.key} ${event.label}` : event.key;
      const x = left + event.position * bandWidth;
      const free = candidates(event, text, x, left, right, fontPx).find((candidate) =>
        others.every((other) => !collides(candidate, other)),
      );
      const place = free ??
        placed[index] ?? { event, x, lane: 0, label: { x, y: 0, text: "", anchor: "start" }, from: x, to: x };
      placed[index] = place;
    }
  }
  return placed;
}

/** Low lanes before high ones, right of the line before left of it. */
function candidates(
  event: EventSpec,
  text: string,
  x: number,
  left: number,
  right: number,
  fontPx: number,
): PlacedEvent[] {
  const width = textWidth(text, fontPx) + 8;
  const places: PlacedEvent[] = [];
  for (let lane = 0; lane < MAX_LANES; lane += 1) {
    if (x + width <= right) {
      places.push({ event, x, lane, label: { x: round2(x + 4), y: 0, text, anchor: "start" }, from: x, to: x + width });
    }
    if (x - width >= left) {
      places.push({ event, x, lane, label: { x: round2(x - 4), y: 0, text, anchor: "end" }, from: x - width, to: x });
    }
  }
  return places;
}

/** Two labels in one lane overlap, or the line that rises to one of them runs through the other. */
function collides(a: PlacedEvent, b: PlacedEvent): boolean {
  const overlaps = a.lane === b.lane && a.from < b.to && b.from < a.to;
  const crosses = (line: PlacedEvent, label: PlacedEvent) =>
    line.lane >= label.lane && line.x > label.from - 2 && line.x < label.to;
  return overlaps || crosses(a, b) || crosses(b, a);
}

export function layoutEvents(
  lanes: ReturnType<typeof eventLanes>,
  panels: readonly LaidPanel[],
  fontPx: number,
  laneHeight: number,
): LaidEvent[] {
  const [first] = panels;
  if (!first) return [];
  return lanes.map(({ lane, event, x, label }) => {
    const top = first.y - (lane + 1) * laneHeight;
    return {
      key: event.key,
      x: round2(x),
      pieces: panels.map((panel, index) => ({
        from: round2(index === 0 ? top : panel.y),
        to: round2(panel.y + panel.height),
      })),
      label: { ...label, y: round2(top + fontPx * 0.9) },
    };
  });
}

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

export function endLabelBlocks(labels: readonly EndLabelSpec[], fontPx: number, maxWidth: number): Block[] {
  return labels.map((spec) => ({
    spec,
    lines: [
      { text: spec.title, weight: "plain" as const },
      ...wrapText(spec.text, fontPx, maxWidth).map((text) => ({ text, weight: "strong" as const })),
      ...(spec.quarter ? [{ text: spec.quarter, weight: "faint" as const }] : []),
    ],
  }));
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
