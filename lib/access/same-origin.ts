import { siteOrigin } from "@/lib/http/site-origin";

/**
 * Whether a write comes from this site's own pages or from a program, not from another site's page in a reader's browser.
 * Browsers say it of every write; a program says nothing, which is enough only where it brings a token of its own.
 * @param publicUrl PUBLIC_URL; null = not told
 * @param bringsToken the request carries its token in a header, which no foreign page can add
 */
export function isOwnOrigin(headers: Headers, publicUrl: string | null, bringsToken: boolean): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return site === "same-origin" || bringsToken;
  const own = [siteOrigin(headers, publicUrl), siteOrigin(headers, null)].filter((address) => address !== "");
  return own.some((address) => originOf(address) === origin || hostOf(address) === hostOf(origin));
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : "");
/** Behind a proxy that ends TLS the scheme differs, the host does not. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "none");
