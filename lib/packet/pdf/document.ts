import { PacketError } from "../packet-error";
import { decoded } from "./filters";
import { Lexer } from "./lexer";
import { dictOf, listOf, nameOf, numberOf, type PdfDict, PdfRef, PdfStream, type PdfValue } from "./values";

/** Where an object stands: in the file, or as the n-th of a stream of objects. */
type Place = { offset: number } | { container: number; index: number };

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const lastIndexOf = (bytes: Uint8Array, text: string): number => {
  const wanted = ascii(text);
  for (let start = bytes.length - wanted.length; start >= 0; start -= 1)
    if (wanted.every((byte, index) => bytes[start + index] === byte)) return start;
  return -1;
};

const indexOf = (bytes: Uint8Array, text: string, from: number): number => {
  const wanted = ascii(text);
  for (let start = from; start <= bytes.length - wanted.length; start += 1)
    if (wanted.every((byte, index) => bytes[start + index] === byte)) return start;
  return -1;
};

/** How far into a file its first line may stand. */
const HEADER_BYTES = 1024;

export const isPdf = (bytes: Uint8Array): boolean => {
  const start = indexOf(bytes.subarray(0, HEADER_BYTES), "%PDF-", 0);
  return start >= 0;
};

/**
 * The objects of a PDF, found by its own tables as a reader finds them. Small on purpose: it reads, in a browser as on a
 * server, and draws nothing.
 */
export class PdfDocument {
  private readonly places = new Map<number, Place>();
  private readonly objects = new Map<number, PdfValue>();
  private readonly trailer: PdfDict;

  /** @throws PacketError when the bytes are no PDF, a damaged one, or one behind a password. */
  constructor(private readonly bytes: Uint8Array) {
    if (!isPdf(bytes)) throw new PacketError("This is not a PDF.");
    const start = lastIndexOf(bytes, "startxref");
    if (start < 0) throw new PacketError("This PDF is cut short: its end is missing.");
    this.trailer = this.readTables(new Lexer(bytes, start + "startxref".length).whole());
    if (this.trailer.has("Encrypt")) throw new PacketError("This PDF is protected by a password; save it without one.");
  }

  catalog(): PdfDict {
    const catalog = dictOf(this.resolve(this.trailer.get("Root")));
    if (!catalog) throw new PacketError("This PDF is damaged: it has no catalog.");
    return catalog;
  }

  /** The object behind a reference; anything else as it is. Missing objects are null. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfRef)) return value ?? null;
    const known = this.objects.get(value.number);
    if (known !== undefined) return known;
    // A length that refers to its own stream would ask for ever.
    this.objects.set(value.number, null);
    const place = this.places.get(value.number);
    const object =
      place === undefined ? null : "offset" in place ? this.objectAt(place.offset, value.number) : this.objectIn(place);
    const resolved = object instanceof PdfRef ? this.resolve(object) : object;
    this.objects.set(value.number, resolved);
    return resolved;
  }

  bytesOf(stream: PdfStream): Uint8Array {
    return decoded(stream.dict, stream.stored, (value) => this.resolve(value));
  }

  /** Reads the newest table and those it names before it; the first to speak of an object is right. */
  private readTables(start: number): PdfDict {
    const seen = new Set<number>();
    const queue = [start];
    let newest: PdfDict | null = null;
    for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
      if (seen.has(offset)) continue;
      seen.add(offset);
      const trailer = this.readTable(offset);
      newest ??= trailer;
      for (const key of ["XRefStm", "Prev"]) {
        const next = numberOf(trailer.get(key));
        if (next !== null) queue.push(next);
      }
    }
    if (!newest) throw new PacketError("This PDF is damaged: it has no table of its objects.");
    return newest;
  }

  private readTable(offset: number): PdfDict {
    const lexer = new Lexer(this.bytes, offset);
    if (!lexer.takes("xref")) return this.readTableStream(offset);
    while (!lexer.takes("trailer")) {
      const first = lexer.whole();
      const count = lexer.whole();
      for (let index = 0; index < count; index += 1) {
        const position = lexer.whole();
        lexer.whole();
        if (lexer.takes("n")) this.place(first + index, { offset: position });
        else if (!lexer.takes("f")) throw lexer.fault("has a torn table");
      }
    }
    const trailer = dictOf(lexer.value());
    if (!trailer) throw lexer.fault("lacks a trailer");
    return trailer;
  }

  private readTableStream(offset: number): PdfDict {
    const stream = this.objectAt(offset, null);
    if (!(stream instanceof PdfStream)) throw new PacketError("This PDF is damaged: its table is not where it says.");
    const widths = listOf(stream.dict.get("W")).map((width) => numberOf(width) ?? 0);
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
    const size = numberOf(stream.dict.get("Size")) ?? 0;
    const ranges = stream.dict.has("Index")
      ? listOf(stream.dict.get("Index")).map((item) => numberOf(item) ?? 0)
      : [0, size];
    const data = this.bytesOf(stream);
    let at = 0;
    const field = (width: number, otherwise: number): number => {
      if (width === 0) return otherwise;
      let value = 0;
      for (let index = 0; index < width; index += 1) value = value * 256 + (data[at + index] ?? 0);
      at += width;
      return value;
    };
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      const [first = 0, count = 0] = ranges.slice(range, range + 2);
      for (let index = 0; index < count && at < data.length; index += 1) {
        const kind = field(kindWidth, 1);
        const second = field(secondWidth, 0);
        const third = field(thirdWidth, 0);
        if (kind === 1) this.place(first + index, { offset: second });
        if (kind === 2) this.place(first + index, { container: second, index: third });
      }
    }
    return stream.dict;
  }

  private place(number: number, place: Place): void {
    if (!this.places.has(number)) this.places.set(number, place);
  }

  private objectAt(offset: number, expected: number | null): PdfValue {
    const lexer = new Lexer(this.bytes, offset);
    const number = lexer.whole();
    lexer.whole();
    if (!lexer.takes("obj") || (expected !== null && number !== expected))
      throw new PacketError(`This PDF is damaged: object ${expected ?? number} is not where its table says.`);
    const value = lexer.value();
    if (!(value instanceof Map) || !lexer.takes("stream")) return value;
    lexer.skipStreamStart();
    return new PdfStream(value, this.streamFrom(value, lexer.position));
  }

  /** By its length where that holds, else to the next `endstream`. */
  private streamFrom(dict: PdfDict, start: number): Uint8Array {
    const length = numberOf(this.resolve(dict.get("Length")));
    if (length !== null && new Lexer(this.bytes, start + length).takes("endstream"))
      return this.bytes.subarray(start, start + length);
    const end = indexOf(this.bytes, "endstream", start);
    if (end < 0) throw new PacketError("This PDF is cut short: a part of it has no end.");
    return this.bytes.subarray(start, end);
  }

  private objectIn({ container, index }: { container: number; index: number }): PdfValue {
    const stream = this.resolve(new PdfRef(container));
    if (!(stream instanceof PdfStream) || nameOf(stream.dict.get("Type")) !== "ObjStm") return null;
    const data = this.bytesOf(stream);
    const header = new Lexer(data);
    let offset = 0;
    for (let position = 0; position <= index; position += 1) {
      header.whole();
      offset = header.whole();
    }
    return new Lexer(data, offset + (numberOf(this.resolve(stream.dict.get("First"))) ?? 0)).value();
  }
}
