import { cookies } from "next/headers";
import { readSessionHolder, SESSION_COOKIE } from "@/lib/access";
import { csvText } from "@/lib/format";
import { fileResponse } from "@/lib/http/file-response";
import { problem } from "@/lib/http/problem";
import { loadImport } from "@/lib/import/web";
import { refusalProblem } from "../../answers";

/** The rejects of an import as a file; what a spreadsheet would run is defused. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const holder = await readSessionHolder((await cookies()).get(SESSION_COOKIE)?.value, "import");
  if (holder.is === "refused") return refusalProblem(holder);
  const state = await loadImport((await params).id);
  if (state === null) return problem(404, "Not found", "There is no such import.");
  const rows = state.rejects.map(({ line, column, value, reason }) => [line, column, value, reason]);
  const text = csvText([["line", "column", "value", "reason"], ...rows]);
  return fileResponse(text, { type: "text/csv; charset=utf-8", name: `offtake-rejects-${state.id.slice(0, 8)}.csv` });
}
