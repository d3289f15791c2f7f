import "server-only";
import type { CallToolResult } from "@modelcontextprotocol/server";
import { ERRORS, type ErrorCode } from "@/lib/errors";

/** What the caller got wrong or asked in vain: its message is the answer, a sentence that says what to do. */
export class ToolFault extends Error {}

/** A tool's answer: a sentence or two to read, and the same record as data. */
export interface ToolAnswer<Structured extends Record<string, unknown>> {
  summary: string;
  structured: Structured;
}

/** The protocol asks for the data as text as well, for clients that read no structured content. */
const asResult = ({ summary, structured }: ToolAnswer<Record<string, unknown>>): CallToolResult => ({
  content: [
    { type: "text", text: summary },
    { type: "text", text: JSON.stringify(structured) },
  ],
  structuredContent: structured,
});

/** Runs a tool; whatever goes wrong is told in a sentence, and only what the caller may know of it. */
export async function answering<Structured extends Record<string, unknown>>(
  run: () => Promise<ToolAnswer<Structured>>,
): Promise<CallToolResult> {
  try {
    return asResult(await run());
  } catch (error) {
    if (error instanceof ToolFault) return asFault(error.message);
    console.error(error);
    return asFault(`${knownFault(error) ?? "The fault is on the server"}. Nothing was changed; try again in a moment.`);
  }
}

const asFault = (sentence: string): CallToolResult => ({ content: [{ type: "text", text: sentence }], isError: true });

/** By its code: the class of the error is another one in every bundle. */
function knownFault(error: unknown): string | null {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : null;
  return typeof code === "string" && Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode].title : null;
}
