import { Fields, LARGEST_AMOUNT } from "../fields";
import { InputError } from "../input-error";

/** Reads one field of an object; throws an `InputError` that names it when it is not what it must be. */
export type Reader<Value> = (fields: Fields, key: string) => Value;

export type Shape<Row> = { readonly [Key in keyof Required<Row>]: Reader<Row[Key]> };

/** Texts longer than this are no label, reason or address. */
const LONGEST_TEXT = 20_000;

/** Days a record can speak of; further ones would only make work. */
const DAYS = { from: "2000-01-01", to: "2100-12-31" } as const;

const expectedText = `a text of at most ${LONGEST_TEXT} characters`;

export const text: Reader<string> = (fields, key) =>
  fields.text(key, (value) => value.length <= LONGEST_TEXT, expectedText);

export const matching =
  (pattern: RegExp, expected: string): Reader<string> =>
  (fields, key) =>
    fields.text(key, (value) => pattern.test(value), expected);

/** A name by which rows refer to each other. */
export const name = matching(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,199}$/, "a name of letters, digits, dots and hyphens");

export const day: Reader<string> = (fields, key) => {
  const value = fields.day(key);
  if (value < DAYS.from || value > DAYS.to)
    throw new InputError(fields.at(key), `a day from ${DAYS.from} to ${DAYS.to}`);
  return value;
};

export const number: Reader<number> = (fields, key) => fields.number(key, -LARGEST_AMOUNT, LARGEST_AMOUNT);

export const amount =
  (from: number, to: number): Reader<number> =>
  (fields, key) =>
    fields.number(key, from, to);

export const flag: Reader<boolean> = (fields, key) => fields.boolean(key);

export const oneOf =
  <Option extends string | number>(options: readonly Option[]): Reader<Option> =>
  (fields, key) => {
    const value = fields.value(key);
    const found = options.find((option) => option === value);
    if (found === undefined) throw new InputError(fields.at(key), `one of ${options.join(", ")}`);
    return found;
  };

/** null stands there as null; a field that is left out is missed. */
export const nullable =
  <Value>(reader: Reader<Value>): Reader<Value | null> =>
  (fields, key) =>
    fields.value(key) === null ? null : reader(fields, key);

export const optional =
  <Value>(reader: Reader<Value>): Reader<Value | undefined> =>
  (fields, key) =>
    fields.value(key) === undefined ? undefined : reader(fields, key);

export const object =
  <Row extends object>(shape: Shape<Row>): Reader<Row> =>
  (fields, key) =>
    readShape(shape, fields.value(key), fields.at(key));

export const list =
  <Row extends object>(shape: Shape<Row>): Reader<Row[]> =>
  (fields, key) =>
    fields.list(key).map((value, index) => readShape(shape, value, `${fields.at(key)}[${index}]`));

/** An object of texts by any name. */
export const texts =
  (pattern: RegExp, expected: string): Reader<Record<string, string>> =>
  (fields, key) => {
    const entries = fields.object(key).entries();
    for (const [entry, value] of entries)
      if (typeof value !== "string" || !pattern.test(value))
        throw new InputError(`${fields.at(key)}.${entry}`, expected);
    return Object.fromEntries(entries.map(([entry, value]) => [entry, String(value)]));
  };

/**
 * An object with these fields and no other, as a clean copy.
 *
 * @throws InputError naming the field.
 */
export const readShape = <Row extends object>(shape: Shape<Row>, value: unknown, path: string): Row => {
  const fields = Fields.of(value, path);
  for (const [key] of fields.entries())
    if (!Object.hasOwn(shape, key)) throw new InputError(fields.at(key), "no field of this name");
  const read = Object.entries<Reader<unknown>>(shape).map(([key, reader]) => [key, reader(fields, key)]);
  return Object.fromEntries(read.filter(([, item]) => item !== undefined));
};
