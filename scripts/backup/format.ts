import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import * as z from "zod";
import { DatabaseError } from "../database.mjs";

/**
 * A backup is gzipped text, one JSON value a line: a head, then for each table its name with its columns and each of its
 * rows as a list, then the counts and the checksum of all lines before. It knows no kind of database: instants are ISO
 * text, JSON columns are text, truth is true or false.
 */

export const FORMAT_VERSION = 1;

export type Cell = string | number | boolean | null;

const headSchema = z.object({
  offtake: z.literal("backup"),
  version: z.literal(FORMAT_VERSION),
  madeAt: z.iso.datetime(),
  from: z.enum(["sqlite", "postgres"]),
  /** Newest migration of the database it was made from. */
  migration: z.string(),
  revision: z.int().min(0),
});

const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
const rowSchema = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));
const endSchema = z.object({ end: z.literal(true), rows: z.record(z.string(), z.int().min(0)), sha256: z.string() });

export type Head = z.infer<typeof headSchema>;

/** What a backup says, part by part, in order. The end comes last, once the checksum was found right. */
export type Part =
  | { kind: "head"; head: Head }
  | { kind: "table"; table: string; columns: string[] }
  | { kind: "row"; row: Cell[] }
  | { kind: "end"; rows: Record<string, number> };

/** Text of a part, and the running checksum over it. */
export class LineWriter {
  private readonly hash = createHash("sha256");

  line(value: Head | { table: string; columns: string[] } | readonly Cell[]): string {
    const text = `${JSON.stringify(value)}\n`;
    this.hash.update(text);
    return text;
  }

  end(rows: Record<string, number>): string {
    return `${JSON.stringify({ end: true, rows, sha256: this.hash.digest("hex") })}\n`;
  }
}

/** Lines of a gzipped file. Memory holds one chunk and one line. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const text = createGunzip();
  createReadStream(path)
    .on("error", (error) => text.destroy(error))
    .pipe(text);
  text.setEncoding("utf8");
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

const broken = (path: string, why: string): DatabaseError =>
  new DatabaseError(`${path} cannot be restored: ${why}. Take another backup; nothing was changed.`);

/**
 * Reads a backup to its end.
 * @throws DatabaseError where the file is no backup, is cut short, was changed, or counts other rows than it has
 */
export async function* readBackup(path: string): AsyncGenerator<Part> {
  const hash = createHash("sha256");
  const counted: Record<string, number> = {};
  let table: string | null = null;
  let hasHead = false;
  let hasEnded = false;
  try {
    for await (const line of linesOf(path)) {
      if (hasEnded) throw broken(path, "something follows its end");
      const value: unknown = JSON.parse(line);
      if (!hasHead) {
        const head = headSchema.safeParse(value);
        if (!head.success)
          throw broken(path, "it is not a backup of Offtake, or of a format that this version does not know");
        hasHead = true;
        hash.update(`${line}\n`);
        yield { kind: "head", head: head.data };
        continue;
      }
      const end = endSchema.safeParse(value);
      if (end.success) {
        if (end.data.sha256 !== hash.digest("hex")) throw broken(path, "its checksum does not fit what it holds");
        if (JSON.stringify(end.data.rows) !== JSON.stringify(counted))
          throw broken(path, "its counts do not fit its rows");
        hasEnded = true;
        yield { kind: "end", rows: counted };
        continue;
      }
      hash.update(`${line}\n`);
      if (Array.isArray(value)) {
        if (table === null) throw broken(path, "a row stands before its table");
        counted[table] = (counted[table] ?? 0) + 1;
        yield { kind: "row", row: rowSchema.parse(value) };
        continue;
      }
      const next = tableSchema.parse(value);
      table = next.table;
      counted[table] = 0;
      yield { kind: "table", ...next };
    }
  } catch (error) {
    throw toBackupError(error, path);
  }
  if (!hasEnded) throw broken(path, "it is cut short");
}

function toBackupError(error: unknown, path: string): unknown {
  if (error instanceof DatabaseError) return error;
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  if (code === "ENOENT") return new DatabaseError(`${path} does not exist.`);
  if (code === "EACCES" || code === "EISDIR") return new DatabaseError(`${path} cannot be read (${code}).`);
  if (code === "Z_BUF_ERROR") return broken(path, "it is cut short");
  if (typeof code === "string" && code.startsWith("Z_")) return broken(path, "it is not a gzipped file, or is damaged");
  if (error instanceof SyntaxError || error instanceof z.ZodError) return broken(path, "a line of it is damaged");
  return error;
}
