import { type Holder, requireToken } from "@/lib/access";
import type { ImportReply } from "@/lib/api";
import { problem } from "@/lib/http/problem";
import { isImportId, loadImport, type NotDone, replyOf } from "@/lib/import/web";
import { refusalProblem } from "../../../import/answers";

const NOT_DONE: Record<NotDone["status"], string> = {
  404: "Not found",
  409: "Not in this state",
  422: "The file does not fit",
  503: "Busy",
};

/** Answers a request of somebody who may import; anybody else is told why not. */
export async function forHolder(request: Request, answer: (holder: Holder) => Promise<Response>): Promise<Response> {
  const holder = await requireToken(request, "import");
  return holder.is === "refused" ? refusalProblem(holder) : answer(holder);
}

export const notDoneProblem = ({ status, reason }: NotDone): Response =>
  problem(status, NOT_DONE[status], reason, { headers: status === 503 ? { "retry-after": "30" } : {} });

/** An import as a program is told of it. */
export async function importReply(id: string, status = 200): Promise<Response> {
  const state = await loadImport(id);
  if (state === null) return problem(404, "Not found", "There is no such import.");
  const reply: ImportReply = replyOf(state);
  return Response.json(reply, {
    status,
    headers: { "cache-control": "no-store", location: `/api/v1/imports/${id}` },
  });
}

interface Input {
  params: Promise<{ id: string }>;
}

/** The route that shows an import or takes it back. @param change gives null when it is done */
export const changeRoute =
  (change: (id: string, actor: string) => Promise<NotDone | null>) =>
  (request: Request, { params }: Input): Promise<Response> =>
    forHolder(request, async ({ actor }) => {
      const { id } = await params;
      const notDone = isImportId(id)
        ? await change(id, actor)
        : { status: 404 as const, reason: "There is no such import." };
      if (notDone !== null) return notDoneProblem(notDone);
      // A file that was only checked leaves nothing behind when it is taken back.
      return (await loadImport(id)) === null ? new Response(null, { status: 204 }) : importReply(id);
    });
