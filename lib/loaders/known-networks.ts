import "server-only";
import { factsAtRevision, listSlugs } from "@/lib/data";

/** Whether facts of this network are published. Throws when the database does not answer. */
export async function isKnownNetwork(slug: string): Promise<boolean> {
  const slugs = await factsAtRevision("slugs", listSlugs);
  return slugs.includes(slug);
}
