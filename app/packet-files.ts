import { problem } from "@/lib/http/problem";
import { withheldWords } from "@/lib/loaders/verdict-file";

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
