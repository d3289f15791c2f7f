import { textWidth } from "@/lib/charts";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { CardView } from "@/lib/views";
import { type Colours, DARK, LIGHT, type Theme } from "./colours";
import { ladder, sideOf } from "./ladder";
import { type Markup, markup } from "./markup";
import type { Notice } from "./notices";

/** No file of ours is at hand where a badge is shown, so the reader's own sans; `textLength` holds it to the measured width. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
const PAD_X = 12;
const PAD_Y = 10;
const MARK = 16;
const GAP = 8;
const LINE = 17;
const LINES = 4;

/** Height of every badge with a card, pixels: what a page keeps free for one that is still to come. */
export const BADGE_HEIGHT_PX = PAD_Y + 13 + (LINES - 1) * LINE + PAD_Y + 2;
/** Bold letters are wider than the regular ones that are measured. */
const BOLD = 1.07;

interface Line {
  text: string;
  px: number;
  bold?: boolean;
  look: "strong" | "plain" | "faint";
  /** From the left edge. */
  x: number;
}

/** @param place where the current page is read, as text: `offtake.example/networks/helium` */
export function badgeSvg(card: CardView, place: string, theme: Theme): string {
  const step = card.verdict?.step ?? null;
  const side = card.state === "stale" ? "unknown" : sideOf(step);
  const words = badgeWords(card, place);
  const lines: Line[] = words.map((text, index) =>
    index === 0
      ? { text, px: 14, bold: true, look: "strong", x: PAD_X + MARK + GAP }
      : { text, px: 11.5, look: index === words.length - 1 ? "faint" : "plain", x: PAD_X },
  );
  const title = `${words[0]}, ${card.quarter ?? "no usable quarter"}, as of ${card.asOf}`;
  return drawn({
    lines,
    title,
    summary: [
      card.sentence,
      ...(card.definition ? [`House definition: ${card.definition.label}.`] : []),
      ...(card.caution ? [card.caution] : []),
      `Current page: ${place}.`,
      DISCLAIMER,
    ].join(" "),
    isGrey: card.state !== "verdict",
    theme,
    mark: (colours) => ladder(step, colours[side], colours.unknown),
    side,
  });
}

/** What stands in the place of a badge that cannot be drawn. @param place of the list of all networks, as text */
export function noticeBadgeSvg(notice: Notice, place: string, theme: Theme): string {
  const lines: Line[] = [
    { text: notice.title, px: 14, bold: true, look: "strong", x: PAD_X + MARK + GAP },
    { text: notice.short, px: 11.5, look: "plain", x: PAD_X },
    { text: place, px: 11.5, look: "faint", x: PAD_X },
  ];
  return drawn({
    lines,
    title: notice.title,
    summary: `${notice.sentence} All networks: ${place}.`,
    isGrey: true,
    theme,
    mark: (colours) => ladder(null, colours.unknown, colours.unknown),
    side: "unknown",
  });
}

/** The lines of a badge from top to bottom: verdict, range or reason, quarter and day, where to read on. */
export function badgeWords(card: CardView, place: string): string[] {
  const qualified = [...(card.verdict?.qualifiers ?? []), ...(card.staleAge ? ["out of date"] : [])];
  const headline = card.verdict ? card.headline : card.headline.toLowerCase();
  return [
    `${card.name}: ${headline}${qualified.length > 0 ? ` (${qualified.join(", ")})` : ""}`,
    card.range ? `Coverage C* ${card.range.text}, ${card.range.classes}` : (card.why ?? "no range on record"),
    [
      card.quarter ?? "no usable quarter",
      `as of ${card.asOf}${card.staleAge ? `, ${card.staleAge} ago` : ""}`,
      ...(card.definition ? ["house definition"] : []),
    ].join(" · "),
    place,
  ];
}

interface Drawing {
  lines: Line[];
  title: string;
  summary: string;
  isGrey: boolean;
  theme: Theme;
  mark: (colours: Colours) => Markup;
  side: "demand" | "subsidy" | "unknown";
}

const round = (px: number): number => Math.round(px * 10) / 10;

/** Attributes carry one theme; the style sheet of `auto` adds the dark one where the viewer reads style sheets. */
function drawn({ lines, title, summary, isGrey, theme, mark, side }: Drawing): string {
  const colours = theme === "dark" ? DARK : LIGHT;
  const measured = lines.map((line) => ({
    ...line,
    width: round(textWidth(line.text, line.px) * (line.bold ? BOLD : 1)),
  }));
  const width = Math.ceil(Math.max(...measured.map((line) => line.x + line.width)) + PAD_X);
  const baselines = measured.map((_, index) => PAD_Y + 13 + index * LINE);
  const height = (baselines.at(-1) ?? 0) + PAD_Y + 2;
  const ink = { strong: colours.ink, plain: colours["ink-2"], faint: colours["ink-3"] };
  const texts = measured.map(
    ({ text, px, bold, look, x, width: length }, index) =>
      markup`<text class="${look}" x="${x}" y="${baselines[index]}" font-size="${px}"${bold && markup` font-weight="600"`} fill="${ink[look]}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${text}</text>\n`,
  );
  const ground = isGrey ? colours.well : colours.panel;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="${FONT}">
<title id="title">${title}</title>
<desc id="desc">${summary}</desc>
${theme === "auto" && darkStyle(isGrey, side)}
<rect class="ground" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="4" fill="${ground}" stroke="${colours["line-strong"]}"/>
<g transform="translate(${PAD_X} ${PAD_Y})">${mark(colours)}</g>
${texts}</svg>
`.text;
}

const darkStyle = (isGrey: boolean, side: Drawing["side"]): Markup =>
  markup`<style>@media (prefers-color-scheme: dark) {
.ground { fill: ${isGrey ? DARK.well : DARK.panel}; stroke: ${DARK["line-strong"]} }
.strong { fill: ${DARK.ink} } .plain { fill: ${DARK["ink-2"]} } .faint { fill: ${DARK["ink-3"]} }
.step-on { fill: ${DARK[side]}; stroke: ${DARK[side]} } .step-off, .step-none { stroke: ${DARK.unknown} }
}</style>`;
