import { requireSession } from "@/lib/access";
import { isImportId, undoImport } from "@/lib/import/web";
import { refusedForm, seePage } from "../../answers";

/** Takes an import back, or discards one that was never shown. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const holder = await requireSession(request, "import");
  if (holder.is === "refused") return refusedForm(holder);
  const { id } = await params;
  if (!isImportId(id)) return seePage("/import", "gone");
  const notDone = await undoImport(id, holder.actor);
  if (notDone === null) return seePage("/import");
  if (notDone.status === 404) return seePage("/import", "gone");
  return seePage(`/import/${id}`, /keys/.test(notDone.reason) ? "overtaken" : "already");
}
