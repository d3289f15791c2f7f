import type PDFDocument from "pdfkit";

/** The opacities of one document: content names them, and every page that does has to list them. */
export class DocumentOpacities {
  readonly #states = new Map<string, { name: string; state: unknown }>();

  constructor(private readonly document: PDFDocument) {}

  /** What the page in hand calls these shares. */
  of(fill: number, stroke: number): string {
    const key = `${fill} ${stroke}`;
    const known = this.#states.get(key) ?? this.#add(key, fill, stroke);
    this.document.page.ext_gstates[known.name] = known.state;
    return known.name;
  }

  #add(key: string, fill: number, stroke: number): { name: string; state: unknown } {
    const state = this.document.ref({ Type: "ExtGState", ca: fill, CA: stroke });
    state.end();
    const added = { name: `O${this.#states.size + 1}`, state };
    this.#states.set(key, added);
    return added;
  }
}
