import fc from "fast-check";
import type { JsonSchema } from "@/lib/scoring";
import { faults } from "../unit/scoring/json-schema";

/** Drives the read API from its own document: valid values and hostile ones, each reply against the schema of its status. */

interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: { type?: string; enum?: string[]; items?: object };
  examples?: Record<string, { value: unknown }>;
}

interface Response200 {
  content?: Record<string, { schema: JsonSchema }>;
}

export interface DocumentedOperation {
  operationId: string;
  /** Only of what needs a token. */
  security?: Record<string, string[]>[];
  parameters: Parameter[];
  responses: Record<string, Response200 | { $ref: string }>;
}

export interface ApiDocument {
  servers: { url: string }[];
  paths: Record<string, Partial<Record<Method, DocumentedOperation>>>;
  components: {
    responses: Record<string, Response200>;
    schemas: Record<string, object>;
    securitySchemes?: Record<string, { type: string; scheme: string }>;
  };
}

export type Method = "get" | "post";

/** What anybody may ask, by its path. */
export const readsOf = (document: ApiDocument): [string, DocumentedOperation][] =>
  Object.entries(document.paths).flatMap(([path, { get }]): [string, DocumentedOperation][] =>
    get === undefined || get.security ? [] : [[path, get]],
  );

/** What needs a token, by its path and method. */
export const securedOf = (document: ApiDocument): [string, Method, DocumentedOperation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    (Object.entries(methods) as [Method, DocumentedOperation][]).flatMap(
      ([method, operation]): [string, Method, DocumentedOperation][] =>
        operation.security ? [[path, method, operation]] : [],
    ),
  );

/** Values of one request: of the path by name, of the query as pairs. */
export interface Question {
  path: string;
  operation: DocumentedOperation;
  inPath: Record<string, string>;
  query: [string, string][];
}

export const addressOf = (root: string, { path, inPath, query }: Question): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ""));
  const text = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  return `${root}${filled}${text ? `?${text}` : ""}`;
};

/** Values that the document itself says are taken. */
export function validValues({ schema, examples }: Parameter): string[] {
  const shown = Object.values(examples ?? {}).map(({ value }) =>
    Array.isArray(value) ? value.join(",") : String(value),
  );
  return [...new Set([...shown, ...(schema.enum ?? [])])];
}

/** The least that an operation needs: the first example of every required parameter. */
export function plainQuestion(path: string, operation: DocumentedOperation): Question {
  const required = operation.parameters.filter((parameter) => parameter.required);
  const valued = required.map((parameter): [Parameter, string] => [parameter, validValues(parameter)[0] ?? ""]);
  return {
    path,
    operation,
    inPath: Object.fromEntries(valued.filter(([{ in: place }]) => place === "path").map(([{ name }, v]) => [name, v])),
    query: valued.filter(([{ in: place }]) => place === "query").map(([{ name }, value]) => [name, value]),
  };
}

export function withValue<Asked extends Question>(
  question: Asked,
  { name, in: place }: Pick<Parameter, "name" | "in">,
  value: string,
): Asked {
  if (place === "path") return { ...question, inPath: { ...question.inPath, [name]: value } };
  return { ...question, query: [...question.query.filter(([other]) => other !== name), [name, value]] };
}

/** What somebody types, pastes or tries. */
export const HOSTILE = [
  "",
  " ",
  "\0",
  "a\0b",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e309",
  "-1e309",
  "99999999999999999999",
  "0x10",
  "2025-02-30",
  "0000-00-00",
  "9999-12-31",
  "2025-1-1",
  "9999Q4",
  "0000Q1",
  "__proto__",
  "constructor",
  "toString",
  "' OR 1=1 --",
  "1; DROP TABLE Network",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "../../../etc/passwd",
  "%00",
  "%",
  "a,b,c",
  "helium,helium",
  "\u202e\u{1f9ea}é",
  "\ud7ff\ufffe",
  "x".repeat(4000),
] as const;

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.integer().map(String),
  fc.double().map(String),
  fc
    .date({ noInvalidDate: true, min: new Date("1990-01-01"), max: new Date("2030-12-31") })
    .map((date) => date.toISOString()),
);

/**
 * Asks, and holds the reply to the document: a documented status, never one of a fault here, a body of its schema.
 * Throws itself: thousands of expectations would take longer than the requests.
 *
 * @returns the status
 */
export async function ask(base: string, document: ApiDocument, question: Question): Promise<number> {
  const address = addressOf(document.servers[0]?.url ?? "", question);
  return heldTo(document, question, address, await fetchOpen(`${base}${address}`));
}

/** The same for what needs a token. @returns the status, and the body where it is JSON */
export async function askSecured(
  base: string,
  document: ApiDocument,
  question: Question & { method: Method },
  { headers = {}, body = null }: { headers?: Record<string, string>; body?: string | null } = {},
): Promise<{ status: number; body: unknown }> {
  const address = addressOf(document.servers[0]?.url ?? "", question);
  const response = await fetch(`${base}${address}`, { method: question.method.toUpperCase(), headers, body });
  const copy = response.clone();
  const status = await heldTo(document, question, address, response);
  const isJson = /json/.test(copy.headers.get("content-type") ?? "");
  return { status, body: isJson ? await copy.json() : null };
}

async function heldTo(document: ApiDocument, question: Question, address: string, response: Response): Promise<number> {
  const { status } = response;
  const fail = (what: string): never => {
    throw new Error(`${address.slice(0, 300)}: ${what}`);
  };
  if (status >= 500) fail(`answered ${status}: ${(await response.text()).slice(0, 300)}`);
  // An address so long that the server does not read it has no operation that could answer.
  if (status === 431 || status === 414) return status;
  const documented = question.operation.responses[status] ?? fail(`${status} is not in the document`);
  if (status === 204) return status;
  const reply = "$ref" in documented ? document.components.responses[status] : documented;
  const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
  const schema = reply?.content?.[type]?.schema ?? fail(`${type} is not in the document for ${status}`);
  const body: unknown = type === "text/csv" ? await response.text() : await response.json();
  const wrong = faults(body, schema, document as unknown as JsonSchema);
  if (wrong.length > 0) fail(wrong.slice(0, 5).join("; "));
  return status;
}

/** The server closes connections that rest, and one may close just as it is used again; that is asked once more. */
export const fetchOpen = (address: string): Promise<Response> => fetch(address).catch(() => fetch(address));

/** Some of a list, others for every place: in a short run each value meets some parameter, in a long one every one. */
export const sampled = <Value>(values: readonly Value[], place: number, count: number): Value[] =>
  process.env.OFFTAKE_TEST_LONG !== undefined || values.length <= count
    ? [...values]
    : Array.from({ length: count }, (_, index) => values[(place * count + index) % values.length] as Value);
