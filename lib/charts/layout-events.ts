import type { LaidEvent, LaidPanel, TextMark } from "./layout-types";
import { round2 } from "./patterns";
import { textWidth } from "./text-width";
import type { EventSpec } from "./types";

/**
 * Labels of events above the first panel. With room they stand beside their lines, in words; else every line gets its
 * letter above it, and neighbours share one (`E–G`). The list below the chart has the words in any case.
 */

const MAX_LANES = 3;
/** Words are worth their lanes when at least this share of the events gets them. */
const WORDS_FROM = 0.5;
/** Events nearer than this share one line and one label. */
const SAME_PLACE_PX = 3;

interface EventMark {
  key: string;
  /** null when several share the line. */
  words: string | null;
  x: number;
}

/** A line and its label; `lane` counts from the panel upwards. */
export interface PlacedEvent {
  mark: EventMark;
  lane: number;
  /** null = its letter stands in a neighbour's label. */
  label: TextMark | null;
  /** The line rises beside its label, or ends under it. */
  isBeside: boolean;
  /** Where the label lies. */
  from: number;
  to: number;
}

/** @param plot left edge and width of the quarters. @param right where labels must end. */
export function placeEventLabels(
  events: readonly EventSpec[],
  plot: { left: number; bandWidth: number },
  right: number,
  fontPx: number,
): PlacedEvent[] {
  const inWords = besideLines(joinNeighbours(events, plot), plot.left, right, fontPx);
  const withWords = inWords.filter(({ mark, label }) => mark.words !== null && label?.text !== mark.key).length;
  if (inWords.every(({ label }) => label !== null) && withWords >= events.length * WORDS_FROM) return inWords;
  return aboveLines(events, plot, right, fontPx);
}

export function layoutEvents(
  placed: readonly PlacedEvent[],
  panels: readonly LaidPanel[],
  fontPx: number,
  laneHeight: number,
): LaidEvent[] {
  const [first] = panels;
  if (!first) return [];
  return placed.map(({ lane, mark, label, isBeside }) => {
    const top = first.y - (lane + 1) * laneHeight;
    const rise = isBeside ? top : first.y - 3;
    return {
      key: mark.key,
      x: round2(mark.x),
      pieces: panels.map((panel, index) => ({
        from: round2(index === 0 ? rise : panel.y),
        to: round2(panel.y + panel.height),
      })),
      label: label && { ...label, y: round2(top + fontPx * 0.9) },
    };
  });
}

function joinNeighbours(events: readonly EventSpec[], plot: { left: number; bandWidth: number }): EventMark[] {
  const marks: EventMark[] = [];
  for (const { key, label, position } of events) {
    const x = plot.left + position * plot.bandWidth;
    const last = marks.at(-1);
    if (last && x - last.x < SAME_PLACE_PX) {
      last.key += ` ${key}`;
      last.words = null;
    } else marks.push({ key, words: label, x });
  }
  return marks;
}

/** Every mark first gets its letter, then as many as find room between the others' labels and lines get their words. */
function besideLines(marks: readonly EventMark[], left: number, right: number, fontPx: number): PlacedEvent[] {
  const placed: PlacedEvent[] = [];
  const order = marks.map((mark, index) => ({ mark, index }));
  for (const withWords of [false, true]) {
    // Letters from the right to the left: a label then finds its neighbour's line already there, and climbs above it.
    for (const { mark, index } of withWords ? order : order.toReversed()) {
      const others = placed.filter((other) => other.mark !== mark);
      const text = withWords && mark.words ? `${mark.key} ${mark.words}` : mark.key;
      const free = candidates(mark, text, left, right, fontPx).find((candidate) =>
        others.every((other) => !collides(candidate, other)),
      );
      placed[index] = free ?? placed[index] ?? { mark, lane: 0, label: null, isBeside: true, from: mark.x, to: mark.x };
    }
  }
  return placed;
}

/** Low lanes before high ones, right of the line before left of it. */
function candidates(mark: EventMark, text: string, left: number, right: number, fontPx: number): PlacedEvent[] {
  const { x } = mark;
  const width = textWidth(text, fontPx) + 8;
  const places: PlacedEvent[] = [];
  for (let lane = 0; lane < MAX_LANES; lane += 1) {
    if (x + width <= right) {
      const label = { x: round2(x + 4), y: 0, text, anchor: "start" } as const;
      places.push({ mark, lane, label, isBeside: true, from: x, to: x + width });
    }
    if (x - width >= left) {
      const label = { x: round2(x - 4), y: 0, text, anchor: "end" } as const;
      places.push({ mark, lane, label, isBeside: true, from: x - width, to: x });
    }
  }
  return places;
}

/** Two labels in one lane overlap, or the line that rises to one of them runs through the other. */
function collides(a: PlacedEvent, b: PlacedEvent): boolean {
  const overlaps = a.lane === b.lane && a.from < b.to && b.from < a.to;
  const crosses = (line: PlacedEvent, label: PlacedEvent) =>
    line.lane >= label.lane && line.mark.x > label.from - 2 && line.mark.x < label.to;
  return overlaps || crosses(a, b) || crosses(b, a);
}

interface Cluster {
  marks: EventMark[];
  text: string;
  middle: number;
  width: number;
}

/** One lane of letters; those that would touch are joined until none does. */
function aboveLines(
  events: readonly EventSpec[],
  plot: { left: number; bandWidth: number },
  right: number,
  fontPx: number,
): PlacedEvent[] {
  let clusters = events.map(({ key, position }) =>
    clusterOf([{ key, words: null, x: plot.left + position * plot.bandWidth }], right, fontPx),
  );
  for (;;) {
    const touching = clusters.findIndex((cluster, index) => {
      const next = clusters[index + 1];
      return next !== undefined && cluster.middle + cluster.width / 2 > next.middle - next.width / 2;
    });
    if (touching < 0) break;
    const joined = clusterOf(
      clusters.slice(touching, touching + 2).flatMap(({ marks }) => marks),
      right,
      fontPx,
    );
    clusters = clusters.toSpliced(touching, 2, joined);
  }
  return clusters.flatMap(({ marks, text, middle, width }) =>
    marks.map(
      (mark, index): PlacedEvent => ({
        mark,
        lane: 0,
        label: index === 0 ? { x: round2(middle), y: 0, text, anchor: "middle" } : null,
        isBeside: false,
        from: middle - width / 2,
        to: middle + width / 2,
      }),
    ),
  );
}

function clusterOf(marks: EventMark[], right: number, fontPx: number): Cluster {
  const [first, last] = [marks[0], marks.at(-1)];
  const text = marks.length > 2 ? `${first?.key}\u2013${last?.key}` : marks.map(({ key }) => key).join(" ");
  const width = textWidth(text, fontPx) + 5;
  const middle = ((first?.x ?? 0) + (last?.x ?? 0)) / 2;
  return { marks, text, width, middle: Math.min(middle, right - width / 2) };
}
