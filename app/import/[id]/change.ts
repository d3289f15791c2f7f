import { requireSession } from "@/lib/access";
import { isImportId, type NotDone } from "@/lib/import/web";
import { refusedForm, seePage } from "../answers";

interface Input {
  params: Promise<{ id: string }>;
}

/**
 * The route of a form that shows an import or takes it back.
 * @param change gives null when it is done
 * @param next the page to look at then
 */
export const changeRoute =
  (change: (id: string, actor: string) => Promise<NotDone | null>, next: (id: string) => string) =>
  async (request: Request, { params }: Input): Promise<Response> => {
    const holder = await requireSession(request, "import");
    if (holder.is === "refused") return refusedForm(holder);
    const { id } = await params;
    if (!isImportId(id)) return seePage("/import", "gone");
    const notDone = await change(id, holder.actor);
    if (notDone === null) return seePage(next(id));
    if (notDone.status === 404) return seePage("/import", "gone");
    return seePage(`/import/${id}`, /keys/.test(notDone.reason) ? "overtaken" : "already");
  };
