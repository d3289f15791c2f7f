import { getEnv } from "@/lib/env";
import { fileResponse } from "@/lib/http/file-response";
import { problem } from "@/lib/http/problem";
import { templateCsv } from "@/lib/import/template";

/** A whole made-up network as a file to start from. */
export function GET(): Response {
  if (getEnv().isReadOnly) return problem(404, "Not found", "There is nothing at this address.");
  return fileResponse(templateCsv(), { type: "text/csv; charset=utf-8", name: "offtake-import-template.csv" });
}
