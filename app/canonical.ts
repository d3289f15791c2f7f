import type { Metadata } from "next";
import { getEnv } from "@/lib/env";

/** The one address of a page, where the site knows its own (PUBLIC_URL); a guess would point readers at localhost. */
export const canonical = (path: string): Metadata => {
  const { publicUrl } = getEnv();
  return publicUrl ? { alternates: { canonical: `${publicUrl}${path}` } } : {};
};

/** The same of a page that can be sorted, filtered and dated: with any of that in its address it is a variant, and no search engine's business. */
export const canonicalOf = async (path: string, searchParams: Promise<object>): Promise<Metadata> => ({
  ...canonical(path),
  ...(Object.keys(await searchParams).length > 0 ? { robots: { index: false } } : {}),
});
