import { PacketError } from "../packet-error";
import { type PdfDict, PdfName, PdfRef, type PdfValue } from "./values";

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((character) => character.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
/** No document nests further; a file made to exhaust the stack does. */
const DEEPEST = 200;

/** Reads objects from the bytes of a PDF, from a position onward. */
export class Lexer {
  constructor(
    readonly bytes: Uint8Array,
    public position = 0,
  ) {}

  /** @throws PacketError where the bytes are no object. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw this.fault("nests too deeply");
    this.skipWhite();
    switch (this.character()) {
      case "/":
        return this.name();
      case "(":
        return this.literal();
      case "[":
        return this.list(depth);
      case "<":
        return this.character(1) === "<" ? this.dict(depth) : this.hexadecimal();
      default:
        return this.numberOrWord();
    }
  }

  /** Takes a keyword, or stays where it is. */
  takes(keyword: string): boolean {
    this.skipWhite();
    for (let index = 0; index < keyword.length; index += 1)
      if (this.bytes[this.position + index] !== keyword.charCodeAt(index)) return false;
    this.position += keyword.length;
    return true;
  }

  /** @throws PacketError unless a whole number follows. */
  whole(): number {
    this.skipWhite();
    const token = this.token();
    if (!/^\d{1,15}$/.test(token)) throw this.fault("lacks a number");
    return Number(token);
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined) return;
      if (byte === 37) this.skipLine();
      else if (WHITE.has(byte)) this.position += 1;
      else return;
    }
  }

  /** To the byte after `stream` and its end of line. */
  skipStreamStart(): void {
    if (this.bytes[this.position] === 13) this.position += 1;
    if (this.bytes[this.position] === 10) this.position += 1;
  }

  fault(what: string): PacketError {
    return new PacketError(`This PDF is damaged: it ${what} at byte ${this.position}.`);
  }

  private character(ahead = 0): string {
    const byte = this.bytes[this.position + ahead];
    return byte === undefined ? "" : String.fromCharCode(byte);
  }

  private skipLine(): void {
    while (this.position < this.bytes.length && ![10, 13].includes(this.bytes[this.position] ?? 10)) this.position += 1;
  }

  private token(): string {
    const start = this.position;
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined || WHITE.has(byte) || DELIMITERS.has(byte)) break;
      this.position += 1;
    }
    return String.fromCharCode(...this.bytes.subarray(start, Math.min(this.position, start + 1000)));
  }

  private name(): PdfName {
    this.position += 1;
    const text = this.token().replaceAll(/#([0-9a-fA-F]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
    return new PdfName(text);
  }

  private list(depth: number): PdfValue[] {
    this.position += 1;
    const items: PdfValue[] = [];
    while (!this.takes("]")) items.push(this.value(depth + 1));
    return items;
  }

  private dict(depth: number): PdfDict {
    this.position += 2;
    const entries: PdfDict = new Map();
    while (!this.takes(">>")) {
      if (this.character() !== "/") throw this.fault("lacks a name");
      const key = this.name().text;
      entries.set(key, this.value(depth + 1));
    }
    return entries;
  }

  private hexadecimal(): string {
    this.position += 1;
    const digits: string[] = [];
    while (this.character() !== ">") {
      if (this.character() === "") throw this.fault("ends in a text");
      if (/[0-9a-fA-F]/.test(this.character())) digits.push(this.character());
      this.position += 1;
    }
    this.position += 1;
    if (digits.length % 2 === 1) digits.push("0");
    return digits.join("").replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  }

  private literal(): string {
    this.position += 1;
    const parts: string[] = [];
    for (let open = 1; ; ) {
      const character = this.character();
      if (character === "") throw this.fault("ends in a text");
      this.position += 1;
      if (character === "\\") {
        parts.push(this.escaped());
        continue;
      }
      if (character === "(") open += 1;
      if (character === ")") open -= 1;
      if (open === 0) return parts.join("");
      parts.push(character);
    }
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.character() + this.character(1) + this.character(2))?.[0];
    if (octal) {
      this.position += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    }
    const character = this.character();
    this.position += 1;
    if (character === "\r") {
      if (this.character() === "\n") this.position += 1;
      return "";
    }
    return character === "\n" ? "" : (ESCAPES[character] ?? character);
  }

  /** A number, a reference (`12 0 R`), true, false or null. */
  private numberOrWord(): PdfValue {
    const token = this.token();
    if (/^\d{1,10}$/.test(token)) return this.reference() ? new PdfRef(Number(token)) : Number(token);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(token)) return Number(token);
    if (token === "true") return true;
    if (token === "false") return false;
    if (token === "null") return null;
    throw this.fault("holds something unknown");
  }

  private reference(): boolean {
    const start = this.position;
    this.skipWhite();
    if (/^\d{1,5}$/.test(this.token()) && this.takes("R")) {
      const next = this.bytes[this.position];
      if (next === undefined || WHITE.has(next) || DELIMITERS.has(next)) return true;
    }
    this.position = start;
    return false;
  }
}
