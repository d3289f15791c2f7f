import type { Refused } from "@/lib/access";
import { problem } from "@/lib/http/problem";

const TITLES: Record<Refused["status"], string> = {
  401: "A token is needed",
  403: "Not from here",
  404: "Not found",
  429: "Too many wrong tokens",
};

/** Why a request may not write, for programs. */
export const refusalProblem = (refused: Refused): Response =>
  problem(refused.status, TITLES[refused.status], refused.reason, {
    headers: {
      ...(refused.status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(refused.status === 429 ? { "retry-after": String(refused.retrySeconds) } : {}),
    },
  });

/** What a page says after a form that came to nothing; the address carries the code, never the words. */
export const SAID = {
  token: "This token does not count: it is wrong, has expired or was revoked.",
  later: "Too many wrong tokens. Try again in a few minutes.",
  session: "Your hour is over. Enter the token again.",
  file: "Choose a file first, and send it again.",
  broken: "The file did not arrive whole. Send it again.",
  large: "The file is larger than this site takes. The command line takes files of any size.",
  gone: "There is no such import, or its file is not on this server any more.",
  busy: "Other files are being read. Start this one when they are done.",
  already: "That cannot be done now: the file is being read, or this import has moved on meanwhile.",
  columns: "The columns do not fit yet: every field needs one column, and no two columns the same field.",
  overtaken:
    "Another publication has meanwhile brought rows with the same keys. Send the file again: it is then checked against them.",
} as const;
export type Said = keyof typeof SAID;

export const isSaid = (code: unknown): code is Said => typeof code === "string" && Object.hasOwn(SAID, code);

/** After a form: the page to look at, and what it says. */
export function seePage(path: string, said: Said | null = null, cookie: string | null = null): Response {
  const headers = new Headers({ location: said === null ? path : `${path}?said=${said}`, "cache-control": "no-store" });
  if (cookie !== null) headers.set("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Refusal of a form of our own pages: back to where a token is entered; from elsewhere, a plain refusal. */
export const refusedForm = (refused: Refused): Response =>
  refused.status === 401 ? seePage("/import", "session") : refusalProblem(refused);
