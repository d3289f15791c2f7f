/**
 * What the classes of the drawings look like in a file of their own: as attributes, because a style element would fall
 * to the policy of the site, and programs that draw on paper know no style sheets. The light colours.
 */
const COLOURS: Readonly<Record<string, string>> = {
  demand: "#0b6a68",
  "demand-2": "#5aa5a0",
  subsidy: "#a65a06",
  "subsidy-2": "#d9a35a",
  unknown: "#83888e",
  ink: "#1a1c1e",
  accent: "#1c4c8c",
};
export const PAPER = "#fbfaf7";
export const FAINT = "#656b72";
export const INK = "#1a1c1e";
const LINE = "#dedbd3";
const WASH = "#eeeeec";

/** `current` stands for the colour of the mark. */
const CURRENT = "current";
type Attributes = Readonly<Record<string, string | number>>;

const PAINT: Readonly<Record<string, Attributes>> = {
  "chart-bar-solid": { fill: CURRENT },
  "chart-bar-stripes": { fill: CURRENT, "fill-opacity": 0.2 },
  "chart-bar-dots": { fill: CURRENT, "fill-opacity": 0.14, stroke: CURRENT, "stroke-width": 0.8 },
  "chart-bar-hatch": {
    fill: PAPER,
    "fill-opacity": 0.6,
    stroke: CURRENT,
    "stroke-width": 0.9,
    "stroke-dasharray": "3 2",
  },
  "chart-bar-outline": { fill: PAPER, stroke: CURRENT, "stroke-width": 1 },
  "chart-bar-barred": { fill: PAPER, stroke: CURRENT, "stroke-width": 1 },
  "chart-bar-missing": { fill: "none", stroke: CURRENT, "stroke-width": 0.9, "stroke-dasharray": "1.5 1.5" },
  "chart-stripe": { fill: "none", stroke: CURRENT, "stroke-width": 2.4 },
  "chart-hatch": { fill: "none", stroke: CURRENT, "stroke-width": 0.8 },
  "chart-dot": { fill: CURRENT },
  "chart-arrow": { fill: "none", stroke: CURRENT, "stroke-width": 1.4 },
  "chart-range": { fill: PAPER, "fill-opacity": 0.6 },
  "chart-cap": { stroke: CURRENT, "stroke-width": 1.4 },
  "chart-line": { fill: "none", stroke: CURRENT, "stroke-width": 1.6, "stroke-linejoin": "round" },
  "chart-line-projected": { "stroke-dasharray": "5 4" },
  "chart-point": { fill: CURRENT, stroke: PAPER, "stroke-width": 1 },
  "chart-grid": { stroke: LINE, "stroke-width": 1 },
  "chart-baseline": { stroke: FAINT, "stroke-width": 1 },
  "chart-threshold": { stroke: FAINT, "stroke-width": 0.8, "stroke-dasharray": "2 3" },
  "chart-threshold-strong": { stroke: "#494e54", "stroke-width": 1 },
  "chart-event": {
    stroke: "#1c4c8c",
    "stroke-opacity": 0.65,
    "stroke-width": 0.9,
    "stroke-dasharray": "2 2.5",
  },
  "chart-gap": { fill: WASH },
  "chart-bubble": { fill: CURRENT, "fill-opacity": 0.72, stroke: PAPER, "stroke-width": 1 },
  "chart-bubble-hollow": { fill: PAPER, "fill-opacity": 0.75, stroke: CURRENT, "stroke-width": 1.6 },
  "chart-trail": { "stroke-width": 1, "stroke-opacity": 0.6 },
  "chart-whisker": { fill: "none", "stroke-width": 1, "stroke-opacity": 0.55 },
  "chart-leader": { stroke: FAINT, "stroke-width": 0.8 },
  "chart-panel-title": { fill: "#494e54", "font-weight": 500 },
  "chart-tick": { fill: FAINT },
  "chart-note": { fill: FAINT },
  "chart-value": { fill: INK },
  "chart-gap-text": { fill: FAINT, "font-style": "italic" },
  "chart-end-strong": { "font-weight": 600 },
  "chart-end-plain": {},
  "chart-end-faint": { fill: FAINT },
};

/** Attributes of a list of classes; a class that nobody painted is a fault, not a black shape. @throws RangeError */
export function paintOf(classes: string): Attributes {
  let colour = "currentColor";
  const painted: Record<string, string | number> = {};
  for (const name of classes.split(" ")) {
    const label = /^chart-label-(.+)$/.exec(name)?.[1];
    const tone = COLOURS[name.replace(/^chart-/, "")];
    if (label !== undefined) painted.fill = COLOURS[label] ?? INK;
    else if (tone !== undefined) colour = tone;
    else {
      const paint = PAINT[name];
      if (!paint) throw new RangeError(`no paint for ${name}`);
      Object.assign(painted, paint);
    }
  }
  return Object.fromEntries(Object.entries(painted).map(([name, value]) => [name, value === CURRENT ? colour : value]));
}
