import type { JsonSchema } from "@/lib/scoring";

/** The part of JSON Schema 2020-12 that our schemas use; an unknown keyword is an error, so that none is passed over. */
const SILENT = new Set(["$schema", "$id", "$defs", "title", "description", "examples"]);

type Check = (value: unknown, argument: unknown, schema: JsonSchema, root: JsonSchema, path: string) => string[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isSchema = (value: unknown): value is JsonSchema => isObject(value);
const schemas = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const when = (fails: boolean, path: string, text: string): string[] => (fails ? [`${path}: ${text}`] : []);
const fieldOf = (schema: JsonSchema, key: string): unknown => (Object.hasOwn(schema, key) ? schema[key] : undefined);

const CHECKS: Readonly<Record<string, Check>> = {
  type: (value, argument, _s, _r, path) => {
    const types = [argument].flat();
    const matches = types.includes(typeOf(value)) || (types.includes("integer") && Number.isInteger(value));
    return when(!matches, path, `not ${types.join(" or ")}`);
  },
  const: (value, argument, _s, _r, path) => when(value !== argument, path, `not ${argument}`),
  enum: (value, argument, _s, _r, path) =>
    when(!Array.isArray(argument) || !argument.includes(value), path, "not listed"),
  minimum: (value, least, _s, _r, path) => when(typeof value === "number" && value < Number(least), path, "too small"),
  maximum: (value, most, _s, _r, path) => when(typeof value === "number" && value > Number(most), path, "too large"),
  pattern: (value, pattern, _s, _r, path) =>
    when(typeof value === "string" && !new RegExp(String(pattern)).test(value), path, "does not match"),
  minItems: (value, least, _s, _r, path) =>
    when(Array.isArray(value) && value.length < Number(least), path, "too short"),
  maxItems: (value, most, _s, _r, path) => when(Array.isArray(value) && value.length > Number(most), path, "too long"),
  items: (value, items, schema, root, path) =>
    // Beside prefixItems there are no more; how many there may be is said by maxItems.
    Array.isArray(value) && isSchema(items) && fieldOf(schema, "prefixItems") === undefined
      ? value.flatMap((item, i) => faults(item, items, root, `${path}[${i}]`))
      : [],
  required: (value, keys, _s, _r, path) =>
    isObject(value) && Array.isArray(keys)
      ? keys.flatMap((key) => when(!Object.hasOwn(value, key), `${path}.${key}`, "missing"))
      : [],
  properties: (value, properties, _s, root, path) =>
    isObject(value) && isSchema(properties)
      ? Object.entries(value).flatMap(([key, item]) => {
          const schema = fieldOf(properties, key);
          return isSchema(schema) ? faults(item, schema, root, `${path}.${key}`) : [];
        })
      : [],
  additionalProperties: (value, allowed, schema, root, path) => {
    const named = fieldOf(schema, "properties") ?? {};
    if (!isObject(value) || !isSchema(named)) return [];
    const others = Object.keys(value).filter((key) => !Object.hasOwn(named, key));
    if (allowed === false) return others.map((key) => `${path}.${key}: not expected`);
    return isSchema(allowed) ? others.flatMap((key) => faults(value[key], allowed, root, `${path}.${key}`)) : [];
  },
  maxLength: (value, most, _s, _r, path) =>
    when(typeof value === "string" && value.length > Number(most), path, "too long"),
  uniqueItems: (value, _a, _s, _r, path) =>
    when(
      Array.isArray(value) && new Set(value.map((item) => JSON.stringify(item))).size < value.length,
      path,
      "repeated",
    ),
  // Days and moments are the only formats there are, and the calendar knows best which exist.
  format: (value, format, _s, _r, path) => {
    if (format === "date-time")
      return when(typeof value === "string" && Number.isNaN(Date.parse(value)), path, "not a moment");
    if (format !== "date") throw new Error(`format ${format} is not checked`);
    const isDay = typeof value !== "string" || new Date(`${value}T00:00Z`).toJSON()?.startsWith(value);
    return when(!isDay, path, "not a day");
  },
  prefixItems: (value, items, _s, root, path) =>
    Array.isArray(value)
      ? schemas(items).flatMap((schema, i) => (i < value.length ? faults(value[i], schema, root, `${path}[${i}]`) : []))
      : [],
  propertyNames: (value, names, _s, root, path) =>
    isObject(value) && isSchema(names)
      ? Object.keys(value).flatMap((key) => faults(key, names, root, `${path}.${key}`))
      : [],
  anyOf: (value, options, _s, root, path) => {
    const all = schemas(options).map((schema) => faults(value, schema, root, path));
    return all.some((list) => list.length === 0) ? [] : all.flat();
  },
  $ref: (value, name, _s, root, path) => {
    const schema = String(name)
      .replace("#/", "")
      .split("/")
      .reduce<unknown>((place, key) => (isSchema(place) ? fieldOf(place, key) : undefined), root);
    if (!isSchema(schema)) throw new Error(`no definition ${String(name)}`);
    return faults(value, schema, root, path);
  },
};

/** What is wrong with a value, one line each; empty when it is valid. */
export const faults = (value: unknown, schema: JsonSchema, root: JsonSchema = schema, path = ""): string[] =>
  Object.entries(schema).flatMap(([keyword, argument]) => {
    if (SILENT.has(keyword)) return [];
    const check = CHECKS[keyword];
    if (!check) throw new Error(`keyword ${keyword} is not checked`);
    return check(value, argument, schema, root, path);
  });
