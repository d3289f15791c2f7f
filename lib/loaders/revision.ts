import "server-only";
import { currentRevision } from "@/lib/data";

/** Publications so far; null while the database does not answer, which a page says in its own way. */
export async function loadRevision(): Promise<number | null> {
  try {
    return await currentRevision();
  } catch {
    return null;
  }
}
