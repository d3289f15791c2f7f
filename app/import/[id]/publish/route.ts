import { requireSession } from "@/lib/access";
import { isImportId, publishImport } from "@/lib/import/web";
import { refusedForm, seePage } from "../../answers";

/** Shows an import to readers. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const holder = await requireSession(request, "import");
  if (holder.is === "refused") return refusedForm(holder);
  const { id } = await params;
  if (!isImportId(id)) return seePage("/import", "gone");
  const notDone = await publishImport(id, holder.actor);
  if (notDone === null) return seePage(`/import/${id}`);
  if (notDone.status === 404) return seePage("/import", "gone");
  return seePage(`/import/${id}`, /keys/.test(notDone.reason) ? "overtaken" : "already");
}
