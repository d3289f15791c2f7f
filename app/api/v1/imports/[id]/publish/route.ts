import { isImportId, publishImport } from "@/lib/import/web";
import { forHolder, importReply, notDoneProblem } from "../../answer";

interface Input {
  params: Promise<{ id: string }>;
}

/** Shows an import to readers. */
export const POST = (request: Request, { params }: Input): Promise<Response> =>
  forHolder(request, async ({ actor }) => {
    const { id } = await params;
    const notDone = isImportId(id)
      ? await publishImport(id, actor)
      : { status: 404 as const, reason: "There is no such import." };
    return notDone === null ? importReply(id) : notDoneProblem(notDone);
  });
