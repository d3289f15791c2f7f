import { loadRevision } from "@/lib/loaders/revision";

/** Counts publications of facts: when it moves, an open page is older than the record. */
export async function GET(): Promise<Response> {
  return Response.json({ revision: await loadRevision() }, { headers: { "cache-control": "no-store" } });
}
