import * as z from "zod";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { API_ROOT, type Operation } from "./operation";
import type { Param } from "./params";
import { WRITE_SHAPES } from "./schemas/imports";
import { PROBLEM } from "./schemas/parts";
import { SHAPES } from "./schemas/registry";
import type { WriteOperation } from "./writes";

/** The OpenAPI 3.1 document, made from the table of operations and the schemas that type the replies. */

export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
type JsonObject = { [key: string]: Json };

const TARGET = { target: "draft-2020-12" } as const;

/** The schemas themselves say in which dialect they are; the document says it once. */
function withoutHead(schema: object): JsonObject {
  const { $schema: _, $id: __, ...rest } = JSON.parse(JSON.stringify(schema));
  return rest;
}

const refTo = (id: string): JsonObject => ({ $ref: `#/components/schemas/${id}` });

/** A schema by its name where it has one, else written out. */
function schemaOf(schema: z.ZodType): JsonObject {
  const id = (SHAPES.get(schema) ?? WRITE_SHAPES.get(schema))?.id;
  return id === undefined ? withoutHead(z.toJSONSchema(schema, TARGET)) : refTo(id);
}

function namedSchemas(shapes: typeof SHAPES): JsonObject {
  const { schemas } = z.toJSONSchema(shapes, { ...TARGET, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHead(schema)]));
}

function parameterOf(name: string, param: Param): JsonObject {
  const schema = withoutHead(z.toJSONSchema(param.schema, TARGET));
  const isList = param.kind === "list";
  return {
    name,
    in: param.in,
    required: param.isRequired,
    description: param.description,
    ...(isList ? { style: "form", explode: false } : {}),
    schema: isList ? { ...schema, uniqueItems: true } : schema,
    ...(param.examples.length > 0
      ? { examples: Object.fromEntries(param.examples.map((value) => [value, { value: exampleOf(param, value) }])) }
      : {}),
  };
}

/** One that may be given several times: `name=a&name=b`. */
function repeatedParameterOf(name: string, param: Param): JsonObject {
  const { examples, schema, ...rest } = parameterOf(name, param);
  return {
    ...rest,
    style: "form",
    explode: true,
    schema: { type: "array", items: schema ?? {} },
    ...(examples === undefined
      ? {}
      : { examples: Object.fromEntries(param.examples.map((value) => [value, { value: [value] }])) }),
  };
}

const exampleOf = (param: Param, value: string): Json =>
  param.kind === "list" ? value.split(",") : param.kind === "number" ? Number(value) : value;

const ERRORS: Readonly<Record<string, string>> = {
  400: "A parameter is unknown, missing, repeated or not understood; `parameter`, `value` and `expected` say which and what would do.",
  404: "Nothing of the record, and no import, has this name.",
  406: "The address gives none of the formats that Accept asks for.",
  429: "Too many requests of one client, or too many wrong tokens; Retry-After says when the next one is answered.",
  500: "Something broke here.",
  503: "The database does not answer, or too many files are being read.",
};

/** Of the addresses that need a token. */
const WRITE_ERRORS: Readonly<Record<string, string>> = {
  401: "There is no token, or it does not count: it is wrong, has expired or was revoked.",
  403: "The request comes from a page of another site.",
  409: "Not in this state: `detail` says what it is in.",
  413: "The file is larger than what is taken over the web.",
  415: "The body is no CSV file: a form, for instance.",
  422: "The file does not fit: its columns, or its form. Nothing was stored.",
};

/** Name of the way to show a token, in the document. */
const TOKEN = "token";

const header = (description: string): JsonObject => ({ description, schema: { type: "string" } });

const LIMIT_HEADERS: JsonObject = {
  "RateLimit-Limit": header("Requests of one client in a minute."),
  "RateLimit-Remaining": header("What is left of them."),
  "RateLimit-Reset": header("Seconds until all of them are there again."),
};

function responsesOf(operation: Operation, isCsv: boolean): JsonObject {
  const json = { "application/json": { schema: schemaOf(operation.reply) } };
  const csv = { "text/csv": { schema: { type: "string" } } };
  const isLimited = !operation.isOwn;
  const statuses = ["400", ...(Object.values(operation.params).some((param) => param.in === "path") ? ["404"] : [])];
  const errors = [...statuses, "406", ...(isLimited ? ["429"] : []), "500", "503"];
  return {
    200: {
      description: isCsv ? "The rows as a CSV file with a head." : "The answer.",
      headers: {
        ...(operation.isSameFor === "never" ? {} : { ETag: header("Of this answer; send it back as If-None-Match.") }),
        ...(operation.csvName === null ? {} : { Link: header("rel=next: the next page, where there is one.") }),
        ...(isLimited ? LIMIT_HEADERS : {}),
      },
      content: isCsv ? csv : { ...json, ...(operation.csvName === null ? {} : csv) },
    },
    ...(operation.isSameFor === "never" ? {} : { 304: { description: "Nothing has changed since the ETag sent." } }),
    ...Object.fromEntries(errors.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
  };
}

const operationEntry = (operation: Operation, isCsv: boolean): JsonObject => ({
  get: {
    operationId: isCsv ? `${operation.id}Csv` : operation.id,
    tags: [operation.group],
    summary: isCsv ? `${operation.summary}, as CSV` : operation.summary,
    description: operation.description,
    parameters: Object.entries(operation.params).map(([name, param]) => parameterOf(name, param)),
    responses: responsesOf(operation, isCsv),
  },
});

function writeEntry(write: WriteOperation): JsonObject {
  const errors = [401, 403, ...write.refusals, 429, 500, 503].map(String);
  return {
    [write.method]: {
      operationId: write.id,
      tags: [WRITE_GROUP],
      summary: write.summary,
      description: write.description,
      security: [{ [TOKEN]: [] }],
      parameters: Object.entries(write.params).map(([name, param]) =>
        write.repeated.includes(name) ? repeatedParameterOf(name, param) : parameterOf(name, param),
      ),
      ...(write.body === null
        ? {}
        : {
            requestBody: {
              required: true,
              description: "The file itself, in UTF-8.",
              content: { [write.body]: { schema: { type: "string" } } },
            },
          }),
      responses: {
        [write.success]: {
          description: write.success === 202 ? "It is being read." : "Where it stands.",
          headers: { Location: header("Where to ask for it.") },
          content: { "application/json": { schema: schemaOf(write.reply) } },
        },
        ...(write.empty === null ? {} : { 204: { description: write.empty } }),
        ...Object.fromEntries(
          [...new Set(errors)].map((status) => [status, { $ref: `#/components/responses/${status}` }]),
        ),
      },
    },
  };
}

/** What the writing addresses are about: heads the reference page. */
export const WRITE_GROUP = "Imports";

/** What stands in the document of the API itself, by its status. */
const responseOf = (description: string): JsonObject => ({
  description,
  content: { "application/problem+json": { schema: schemaOf(PROBLEM) } },
});

/**
 * @param site where readers reach the API; null = not told, the address stays relative
 * @param writes what needs a token; none where nothing may be written
 */
export function openApiDocument(
  operations: readonly Operation[],
  site: string | null,
  writes: readonly WriteOperation[] = [],
): JsonObject {
  const paths = operations.flatMap((operation): [string, JsonObject][] => [
    [operation.path, operationEntry(operation, false)],
    ...(operation.csvName === null
      ? []
      : [[`${operation.path}.csv`, operationEntry(operation, true)] as [string, JsonObject]]),
  ]);
  const canWrite = writes.length > 0;
  const groups = [...operations.map(({ group }) => group), ...(canWrite ? [WRITE_GROUP] : [])];
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Offtake API",
      version: "1",
      summary:
        "Who pays a DePIN network’s bill, its customers or its token: verdicts, figures and claims with their sources.",
      description: DISCLAIMER,
      license: { name: "MIT for the code; figures keep the licence of their sources", identifier: "MIT" },
    },
    servers: [{ url: `${site ?? ""}${API_ROOT}` }],
    tags: [...new Set(groups)].map((name) => ({ name })),
    paths: Object.fromEntries([
      ...paths,
      ...writes.map((write): [string, JsonObject] => [write.path, writeEntry(write)]),
    ]),
    components: {
      schemas: { ...namedSchemas(SHAPES), ...(canWrite ? namedSchemas(WRITE_SHAPES) : {}) },
      responses: Object.fromEntries(
        Object.entries({ ...ERRORS, ...(canWrite ? WRITE_ERRORS : {}) }).map(([status, description]) => [
          status,
          responseOf(description),
        ]),
      ),
      ...(canWrite
        ? {
            securitySchemes: {
              [TOKEN]: {
                type: "http",
                scheme: "bearer",
                description: "Made by whoever runs the site: `npm run token -- create`. Reading needs none.",
              },
            },
          }
        : {}),
    },
  };
}
