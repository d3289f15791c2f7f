import * as z from "zod";
import { getEnv } from "@/lib/env";
import { inPath, type Params, text } from "./params";
import { IMPORT } from "./schemas/imports";

/**
 * The addresses that need a token. Their routes stand in app/api/v1/imports; the OpenAPI document and the reference page
 * are made from this table. In read-only mode they do not exist, in the document neither.
 */
export interface WriteOperation {
  id: string;
  method: "get" | "post";
  /** Below `/api/v1`, dynamic parts in braces. */
  path: string;
  summary: string;
  description: string;
  params: Params;
  /** Parameters that may be given several times. */
  repeated: readonly string[];
  /** Media type of the body; null = there is none. */
  body: string | null;
  reply: typeof IMPORT;
  success: 200 | 202;
  /** Also answered with 204 and no body, and when; null = never. */
  empty: string | null;
  /** Statuses of refusals beside those of a token that does not count. */
  refusals: readonly (404 | 409 | 413 | 415 | 422 | 503)[];
}

const IMPORT_ID = inPath(z.string().regex(/^[0-9a-f]{32}$/), {
  description: "The import, as the reply to its file names it.",
  expected: "32 hexadecimal digits",
  examples: ["00000000000000000000000000000000"],
});

export const WRITES: readonly WriteOperation[] = [
  {
    id: "sendImport",
    method: "post",
    path: "/imports",
    summary: "Send a CSV file",
    description:
      "Takes the file as the body and begins to read it in a process of its own: the reply says where it stands, and `Location` where to ask again. Readers see nothing of it until it is published. docs/import.md says what a row needs.",
    params: {
      file: text(z.string(), {
        description: "Name of the file, for the list of imports; a path in it is left out.",
        expected: "a name",
        examples: ["own.csv"],
      }),
      map: text(z.string(), {
        description: "Takes a column for a field; may be given several times. Without it columns go by their names.",
        expected: "column=field, or column= to leave the column out",
        examples: ["amount in USD=value"],
      }),
      dryRun: text(z.enum(["1"]), {
        description: "Checks every row and stores nothing.",
        expected: "1",
        examples: ["1"],
      }),
    },
    repeated: ["map"],
    body: "text/csv",
    reply: IMPORT,
    success: 202,
    empty: null,
    refusals: [413, 415, 422, 503],
  },
  {
    id: "getImport",
    method: "get",
    path: "/imports/{id}",
    summary: "Where an import stands",
    description:
      "Its state, what was read, stored and rejected, the networks it speaks of, and the rejects with reasons.",
    params: { id: IMPORT_ID },
    repeated: [],
    body: null,
    reply: IMPORT,
    success: 200,
    empty: null,
    refusals: [404],
  },
  {
    id: "publishImport",
    method: "post",
    path: "/imports/{id}/publish",
    summary: "Show an import to readers",
    description:
      "One small transaction, however long the file was. Refused where it is not ready, or where another publication has meanwhile brought rows with the same keys.",
    params: { id: IMPORT_ID },
    repeated: [],
    body: null,
    reply: IMPORT,
    success: 200,
    empty: null,
    refusals: [404, 409],
  },
  {
    id: "undoImport",
    method: "post",
    path: "/imports/{id}/undo",
    summary: "Take an import back",
    description: "Readers see nothing of it from then on; one that was never published is discarded.",
    params: { id: IMPORT_ID },
    repeated: [],
    body: null,
    reply: IMPORT,
    success: 200,
    empty: "Nothing had been stored of the file: it is gone.",
    refusals: [404, 409],
  },
];

/** Those that exist here: none in read-only mode. */
export const openWrites = (): readonly WriteOperation[] => (getEnv().isReadOnly ? [] : WRITES);
