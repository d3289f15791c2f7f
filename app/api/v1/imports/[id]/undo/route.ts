import { isImportId, loadImport, undoImport } from "@/lib/import/web";
import { forHolder, importReply, notDoneProblem } from "../../answer";

interface Input {
  params: Promise<{ id: string }>;
}

/** Takes an import back, or discards one that was never shown. */
export const POST = (request: Request, { params }: Input): Promise<Response> =>
  forHolder(request, async ({ actor }) => {
    const { id } = await params;
    const notDone = isImportId(id)
      ? await undoImport(id, actor)
      : { status: 404 as const, reason: "There is no such import." };
    if (notDone !== null) return notDoneProblem(notDone);
    // A file that was only checked leaves nothing behind.
    return (await loadImport(id)) === null ? new Response(null, { status: 204 }) : importReply(id);
  });
