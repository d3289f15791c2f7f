import * as z from "zod";
import { loadStand } from "@/lib/loaders/read-api";
import { loadRevision } from "@/lib/loaders/revision";
import { loadTrace } from "@/lib/loaders/trace";
import { networkQuery, parseTraceKey, TRACE_KINDS, traceHref, traceKey } from "@/lib/views";
import { AS_OF, DEFINITION, SLUG_TEXT } from "../common-params";
import { ApiFault } from "../fault";
import { metaOf, operation } from "../operation";
import { inPath } from "../params";
import { META } from "../schemas/parts";
import { shape } from "../schemas/registry";
import { TRACE_FIELDS } from "../schemas/trace";

export const getRevision = operation({
  id: "getRevision",
  path: "/revision",
  group: "Service",
  summary: "Publications of facts so far",
  description:
    "When it moves, some fact has changed, and what was fetched before may be older than the record. null while the database does not answer.",
  params: {},
  reply: shape("RevisionReply", "The stand of the facts.", { meta: META, revision: z.int().nullable() }),
  examples: ["/revision"],
  isOwn: true,
  isSameFor: "never",
  answer: async (_given, stand) => {
    const revision = await loadRevision();
    const { newest } = revision === null ? { newest: null } : await loadStand();
    const meta = metaOf(stand, { asOf: newest ?? stand.newest, page: "/data" });
    return { body: { meta: { ...meta, revision, asOf: newest }, revision }, asOf: null };
  },
});

export const getTrace = operation({
  id: "getTrace",
  path: "/networks/{slug}/trace/{kind}/{id}",
  group: "Record",
  summary: "What stands behind one number",
  description:
    "Definition, formula with its numbers, claims with their sources, conflicts, and a sentence ready to cite, in the words of the page. The key of a number stands in the address of its page. A definition that the network does not have reads as the house’s, as on its page; the slug `all` counts over all networks.",
  params: {
    slug: inPath(z.string().regex(SLUG_TEXT), {
      description: "The network, or `all`.",
      expected: "the slug of a network, or all",
      examples: ["helium"],
    }),
    kind: inPath(z.enum(TRACE_KINDS), {
      description: "What the number is.",
      expected: `one of ${TRACE_KINDS.join(", ")}`,
      examples: ["formula"],
    }),
    id: inPath(z.string().max(200), {
      description: "Its name within the kind: `series@quarter` for a figure, the id otherwise.",
      expected: "the key of a number",
      examples: ["coverage.prudent"],
    }),
    asOf: AS_OF,
    definition: DEFINITION,
  },
  reply: shape("TraceReply", "One number and what it rests on.", { meta: META, ...TRACE_FIELDS }),
  examples: ["/networks/helium/trace/formula/coverage.prudent", "/networks/filecoin/trace/formula/verdict"],
  isOwn: true,
  isSameFor: "day",
  answer: async ({ slug, kind, id, asOf, definition }, stand) => {
    const trace = parseTraceKey(`${slug}/${kind}/${id}`);
    const view = trace && (await loadTrace(trace, asOf, definition));
    if (!view)
      throw new ApiFault(
        404,
        "No such number",
        "No figure, observation or formula of the record has this key on this day.",
      );
    const page = traceHref(traceKey({ slug, kind, id }), networkQuery(asOf, definition));
    return { body: { meta: metaOf(stand, { asOf: view.asOf, page }), ...view }, asOf: view.asOf };
  },
});

/** The document describes itself in two words: its own form is that of OpenAPI. */
const DOCUMENT = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({}),
  paths: z.looseObject({}),
  components: z.looseObject({}),
});

/** @param build made late, since the document lists every operation, this one included */
export const openApiOperation = (build: (site: string | null) => object) =>
  operation({
    id: "getOpenApi",
    path: "/openapi.json",
    group: "Service",
    summary: "This API as an OpenAPI 3.1 document",
    description:
      "Every operation with its parameters, replies and errors, from the schemas that the server itself uses.",
    params: {},
    reply: DOCUMENT,
    examples: ["/openapi.json"],
    answer: async (_given, stand) => ({ body: DOCUMENT.parse(build(stand.site)), asOf: null }),
  });
