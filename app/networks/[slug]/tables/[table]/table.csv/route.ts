import { plainAnswer } from "@/lib/http/file-response";
import { loadNetworkTable } from "@/lib/loaders/tables/network";
import { parseNetworkParams, rawParams } from "../../../../../search-params";
import { noTable, tableResponse } from "../../../../../table-file";
import { parseWhatIfParams } from "../../../../../what-if-params";

interface Params {
  slug: string;
  table: string;
}

/** A table of the network's page, or of its page of inputs, as its page shows it; the same query. */
export async function GET(request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { slug, table: id } = await params;
  const raw = rawParams(new URL(request.url).searchParams);
  const reply = await loadNetworkTable({ slug, id, ...parseNetworkParams(raw), assumed: parseWhatIfParams(raw) });
  if (reply === null) return plainAnswer(404, `No network is called "${slug}". The names stand on the scoreboard.`);
  return "file" in reply ? tableResponse(reply.file, slug) : noTable(`"${slug}"`, id, reply.known);
}
