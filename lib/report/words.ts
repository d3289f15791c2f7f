import { type ProseView, proseText, type StatementView } from "@/lib/views";
import type { Line } from "./flow/table";

/** A statement of the record with what it rests on, for a cell; nothing where it is hidden on this day. */
export function statementLines({ prose, sources }: StatementView): Line[] {
  if (!prose) return [];
  const named = sources.map(({ publisher }) => publisher).join(", ");
  return [{ text: prose, look: "small" }, ...(named ? [{ text: named, look: "faint" } as const] : [])];
}

/** Parts that there are, as one text. */
export const joined = (parts: (string | ProseView | null | undefined | false)[], by = " · "): string =>
  parts.flatMap((part) => (part ? [typeof part === "string" ? part : proseText(part)] : [])).join(by);
