import type { Metadata } from "next";
import { getEnv } from "@/lib/env";

/** The one address of a page, where the site knows its own (PUBLIC_URL); a guess would point readers at localhost. */
export const canonical = (path: string): Metadata => {
  const { publicUrl } = getEnv();
  return publicUrl ? { alternates: { canonical: `${publicUrl}${path}` } } : {};
};
