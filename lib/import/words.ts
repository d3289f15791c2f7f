import type { BatchState, Holder, Refusal, RejectFact } from "@/lib/data";

const STATES: Record<BatchState, string> = {
  writing: "being read",
  cut_short: "cut short",
  ready: "waiting to be published",
  failed: "failed",
  published: "published",
  undone: "taken back",
};

/** State of an import in words. */
export const stateWords = (state: BatchState): string => STATES[state];

/** Why an import cannot be published or taken back. */
export function refusalSentence(refusal: Refusal, batchId: string): string {
  const words: Record<Refusal, string> = {
    unknown: "There is no such import.",
    unfinished: "The file is still being read, or the reading was cut short. Wait, or import the file again.",
    failed: "The file could not be read to its end: nothing of it is stored.",
    published: "It is published already.",
    undone: "It was taken back. Import the file again to show it.",
    empty: "No row of it was stored: there is nothing to publish.",
    overtaken:
      "Another publication has meanwhile brought rows with the same keys into the record. Import the file again: it is then checked against them.",
  };
  return `Import ${batchId.slice(0, 40)}: ${words[refusal]}`;
}

/** Why the same file is not read a second time. */
export function heldSentence({ batch, state }: Holder): string {
  const where = `import ${batch.id} of ${batch.startedAt.toISOString().slice(0, 10)}`;
  if (state === "published")
    return `This file was imported before: ${where} is published. Take that back first if it is to come in again.`;
  if (state === "ready") return `This file was imported before: ${where} waits to be published.`;
  return `This file is being read by another process: ${where}.`;
}

/** A reject on one line of a terminal. */
export const rejectLine = ({ line, column, value, reason }: RejectFact): string =>
  `line ${line}${column === null ? "" : `, ${column}`}: ${reason}${value === null ? "" : ` (found ${JSON.stringify(value)})`}`;
