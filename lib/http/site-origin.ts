/** Letters, digits, dots and hyphens, or an IPv6 address in brackets; with or without a port. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * Where readers reach this site, `https://offtake.example`: what the site was told, else the host that the request itself
 * asked. "" when neither is usable: addresses then stay relative.
 * @param publicUrl PUBLIC_URL without a slash at its end; null when it is not set
 */
export function siteOrigin(headers: Headers, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const host = headers.get("host") ?? "";
  if (!HOST.test(host)) return "";
  // Only what is sent back to the same reader depends on it.
  return `${headers.get("x-forwarded-proto") === "https" ? "https" : "http"}://${host}`;
}

/** An address as it is printed: without its scheme. */
export const printedAddress = (origin: string, path: string): string => `${origin.replace(/^https?:\/\//, "")}${path}`;
