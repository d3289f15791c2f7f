import * as z from "zod";
import { ApiFault, badParameter, noSuchPart, quoted } from "./fault";

/** One parameter of an operation: read from the address, described in the document, shown on the reference page. */
export interface Param<Value = unknown, Required extends boolean = boolean> {
  in: "path" | "query";
  isRequired: Required;
  description: string;
  /** What a value has to be; ends the sentence "expected …". */
  expected: string;
  /** Of the value as it is used, and so as the document describes it. */
  schema: z.ZodType<Value>;
  /** list: values parted by commas, or the name repeated. */
  kind: "text" | "number" | "list";
  /** Values that work, as they stand in an address. */
  examples: readonly string[];
}

/** Parameters by name. */
export type Params = Readonly<Record<string, Param>>;

/** What an operation is handed: every parameter by name, null where it was not given. */
export type Given<P extends Params> = {
  [Name in keyof P]: P[Name] extends Param<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | null
    : never;
};

type Described = Pick<Param, "description" | "expected" | "examples">;

export const text = <Value>(schema: z.ZodType<Value>, words: Described): Param<Value, false> => ({
  ...words,
  in: "query",
  isRequired: false,
  schema,
  kind: "text",
});

export const numeric = (schema: z.ZodType<number>, words: Described): Param<number, false> => ({
  ...words,
  in: "query",
  isRequired: false,
  schema,
  kind: "number",
});

export const listed = (schema: z.ZodType<string[]>, words: Described): Param<string[], true> => ({
  ...words,
  in: "query",
  isRequired: true,
  schema,
  kind: "list",
});

export const inPath = <Value>(schema: z.ZodType<Value>, words: Described): Param<Value, true> => ({
  ...words,
  in: "path",
  isRequired: true,
  schema,
  kind: "text",
});

/** One of a closed list; the error names them all. */
export const choice = <Value extends string>(
  values: readonly Value[],
  { description, examples }: Pick<Described, "description"> & { examples?: readonly Value[] },
): Param<Value, false> =>
  text(z.enum(values), { description, expected: `one of ${values.join(", ")}`, examples: examples ?? values });

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function readValue(name: string, param: Param, values: readonly string[]): unknown {
  const [first = ""] = values;
  if (param.kind !== "list" && values.length > 1)
    throw new ApiFault(
      400,
      "A parameter is given more than once",
      `${name} is given ${values.length} times, first as ${quoted(first)}; expected once: ${param.expected}.`,
      { parameter: name, value: first.slice(0, 80), expected: param.expected },
    );
  const whole = values.join(",");
  const read = param.kind === "list" ? whole.split(",") : param.kind === "number" ? numberIn(first) : first;
  const parsed = param.schema.safeParse(read);
  if (!parsed.success)
    throw param.in === "path" ? noSuchPart(name, whole, param.expected) : badParameter(name, whole, param.expected);
  return parsed.data;
}

/** NaN where the text is no number: no schema takes it. */
const numberIn = (value: string): number => (NUMBER.test(value) ? Number(value) : Number.NaN);

/**
 * The parameters of an address. Strict, unlike a page: what is not understood is refused, so that nobody takes an answer
 * to another question for theirs.
 *
 * @param path dynamic parts of the path, decoded
 * @throws ApiFault 400 for the first query parameter that is unknown, repeated, missing or ill-formed
 */
export function parseParams<P extends Params>(
  params: P,
  query: URLSearchParams,
  path: Readonly<Record<string, string>>,
): Given<P> {
  const known = Object.keys(params).filter((name) => params[name]?.in === "query");
  for (const name of query.keys())
    if (!known.includes(name))
      throw new ApiFault(
        400,
        "A parameter is not known here",
        `${quoted(name)} is not a parameter of this address; expected ${known.length > 0 ? `any of ${known.join(", ")}` : "none"}.`,
        { parameter: name.slice(0, 80), expected: known },
      );
  const given = Object.entries(params).map(([name, param]): [string, unknown] => {
    const values = param.in === "path" ? [path[name] ?? ""] : query.getAll(name);
    if (values.length > 0) return [name, readValue(name, param, values)];
    if (!param.isRequired) return [name, null];
    throw new ApiFault(400, "A parameter is missing", `${name} is missing; expected ${param.expected}.`, {
      parameter: name,
      value: null,
      expected: param.expected,
    });
  });
  // Built from the same names and schemas that the type is derived from.
  return Object.fromEntries(given) as Given<P>;
}
