import type PDFDocument from "pdfkit";
import { faceOf, type Word } from "../fonts";
import type { Look } from "../setting/look";
import type { DocumentFonts, OpenFont } from "./document-fonts";
import type { DocumentOpacities } from "./document-opacities";
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
 * pdfkit's own `text` would look for them again. What is set already is not set twice.
 */
export class Ink {
  #content = "";
  #pens: Pens = { ...FRESH };
  #kept: Pens[] = [];
  #isInText = false;

  constructor(
    private readonly document: PDFDocument,
    private readonly shared: { fonts: DocumentFonts; opacities: DocumentOpacities },
  ) {}

  /** Words, gaps among them, that stand on `baseline`, from `x` on. */
  words(words: readonly Word[], look: Look, x: number, baseline: number): void {
    const { glyphsOf } = this.#setFont(look);
    this.#content += `1 0 0 -1 ${lengthText(x)} ${lengthText(baseline)} Tm[`;
    for (const word of words) this.#content += glyphsOf(word);
    this.#content += "]TJ\n";
  }

  /** The same for a text. */
  text(text: string, look: Look, x: number, baseline: number): void {
    if (text === "") return;
    const { glyphsOfText } = this.#setFont(look);
    // Pages are written from above; letters stand upright all the same.
    this.#content += `1 0 0 -1 ${lengthText(x)} ${lengthText(baseline)} Tm[${glyphsOfText(text)}]TJ\n`;
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
    this.#leaveText();
    this.#content += `/${this.shared.opacities.of(fill, stroke)} gs\n`;
  }

  /** What is written so far. */
  get content(): string {
    this.#leaveText();
    return this.#content;
  }

  /** Goes on in this look. */
  #setFont(look: Look): OpenFont {
    const open = this.shared.fonts.of(faceOf(look));
    if (!this.#isInText) this.#content += "BT\n";
    this.#isInText = true;
    this.#fill(look.color);
    const name = `/${open.font.id} ${lengthText(look.fontSize)} Tf\n`;
    if (this.#pens.font !== name) {
      this.document.page.fonts[open.font.id] ??= open.font.ref();
      this.#pens.font = name;
      this.#content += name;
    }
    if (this.#pens.letterSpacing !== look.letterSpacing) {
      this.#pens.letterSpacing = look.letterSpacing;
      this.#content += `${lengthText(look.letterSpacing)} Tc\n`;
    }
    return open;
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
