import { problem } from "@/lib/http/problem";
import { FileError, parseMapping } from "@/lib/import";
import { receiveBody, startImport, TooLargeError } from "@/lib/import/web";
import { forHolder, importReply, notDoneProblem } from "./answer";

/**
 * Takes a CSV file as the body and begins to read it in a process of its own: 202 with the address where it stands.
 * `?file=` names it, `?map=column=field` (repeated) takes a column for a field, `?dryRun=1` checks and stores nothing.
 */
export const POST = (request: Request): Promise<Response> =>
  forHolder(request, async ({ actor }) => {
    const { searchParams } = new URL(request.url);
    if (/^multipart\//i.test(request.headers.get("content-type") ?? ""))
      return problem(415, "Not a CSV body", "Send the CSV file itself as the body, as text/csv.");
    try {
      const pairs = searchParams.getAll("map");
      const mapping = pairs.length === 0 ? null : parseMapping(pairs);
      const { id } = await receiveBody(request, searchParams.get("file") ?? "", actor);
      const notDone = await startImport({ id, mapping, actor, isDryRun: searchParams.get("dryRun") === "1" });
      return notDone === null ? await importReply(id, 202) : notDoneProblem(notDone);
    } catch (error) {
      if (error instanceof TooLargeError) return problem(413, "The file is too large", error.message);
      if (error instanceof FileError) return problem(422, "The file does not fit", error.message);
      throw error;
    }
  });
