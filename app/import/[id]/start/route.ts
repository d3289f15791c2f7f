import { requireSession } from "@/lib/access";
import { isImportId, startImport } from "@/lib/import/web";
import { refusedForm, seePage } from "../../answers";
import { mappingOf, readForm } from "../form-fields";

/** Begins to check or to read a file that was sent. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const holder = await requireSession(request, "import");
  if (holder.is === "refused") return refusedForm(holder);
  const { id } = await params;
  const form = await readForm(request);
  if (!isImportId(id) || form === null) return seePage("/import", "gone");
  const notDone = await startImport({
    ...{ id, mapping: mappingOf(form), actor: holder.actor },
    isDryRun: form.get("do") !== "import",
  });
  if (notDone === null) return seePage(`/import/${id}`);
  if (notDone.status === 404) return seePage("/import", "gone");
  return seePage(`/import/${id}`, notDone.status === 503 ? "busy" : notDone.status === 422 ? "columns" : "already");
}
