import "server-only";
import { cache } from "react";

/** The UTC day, read once per request; only banners of age may see it. */
export const today = cache((): string => new Date().toISOString().slice(0, 10));
