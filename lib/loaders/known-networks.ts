import "server-only";
import { atRevision, listSlugs } from "@/lib/data";

/** Whether facts of this network are published. Throws when the database does not answer. */
export async function isKnownNetwork(slug: string): Promise<boolean> {
  const slugs = await atRevision("slugs", listSlugs);
  return slugs.includes(slug);
}
