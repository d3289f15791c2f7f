import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/lib/api/openapi";
import { OPERATIONS } from "@/lib/api/operations";
import { buildReference } from "@/lib/api/reference";
import { IMPORT_STATES } from "@/lib/api/schemas/imports";
import { WRITES } from "@/lib/api/writes";
import type { BatchState } from "@/lib/data";

const document = openApiDocument(OPERATIONS, null, WRITES);
const text = JSON.stringify(document);

/** `$ref`s of the document, and what they lead to. */
const refs = [...new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? ""))];
const resolve = (ref: string): unknown =>
  ref
    .replace("#/", "")
    .split("/")
    .reduce<unknown>(
      (place, key) => (typeof place === "object" && place ? Reflect.get(place, key) : undefined),
      document,
    );

const ROUTES = join(import.meta.dirname, "../../../app/api/v1");

/** Route files by the path they answer, `[slug]` and `[...id]` as the document writes them. */
const routes = readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => ({
    path: `/${file.replaceAll("\\", "/").replace(/\/?route\.ts$/, "")}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}"),
    code: readFileSync(join(ROUTES, file), "utf8"),
  }));

interface Entry {
  operationId: string;
  security?: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: object };
  responses: Record<string, object>;
}
const paths = Object.entries((document as unknown as { paths: Record<string, Record<string, Entry>> }).paths);
const entries = paths.flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, entry]) => ({ path, method, entry })),
);
const written = entries.filter(({ entry }) => entry.security !== undefined);

describe("the OpenAPI document", () => {
  it("leads nowhere that is not there", () => {
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((ref) => resolve(ref) === undefined)).toEqual([]);
  });

  it("names no shape that nothing uses", () => {
    const { schemas } = (document as unknown as { components: { schemas: object } }).components;
    expect(Object.keys(schemas).filter((id) => !refs.includes(`#/components/schemas/${id}`))).toEqual([]);
  });

  it("is of version 3.1 and carries no dialect of its parts", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(text.match(/"\$(schema|id)"/g)).toBeNull();
  });

  it("names every operation once, and every parameter once in it", () => {
    const ids = entries.map(({ entry }) => entry.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, entry: get } of entries) {
      const names = get.parameters.map(({ name }) => name);
      expect(new Set(names).size, path).toBe(names.length);
      const inPath = get.parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => name).sort(), path).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      );
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(Object.keys(get.responses)).toEqual(
        expect.arrayContaining(get.security ? ["401", "403", "429", "503"] : ["200", "400", "503"]),
      );
    }
  });

  it("has a route for every path, and a path for every route", () => {
    const served = routes.filter(({ code }) => !code.includes("unknownRoutes")).map(({ path }) => path);
    expect(served.sort()).toEqual(paths.map(([path]) => path).sort());
    expect(routes.length - served.length).toBe(2);
  });

  it("has in every route file the operation of its path, as CSV where the path says so", () => {
    const open = new Set(entries.filter(({ entry }) => entry.security === undefined).map(({ path }) => path));
    for (const { path, code } of routes.filter((route) => open.has(route.path))) {
      const isCsv = path.endsWith(".csv");
      const { id } = OPERATIONS.find((operation) => operation.path === path.replace(/\.csv$/, "")) ?? { id: "none" };
      expect(code, path).toContain(`routesOf("${id}"${isCsv ? ', "csv"' : ""})`);
    }
  });
});

describe("what needs a token", () => {
  it("is in the document with its method, its body and the way to show a token", () => {
    expect(written.map(({ path, method }) => `${method} ${path}`)).toEqual([
      "post /imports",
      "get /imports/{id}",
      "post /imports/{id}/publish",
      "post /imports/{id}/undo",
    ]);
    for (const { path, method, entry } of written) {
      expect(entry.security).toEqual([{ token: [] }]);
      expect(Object.keys(entry.requestBody?.content ?? {}), path).toEqual(path === "/imports" ? ["text/csv"] : []);
      // Its route answers this method, after the token was looked at, and no other.
      const { code = "" } = routes.find((route) => route.path === path) ?? {};
      expect([...code.matchAll(/export const ([A-Z]+) =/g)].map(([, name]) => name)).toEqual([method.toUpperCase()]);
      expect(code).toMatch(/forHolder\(request|changeRoute\(/);
    }
    expect(resolve("#/components/securitySchemes/token")).toMatchObject({ type: "http", scheme: "bearer" });
  });

  it("gives the states that an import can be in, and no other", () => {
    const states: readonly (BatchState | "sent")[] = IMPORT_STATES;
    expect(resolve("#/components/schemas/Import/properties/state/enum")).toEqual(states);
  });

  it("is in no document of a site where nothing may be written", () => {
    const without = JSON.stringify(openApiDocument(OPERATIONS, null));
    expect(without).not.toMatch(/securitySchemes|"Import"|\/imports/);
    expect(Object.keys(JSON.parse(without).components.responses)).not.toContain("401");
  });
});

describe("the reference page", () => {
  const view = buildReference();

  it("shows every operation with a link that runs, in curl and in Python", () => {
    const shown = view.groups.flatMap(({ operations }) => operations);
    expect(shown.map(({ id }) => id).sort()).toEqual([...OPERATIONS, ...WRITES].map(({ id }) => id).sort());
    for (const { examples, reply, params, id, needsToken } of shown) {
      expect(examples.length, id).toBeGreaterThan(0);
      expect(
        examples.every(({ curl, python, href }) => curl.includes(href) && python.includes(href)),
        id,
      ).toBe(true);
      if (needsToken) {
        expect(reply.map(({ name }) => name)).toContain("rejects");
        expect(examples.every(({ curl, python }) => curl.includes("Bearer $TOKEN") && python.includes("Bearer"))).toBe(
          true,
        );
      } else if (id !== "getOpenApi") expect(reply.map(({ name }) => name)).toContain("meta");
      expect(params.every(({ description, expected }) => description && expected)).toBe(true);
    }
  });

  it("leads from every type to a shape that is on the page", () => {
    const names = new Set(view.shapes.map(({ name }) => name));
    const fields = [
      ...view.shapes.flatMap((shape) => shape.fields),
      ...view.groups.flatMap(({ operations }) => operations.flatMap(({ reply }) => reply)),
    ];
    const led = fields.flatMap(({ type }) => type.flatMap(({ shape }) => shape ?? []));
    expect(led.length).toBeGreaterThan(50);
    expect(led.filter((name) => !names.has(name))).toEqual([]);
  });
});
