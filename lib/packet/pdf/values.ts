/** The objects a PDF consists of (ISO 32000-1, 7.3). Its strings are bytes, held as one character each. */

export class PdfName {
  constructor(readonly text: string) {}
}

export class PdfRef {
  constructor(readonly number: number) {}
}

export type PdfDict = Map<string, PdfValue>;

export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    /** As stored, before its filters. */
    readonly stored: Uint8Array,
  ) {}
}

export type PdfValue = null | boolean | number | string | PdfName | PdfRef | PdfValue[] | PdfDict | PdfStream;

export const nameOf = (value: PdfValue | undefined): string | null => (value instanceof PdfName ? value.text : null);

export const numberOf = (value: PdfValue | undefined): number | null => (typeof value === "number" ? value : null);

export const dictOf = (value: PdfValue | undefined): PdfDict | null =>
  value instanceof Map ? value : value instanceof PdfStream ? value.dict : null;

export const listOf = (value: PdfValue | undefined): PdfValue[] => (Array.isArray(value) ? value : []);
