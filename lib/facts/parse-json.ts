import type * as z from "zod";
import type { Finding } from "./findings";
import { describeIssue } from "./issues";

/** `[3].readings[0].standing`, with the id of the item where it has one: `[3] (pay-day) .readings[0]`. */
function describePath(path: PropertyKey[], input: unknown): string {
  const [first, ...rest] = path;
  const tail = rest.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  if (typeof first !== "number") return first === undefined ? "" : `${String(first)}${tail}`;
  const item: unknown = Array.isArray(input) ? input[first] : null;
  const id =
    typeof item === "object" && item !== null ? (Reflect.get(item, "id") ?? Reflect.get(item, "question")) : null;
  return typeof id === "string" ? `[${first}]${tail} (${id})` : `[${first}]${tail}`;
}

/** Reads one JSON file into the schema's type; null with findings when it does not fit. Never throws. */
export function parseJson<Value>(
  file: string,
  content: string,
  schema: z.ZodType<Value>,
): { value: Value | null; findings: Finding[] } {
  let input: unknown;
  try {
    input = JSON.parse(content);
  } catch (error) {
    const message = `expected JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { value: null, findings: [{ file, line: null, where: "", message }] };
  }
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, findings: [] };
  const findings = result.error.issues.map((issue) => ({
    file,
    line: null,
    where: describePath(issue.path, input),
    message: describeIssue(issue, input),
  }));
  return { value: null, findings };
}
