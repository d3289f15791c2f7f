import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/lib/api/openapi";
import { OPERATIONS } from "@/lib/api/operations";
import { buildReference } from "@/lib/api/reference";

const document = openApiDocument(OPERATIONS, null);
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

/** Files that are sent to be imported are written with a token; docs/import.md describes these addresses. */
const WRITES = /^\/imports(\/|$)/;

/** Route files by the path they answer, `[slug]` and `[...id]` as the document writes them. */
const routes = readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => ({
    path: `/${file.replaceAll("\\", "/").replace(/\/?route\.ts$/, "")}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}"),
    code: readFileSync(join(ROUTES, file), "utf8"),
  }))
  .filter(({ path }) => !WRITES.test(path));

interface Entry {
  get: {
    operationId: string;
    parameters: { name: string; in: string; required: boolean; schema: object }[];
    responses: Record<string, object>;
  };
}
const paths = Object.entries((document as unknown as { paths: Record<string, Entry> }).paths);

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
    const ids = paths.map(([, { get }]) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { get }] of paths) {
      const names = get.parameters.map(({ name }) => name);
      expect(new Set(names).size, path).toBe(names.length);
      const inPath = get.parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => name).sort(), path).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      );
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(["200", "400", "503"]));
    }
  });

  it("has a route for every path, and a path for every route", () => {
    const served = routes.filter(({ code }) => !code.includes("unknownRoutes")).map(({ path }) => path);
    expect(served.sort()).toEqual(paths.map(([path]) => path).sort());
    expect(routes.length - served.length).toBe(2);
  });

  it("has in every route file the operation of its path, as CSV where the path says so", () => {
    for (const { path, code } of routes.filter(({ code: text }) => !text.includes("unknownRoutes"))) {
      const isCsv = path.endsWith(".csv");
      const { id } = OPERATIONS.find((operation) => operation.path === path.replace(/\.csv$/, "")) ?? { id: "none" };
      expect(code, path).toContain(`routesOf("${id}"${isCsv ? ', "csv"' : ""})`);
    }
  });
});

describe("the reference page", () => {
  const view = buildReference();

  it("shows every operation with a link that runs, in curl and in Python", () => {
    const shown = view.groups.flatMap(({ operations }) => operations);
    expect(shown.map(({ id }) => id).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
    for (const { examples, reply, params, id } of shown) {
      expect(examples.length, id).toBeGreaterThan(0);
      expect(
        examples.every(({ curl, python, href }) => curl.includes(href) && python.includes(href)),
        id,
      ).toBe(true);
      if (id !== "getOpenApi") expect(reply.map(({ name }) => name)).toContain("meta");
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
