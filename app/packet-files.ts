import { problem } from "@/lib/http/problem";
import { withheldWords } from "@/lib/loaders/verdict-file";

/** Saved under a name that says what it is of; the same address gives other bytes once facts change. */
export const fileResponse = (content: Uint8Array | string, type: string, filename: string, saved = false): Response =>
  new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: {
      "content-type": type,
      "content-disposition": `${saved ? "attachment" : "inline"}; filename="${filename}"`,
      "cache-control": "no-cache",
    },
  });

export const unknownNetwork = (slug: string): Response =>
  problem(
    404,
    "Unknown network",
    `No assessed network is called "${slug.slice(0, 64)}". The names stand on the scoreboard.`,
  );

/** Name of the files of one verdict, without their endings. */
export const packetName = (slug: string, fingerprint: string): string => `offtake-${slug}-${fingerprint}`;

/** The reply to a record that may not travel; anything else goes on as it came. */
export function withheld(error: unknown): Response {
  const told = withheldWords(error);
  if (told === null) throw error;
  return problem(409, "Figures that may not be passed on", told);
}
