import type PDFDocument from "pdfkit";
import { faceOf } from "../fonts";
import type { Look } from "../setting/look";
import type { DocumentFonts } from "./document-fonts";
import { colourText, lengthText } from "./numbers";

/** What is set on the page and stays until something else is. */
interface Pens {
  fill: string;
  stroke: string;
  lineWidth: number;
  font: string;
  letterSpacing: number;
}
const FRESH: Readonly<Pens> = { fill: "", stroke: "", lineWidth: Number.NaN, font: "", letterSpacing: 0 };

/**
 * Writes the content of one page, from its upper left corner, in the words of the PDF format: places are known by now, and
 * pdfkit's own `text` would look for them again. What is set already is not set twice. `end` hands the content to the page.
 */
export class Ink {
  #content = "";
  #pens: Pens = { ...FRESH };
  #kept: Pens[] = [];
  #isInText = false;

  constructor(
    private readonly document: PDFDocument,
    private readonly fonts: DocumentFonts,
  ) {}

  /** Words that stand on `baseline`, from `x` on. */
  text(words: string, look: Look, x: number, baseline: number): void {
    if (words === "") return;
    const { font, glyphsOf } = this.fonts.of(faceOf(look).font);
    if (!this.#isInText) this.#content += "BT\n";
    this.#isInText = true;
    this.#fill(look.color);
    const name = `/${font.id} ${lengthText(look.fontSize)} Tf\n`;
    if (this.#pens.font !== name) {
      this.document.page.fonts[font.id] ??= font.ref();
      this.#pens.font = name;
      this.#content += name;
    }
    if (this.#pens.letterSpacing !== look.letterSpacing) {
      this.#pens.letterSpacing = look.letterSpacing;
      this.#content += `${lengthText(look.letterSpacing)} Tc\n`;
    }
    // Pages are written from above; letters stand upright all the same.
    this.#content += `1 0 0 -1 ${lengthText(x)} ${lengthText(baseline)} Tm[${glyphsOf(words)}]TJ\n`;
  }

  /** Fills and strokes an outline, where it has the colours for it. */
  outline(
    content: string,
    { fill, stroke, lineWidth = 1 }: { fill?: string; stroke?: string; lineWidth?: number },
  ): void {
    this.#leaveText();
    if (fill !== undefined) this.#fill(fill);
    if (stroke !== undefined) this.#stroke(stroke, lineWidth);
    this.#content += `${content}${fill === undefined ? "S" : stroke === undefined ? "f" : "B"}\n`;
  }

  /** Draws with dashes, opacity or in another place, and is as before afterwards. */
  apart(draw: () => void): void {
    this.#leaveText();
    this.#kept.push({ ...this.#pens });
    this.#content += "q\n";
    draw();
    this.#leaveText();
    this.#content += "Q\n";
    this.#pens = this.#kept.pop() ?? { ...FRESH };
  }

  /** Moves, scales and turns what is drawn from now on, until the end of `apart`. */
  transform(...matrix: [number, number, number, number, number, number]): void {
    this.#leaveText();
    // Shares rather than lengths: a small scale needs more digits.
    this.#content += `${matrix.map((one) => Math.round(one * 1e6) / 1e6).join(" ")} cm\n`;
  }

  /** Dashes of a length with gaps between them, until the end of `apart`. */
  dash(length: number, gap: number): void {
    this.#leaveText();
    this.#content += `[${lengthText(length)} ${lengthText(gap)}] 0 d\n`;
  }

  /** How much of what lies below is covered, until the end of `apart`. */
  opacity(fill: number, stroke: number): void {
    this.end();
    // The document keeps a list of the shares that are used.
    if (fill !== 1) this.document.fillOpacity(fill);
    if (stroke !== 1) this.document.strokeOpacity(stroke);
  }

  /** Hands what is written so far to the page. */
  end(): void {
    this.#leaveText();
    if (this.#content !== "") this.document.addContent(Buffer.from(this.#content, "latin1"));
    this.#content = "";
  }

  #leaveText(): void {
    if (this.#isInText) this.#content += "ET\n";
    this.#isInText = false;
  }

  #fill(colour: string): void {
    if (this.#pens.fill === colour) return;
    this.#pens.fill = colour;
    this.#content += `${colourText(colour)} rg\n`;
  }

  #stroke(colour: string, lineWidth: number): void {
    if (this.#pens.stroke !== colour) this.#content += `${colourText(colour)} RG\n`;
    if (this.#pens.lineWidth !== lineWidth) this.#content += `${lengthText(lineWidth)} w\n`;
    this.#pens.stroke = colour;
    this.#pens.lineWidth = lineWidth;
  }
}

/** A box as an outline. */
export const rectContent = (x: number, y: number, width: number, height: number): string =>
  `${lengthText(x)} ${lengthText(y)} ${lengthText(width)} ${lengthText(height)} re\n`;

export const lineContent = (x1: number, y1: number, x2: number, y2: number): string =>
  `${lengthText(x1)} ${lengthText(y1)} m\n${lengthText(x2)} ${lengthText(y2)} l\n`;

/** How far from its ends a quarter of a circle is pulled, as a share of the radius. */
const ROUND = (4 / 3) * (Math.SQRT2 - 1);

export function circleContent(x: number, y: number, radius: number): string {
  const pull = radius * ROUND;
  const curve = (...points: number[]) => `${points.map(lengthText).join(" ")} c\n`;
  return `${lengthText(x - radius)} ${lengthText(y)} m\n${[
    curve(x - radius, y - pull, x - pull, y - radius, x, y - radius),
    curve(x + pull, y - radius, x + radius, y - pull, x + radius, y),
    curve(x + radius, y + pull, x + pull, y + radius, x, y + radius),
    curve(x - pull, y + radius, x - radius, y + pull, x - radius, y),
  ].join("")}h\n`;
}
