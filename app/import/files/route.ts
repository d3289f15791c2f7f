import { requireSession } from "@/lib/access";
import { FileError } from "@/lib/import/file-error";
import { receiveForm, TooLargeError } from "@/lib/import/web";
import { refusedForm, seePage } from "../answers";

/** Takes the file of the form, as it comes in. */
export async function POST(request: Request): Promise<Response> {
  const holder = await requireSession(request, "import");
  if (holder.is === "refused") return refusedForm(holder);
  try {
    const { id } = await receiveForm(request, holder.actor);
    return seePage(`/import/${id}`);
  } catch (error) {
    if (error instanceof TooLargeError) return seePage("/import", "large");
    if (error instanceof FileError) return seePage("/import", /Choose/.test(error.message) ? "file" : "broken");
    throw error;
  }
}
