import { isImportId, undoImport } from "@/lib/import/web";
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
    return notDone === null ? importReply(id) : notDoneProblem(notDone);
  });
