import * as z from "zod";

/** Shapes of the writing addresses: named in the document only where these exist. */
export const WRITE_SHAPES = z.registry<{ id: string; description?: string }>();

const COUNT = z.int().min(0).nullable();
const MOMENT = z.iso.datetime().nullable();

export const IMPORT_STATES = ["sent", "writing", "ready", "failed", "cut_short", "published", "undone"] as const;

export const IMPORT = z
  .strictObject({
    id: z.string().regex(/^[0-9a-f]{32}$/),
    file: z.string().nullable().describe("Name of the file; null where neither the file nor its import says one."),
    state: z
      .enum(IMPORT_STATES)
      .describe(
        "sent: nothing was stored of it; writing: being read; ready: stored and shown to nobody; failed and cut_short: see message; published; undone.",
      ),
    isDryRun: z.boolean().describe("true: the file was checked and nothing stored."),
    message: z.string().nullable().describe("What ended it early, as a sentence; null: nothing did."),
    rowsRead: COUNT.describe("null: nobody has begun to read it."),
    rowsStored: COUNT,
    rowsRejected: COUNT,
    startedAt: MOMENT,
    finishedAt: MOMENT,
    publishedAt: MOMENT,
    undoneAt: MOMENT,
    networks: z.array(z.strictObject({ network: z.string(), observations: z.int().min(0) })),
    rejects: z
      .array(
        z.strictObject({
          line: z.int().min(1).describe("Of the file, the head included."),
          column: z.string().nullable().describe("null: the row as a whole."),
          value: z.string().nullable().describe("What stood there, cut to 200 characters; null: nothing did."),
          reason: z.string(),
        }),
      )
      .max(1000)
      .describe("Rows that were not stored, the first 1,000."),
  })
  .register(WRITE_SHAPES, { id: "Import", description: "A file that was sent, and what came of it." });

/** Type of the replies of all writing addresses. */
export type ImportReply = z.infer<typeof IMPORT>;
