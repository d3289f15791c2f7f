import { layoutInterval } from "@/lib/charts";
import { type Markup, markup } from "./markup";

const WIDTH = 560;
/** Free on both sides for arrows. */
const SIDE = 16;
const TOP = 6;
const HEIGHT = 14;

const at = (share: number): number => Math.round((SIDE + share * (WIDTH - 2 * SIDE)) * 10) / 10;

/**
 * The interval of the verdict as on the pages: zones of the classes with their edges, and what is known of coverage over
 * them. It stretches with the card, so words stand outside; painted by the card's style sheet.
 */
export function intervalSvg(low: number, high: number, label: string): Markup {
  const { from, to, isBelow, isAbove, isPoint, edges, zones } = layoutInterval(low, high);
  const [x1, x2] = [at(from), at(to)];
  const middle = TOP + HEIGHT / 2;
  const reach = isPoint
    ? markup`<path class="reach" d="M${(x1 + x2) / 2 - 8},${middle}l8,-8l8,8l-8,8z"/>`
    : markup`<rect class="reach" x="${x1}" y="${middle - 2.5}" width="${x2 - x1}" height="5"/>${!isBelow && cap(x1)}${!isAbove && cap(x2 - 3)}`;
  return markup`<svg class="interval" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${TOP * 2 + HEIGHT}">
<title>${label}</title>
${zones.map((zone) => markup`<rect class="zone ${zone.tone}" x="${at(zone.from)}" y="${TOP}" width="${Math.round((at(zone.to) - at(zone.from)) * 10) / 10}" height="${HEIGHT}"/>`)}
${edges.map((edge) => markup`<line class="${edge.isParity ? "edge parity" : "edge"}" x1="${at(edge.at)}" x2="${at(edge.at)}" y1="${edge.isParity ? 1 : TOP}" y2="${edge.isParity ? TOP * 2 + HEIGHT - 1 : TOP + HEIGHT}"/>`)}
${reach}${isBelow && markup`<path class="reach" d="M${SIDE - 2},${middle - 7}l-8,7l8,7z"/>`}${isAbove && markup`<path class="reach" d="M${WIDTH - SIDE + 2},${middle - 7}l8,7l-8,7z"/>`}
</svg>`;
}

const cap = (x: number): Markup =>
  markup`<rect class="reach" x="${x}" y="${TOP - 2}" width="3" height="${HEIGHT + 4}"/>`;
