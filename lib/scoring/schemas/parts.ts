import { LARGEST_AMOUNT } from "../fields";
import type { Range } from "../input-rows";

export type JsonSchema = { readonly [keyword: string]: unknown };

export const DIALECT = "https://json-schema.org/draft/2020-12/schema";

export const number = ([minimum, maximum]: Range): JsonSchema => ({ type: "number", minimum, maximum });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });
export const oneOf = (values: readonly unknown[]): JsonSchema => ({ enum: values });
export const list = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({ type: "array", items, ...more });
export const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
export const BOOLEAN: JsonSchema = { type: "boolean" };
export const NUMBER: JsonSchema = { type: "number" };
export const SHARE = number([0, 1]);
export const POINTS = number([0, 100]);
/** A number, or `"Infinity"` where nothing is issued. */
export const COVERAGE: JsonSchema = { anyOf: [{ type: "number", minimum: 0 }, { const: "Infinity" }] };
export const COVERAGE_IN: JsonSchema = { anyOf: [number([0, LARGEST_AMOUNT]), { const: "Infinity" }] };
export const mapRows = (rows: Readonly<Record<string, Range>>, schemaOf: (range: Range) => JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(rows).map(([key, range]) => [key, schemaOf(range)]));

export const same = (keys: readonly string[], schema: JsonSchema): JsonSchema =>
  Object.fromEntries(keys.map((key) => [key, schema]));

/** Fields that are not named are left behind on the way in. */
export const object = (properties: JsonSchema, required: readonly string[]): JsonSchema => ({
  type: "object",
  properties,
  required,
});

/** Fields that are not named do not come out. */
export const closed = (properties: JsonSchema, optional: readonly string[] = []): JsonSchema => ({
  ...object(
    properties,
    Object.keys(properties).filter((key) => !optional.includes(key)),
  ),
  additionalProperties: false,
});
