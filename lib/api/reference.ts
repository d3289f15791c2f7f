import { getEnv } from "@/lib/env";
import { MOST_ROWS, USUAL_ROWS } from "./common-params";
import { type Json, openApiDocument, WRITE_GROUP } from "./openapi";
import { API_ROOT, type Operation } from "./operation";
import { OPERATIONS } from "./operations";
import { openWrites, type WriteOperation } from "./writes";

/** What the reference page prints, read from the same document that programs read. */

export interface FieldView {
  name: string;
  isOptional: boolean;
  /** `Verdict or null`, `list of Input` … */
  type: TypePart[];
  description: string | null;
}

/** A piece of a type in words; a name leads to its shape. */
export interface TypePart {
  at: number;
  text: string;
  shape: string | null;
}

export interface ParamView {
  name: string;
  place: "path" | "query";
  isRequired: boolean;
  description: string;
  expected: string;
  examples: string[];
}

export interface ExampleView {
  href: string;
  curl: string;
  python: string;
}

export interface OperationView {
  id: string;
  method: "GET" | "POST";
  /** Its examples lead nowhere by themselves: they are for a terminal. */
  needsToken: boolean;
  path: string;
  summary: string;
  description: string;
  params: ParamView[];
  examples: ExampleView[];
  /** Address of the first example as CSV; null = JSON only. */
  csvHref: string | null;
  reply: FieldView[];
  isLimited: boolean;
}

export interface ReferenceView {
  root: string;
  groups: { name: string; operations: OperationView[] }[];
  shapes: { name: string; description: string | null; fields: FieldView[]; values: string[] }[];
  errors: { status: string; description: string }[];
  limits: { perMinute: number | null; usualRows: number; mostRows: number };
  pagingPython: string;
  csvPython: string;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectIn = (value: Json | undefined): { [key: string]: Json } => (isObject(value) ? value : {});
const listIn = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const REF = "#/components/schemas/";

/** A schema in words. */
function typeOf(schema: Json | undefined): Omit<TypePart, "at">[] {
  const { $ref, anyOf, type, items, prefixItems, const: constant, enum: values, format, ...rest } = objectIn(schema);
  const word = (text: string) => ({ text, shape: null });
  if (typeof $ref === "string") return [{ text: $ref.replace(REF, ""), shape: $ref.replace(REF, "") }];
  if (anyOf !== undefined)
    return listIn(anyOf).flatMap((option, index) => [...(index === 0 ? [] : [word(" or ")]), ...typeOf(option)]);
  if (constant !== undefined) return [word(JSON.stringify(constant))];
  if (values !== undefined) return [word(listIn(values).map(String).join(" | "))];
  if (prefixItems !== undefined)
    return [
      word("pair of "),
      ...listIn(prefixItems).flatMap((item, index) => [...(index === 0 ? [] : [word(" and ")]), ...typeOf(item)]),
    ];
  if (type === "array") return [word("list of "), ...typeOf(items)];
  if (type === "object") {
    const names = Object.keys(objectIn(rest.properties));
    return [word(names.length > 0 ? `{ ${names.join(", ")} }` : "object by name")];
  }
  if (format === "date") return [word("day")];
  return [word(typeof type === "string" ? type : "any")];
}

const placed = (parts: Omit<TypePart, "at">[]): TypePart[] => {
  let at = 0;
  return parts.map((part) => {
    const begins = at;
    at += part.text.length;
    return { at: begins, ...part };
  });
};

function fieldsOf(schema: Json | undefined): FieldView[] {
  const { properties, required } = objectIn(schema);
  const needed = new Set(listIn(required));
  return Object.entries(objectIn(properties)).map(([name, field]) => {
    const { description } = objectIn(field);
    return {
      name,
      isOptional: !needed.has(name),
      type: placed(typeOf(field)),
      description: typeof description === "string" ? description : null,
    };
  });
}

const curlOf = (address: string): string => `curl -s '${address}'`;

const pythonOf = (address: string): string =>
  [
    "import json, urllib.request",
    "",
    `with urllib.request.urlopen("${address}") as reply:`,
    "    answer = json.load(reply)",
    `print(json.dumps(answer, indent=2)[:800])`,
  ].join("\n");

type Document = { [key: string]: Json };

/** Fields of the reply of an operation, as the document has them. */
function replyFields(document: Document, path: string, method: string, status: number): FieldView[] {
  const schemas = objectIn(objectIn(document.components).schemas);
  const entry = objectIn(objectIn(objectIn(document.paths)[path])[method]);
  const ok = objectIn(objectIn(entry.responses)[status]);
  const schema = objectIn(objectIn(objectIn(ok.content)["application/json"]).schema);
  return fieldsOf(typeof schema.$ref === "string" ? schemas[schema.$ref.replace(REF, "")] : schema);
}

const paramViews = (params: Operation["params"]): ParamView[] =>
  Object.entries(params).map(([name, param]) => ({
    name,
    place: param.in,
    isRequired: param.isRequired,
    description: param.description,
    expected: param.expected,
    examples: [...param.examples],
  }));

function operationView(operation: Operation, document: Document, root: string): OperationView {
  const [first = ""] = operation.examples;
  return {
    id: operation.id,
    method: "GET",
    needsToken: false,
    path: `${API_ROOT}${operation.path}`,
    summary: operation.summary,
    description: operation.description,
    params: paramViews(operation.params),
    examples: operation.examples.map((example) => ({
      href: `${API_ROOT}${example}`,
      curl: curlOf(`${root}${example}`),
      python: pythonOf(`${root}${example}`),
    })),
    csvHref: operation.csvName === null ? null : `${API_ROOT}${first.replace(/(?=\?|$)/, ".csv")}`,
    reply: replyFields(document, operation.path, "get", 200),
    isLimited: !operation.isOwn,
  };
}

function writeView(write: WriteOperation, document: Document, root: string): OperationView {
  const query = write.body === null ? "" : "?file=own.csv&dryRun=1";
  const path = `${write.path.replace("{id}", write.params.id?.examples[0] ?? "")}${query}`;
  return {
    id: write.id,
    method: write.method === "get" ? "GET" : "POST",
    needsToken: true,
    path: `${API_ROOT}${write.path}`,
    summary: write.summary,
    description: write.description,
    params: paramViews(write.params),
    examples: [
      {
        href: `${API_ROOT}${path}`,
        curl: tokenCurlOf(write, `${root}${path}`),
        python: tokenPythonOf(write, `${root}${path}`),
      },
    ],
    csvHref: null,
    reply: replyFields(document, write.path, write.method, write.success),
    isLimited: false,
  };
}

function tokenCurlOf({ method, body }: WriteOperation, address: string): string {
  const lines = [
    `curl -s${method === "post" ? " -X POST" : ""} -H "Authorization: Bearer $TOKEN"`,
    ...(body === null ? [] : [`  -H 'Content-Type: ${body}' --data-binary @own.csv`]),
    `  '${address}'`,
  ];
  return lines.join(" \\\n");
}

const tokenPythonOf = ({ method, body }: WriteOperation, address: string): string =>
  [
    "import json, os, urllib.request",
    "",
    "request = urllib.request.Request(",
    `    "${address}",`,
    `    method="${method.toUpperCase()}",`,
    ...(body === null ? [] : ['    data=open("own.csv", "rb").read(),']),
    "    headers={",
    '        "Authorization": "Bearer " + os.environ["TOKEN"],',
    ...(body === null ? [] : [`        "Content-Type": "${body}",`]),
    "    },",
    ")",
    "with urllib.request.urlopen(request) as reply:",
    "    print(json.load(reply))",
  ].join("\n");

const pagingPython = (root: string): string =>
  [
    "import json, urllib.parse, urllib.request",
    "",
    `address = "${root}/networks/helium/observations?limit=100"`,
    "rows = []",
    "while address:",
    "    with urllib.request.urlopen(address) as reply:",
    "        answer = json.load(reply)",
    '    rows += answer["data"]',
    '    following = answer["page"]["next"]',
    "    address = urllib.parse.urljoin(address, following) if following else None",
    "print(len(rows))",
  ].join("\n");

let built: ReferenceView | null = null;

/** Built once a process: it follows from code and settings alone. */
export function buildReference(): ReferenceView {
  built ??= build();
  return built;
}

function build(): ReferenceView {
  const { publicUrl, host, port, apiRequestsPerMinute } = getEnv();
  const writes = openWrites();
  const document = openApiDocument(OPERATIONS, publicUrl, writes);
  // Where the site does not know its own address, the examples are for the machine it runs on.
  const local = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;
  const root = `${publicUrl ?? local}${API_ROOT}`;
  const { schemas, responses } = objectIn(document.components);
  const groups = [...new Set(OPERATIONS.map(({ group }) => group))];
  return {
    root,
    groups: [
      ...groups.map((name) => ({
        name,
        operations: OPERATIONS.filter(({ group }) => group === name).map((one) => operationView(one, document, root)),
      })),
      ...(writes.length === 0
        ? []
        : [{ name: WRITE_GROUP, operations: writes.map((one) => writeView(one, document, root)) }]),
    ],
    shapes: Object.entries(objectIn(schemas))
      .map(([name, schema]) => {
        const { description, enum: values } = objectIn(schema);
        return {
          name,
          description: typeof description === "string" ? description : null,
          fields: fieldsOf(schema),
          values: listIn(values).map(String),
        };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    errors: Object.entries(objectIn(responses)).map(([status, response]) => ({
      status,
      description: String(objectIn(response).description ?? ""),
    })),
    limits: {
      perMinute: apiRequestsPerMinute === 0 ? null : apiRequestsPerMinute,
      usualRows: USUAL_ROWS,
      mostRows: MOST_ROWS,
    },
    pagingPython: pagingPython(root),
    csvPython: [
      "import pandas",
      "",
      `board = pandas.read_csv("${root}/networks.csv")`,
      'print(board[["slug", "verdict", "prudentCoverage"]])',
    ].join("\n"),
  };
}
