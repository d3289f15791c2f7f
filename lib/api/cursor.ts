import { createHash } from "node:crypto";
import { ApiFault } from "./fault";

/** What a cursor holds for: the operation with its filters, and the facts of one revision. */
export interface CursorScope {
  /** Operation and filters as one text; `limit` and the cursor itself are no part of it. */
  query: string;
  revision: number;
}

const PARTS = /^([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-f]{16})$/;

const checkOf = ({ query, revision }: CursorScope, offset: number): string =>
  createHash("sha256").update(`${query}\n${revision}\n${offset}`).digest("hex").slice(0, 16);

/** Opaque to its readers: the place of the next row, with what it holds for. */
export const cursorAt = (scope: CursorScope, offset: number): string =>
  Buffer.from(`${scope.revision.toString(36)}.${offset.toString(36)}.${checkOf(scope, offset)}`).toString("base64url");

const refused = (because: string): ApiFault =>
  new ApiFault(
    400,
    "The cursor does not hold here",
    `cursor: ${because} Ask again without a cursor, and follow page.next from there.`,
    { parameter: "cursor" },
  );

/** Place of the first row. @throws ApiFault 400 that says whether the cursor is broken, stale or of another query */
export function offsetOf(cursor: string | null, scope: CursorScope): number {
  if (cursor === null) return 0;
  const [, revisionText, offsetText, check] = PARTS.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (revisionText === undefined || offsetText === undefined) throw refused("it is not one that this API gave.");
  const [revision, offset] = [Number.parseInt(revisionText, 36), Number.parseInt(offsetText, 36)];
  if (revision !== scope.revision)
    throw refused(
      `it is stale: it was given for revision ${revision} of the facts, and they are at ${scope.revision}.`,
    );
  if (check !== checkOf(scope, offset)) throw refused("it was given for another query.");
  return offset;
}
