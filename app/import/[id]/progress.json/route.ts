import { cookies } from "next/headers";
import { readSessionHolder, SESSION_COOKIE } from "@/lib/access";
import { problem } from "@/lib/http/problem";
import { loadImport } from "@/lib/import/web";
import { buildImport } from "@/lib/views/import-page";
import { refusalProblem } from "../../answers";

/** Where an import stands, for its page while it is open. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const holder = await readSessionHolder((await cookies()).get(SESSION_COOKIE)?.value, "import");
  if (holder.is === "refused") return refusalProblem(holder);
  const state = await loadImport((await params).id);
  if (state === null) return problem(404, "Not found", "There is no such import.");
  const { status, isRunning, counts } = buildImport(state);
  return Response.json({ status, isRunning, counts }, { headers: { "cache-control": "no-store" } });
}
