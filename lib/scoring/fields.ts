import { InputError } from "./input-error";

/** Amounts above this are slips of the keyboard, and their products would leave the range of a double. */
export const LARGEST_AMOUNT = 1e30;

/** `2025-12-31`. */
export const DAY_PATTERN = "^\\d{4}-\\d{2}-\\d{2}$";
const DAY = new RegExp(DAY_PATTERN);

/** Reads the fields of one object and says where it is when one is wrong. Inherited fields do not exist. */
export class Fields {
  constructor(
    private readonly source: object,
    readonly path: string,
  ) {}

  /** @throws InputError unless `value` is an object that is not a list. */
  static of(value: unknown, path: string): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new InputError(path, "an object");
    return new Fields(value, path);
  }

  at(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  value(key: string): unknown {
    return Object.hasOwn(this.source, key) ? Reflect.get(this.source, key) : undefined;
  }

  entries(): [string, unknown][] {
    return Object.entries(this.source);
  }

  object(key: string): Fields {
    return Fields.of(this.value(key), this.at(key));
  }

  list(key: string): readonly unknown[] {
    const value = this.value(key);
    if (!Array.isArray(value)) throw new InputError(this.at(key), "a list");
    return value;
  }

  text(key: string, matches: (text: string) => boolean, expected: string): string {
    const value = this.value(key);
    if (typeof value !== "string" || !matches(value)) throw new InputError(this.at(key), expected);
    return value;
  }

  /** A day of the calendar, `YYYY-MM-DD`. */
  day(key: string): string {
    return this.text(key, isDay, "a day like 2025-12-31");
  }

  boolean(key: string, fallback?: boolean): boolean {
    const value = this.value(key) ?? fallback;
    if (typeof value !== "boolean") throw new InputError(this.at(key), "true or false");
    return value;
  }

  oneOf<Option extends string>(key: string, options: readonly Option[], fallback?: Option): Option {
    const value = this.value(key) ?? fallback;
    const found = options.find((option) => option === value);
    if (found === undefined) throw new InputError(this.at(key), `one of ${options.join(", ")}`);
    return found;
  }

  /** A number from `from` to `to`, both included. */
  number(key: string, from: number, to: number): number {
    const value = this.value(key);
    if (typeof value !== "number" || !(value >= from && value <= to)) {
      throw new InputError(this.at(key), describeRange(from, to));
    }
    return value === 0 ? 0 : value; // a minus zero would print as "-0"
  }

  /** A whole number from `from` to `to`. */
  whole(key: string, from: number, to: number): number {
    const value = this.number(key, from, to);
    if (!Number.isInteger(value)) throw new InputError(this.at(key), `a whole number from ${from} to ${to}`);
    return value;
  }

  /** As `number`; null, or a field left out, is unknown. */
  nullable(key: string, from: number, to: number): number | null {
    const value = this.value(key);
    if (value === undefined || value === null) return null;
    if (typeof value !== "number") throw new InputError(this.at(key), `${describeRange(from, to)}, or null`);
    return this.number(key, from, to);
  }

  /** A coverage: a number ≥ 0, or infinity where nothing is emitted (`"Infinity"` in JSON). */
  coverage(key: string): number {
    const value = this.value(key);
    if (value === "Infinity" || value === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    return this.number(key, 0, LARGEST_AMOUNT);
  }
}

/** `a number from 0 to 1`, `a finite number ≥ 0`: how a range is told to whoever missed it. */
export const describeRange = (from: number, to: number): string => {
  if (to !== LARGEST_AMOUNT) return `a number from ${from} to ${to}`;
  return from === -LARGEST_AMOUNT ? "a finite number" : `a finite number ≥ ${from}`;
};

const isDay = (text: string): boolean => {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
