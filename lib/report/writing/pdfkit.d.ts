/** As much of pdfkit as reports are written with. It ships no types of its own. */
declare module "pdfkit" {
  import type { Readable } from "node:stream";
  import type { FontFile } from "../fonts";

  /** A font inside one document, cut down to the glyphs that were asked for. */
  export interface DocumentFont {
    /** What content calls it. */
    id: string;
    /** The object of the document that holds it. */
    ref: () => unknown;
    /** Glyphs of a text as four hexadecimal digits each, and where they stand in thousandths of the font size. */
    encode: (
      text: string,
      features: unknown,
    ) => [string[], { xAdvance: number; xOffset: number; advanceWidth: number }[]];
  }

  /** An object of the document; with `end` it is written, as a stream where it is given bytes. */
  interface DocumentObject {
    data: Record<string, unknown>;
    end: (bytes?: Uint8Array) => void;
  }

  interface Outline {
    addItem: (title: string, options: object) => Outline;
  }

  export default class PDFDocument extends Readable {
    constructor(options: object);
    /** The font that is in use. */
    _font: DocumentFont;
    page: {
      fonts: Record<string, unknown>;
      ext_gstates: Record<string, unknown>;
      content: DocumentObject;
      dictionary: DocumentObject;
    };
    outline: Outline;
    font(font: FontFile, size?: number): this;
    addPage(options: object): this;
    addContent(content: string | Uint8Array): this;
    ref(data: object): DocumentObject;
    text(text: string, x: number, y: number, options: object): this;
    link(x: number, y: number, width: number, height: number, url: string): this;
    addNamedDestination(name: string, kind: "XYZ", x: number, y: number, zoom: null): void;
    end(): void;
  }
}

declare module "fontkit" {
  import type { FontFile } from "../fonts";

  export function create(bytes: Uint8Array): FontFile;
}
