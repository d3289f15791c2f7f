/**
 * Whether a request's Host header names one of ours: a page that is asked by another name (a rebound domain, a scanner)
 * would print that name in its links.
 * @param allowed names without ports, in small letters; null = any
 */
export function isAllowedHost(host: string | undefined, allowed: readonly string[] | null): boolean {
  if (allowed === null) return true;
  const name = (host ?? "").toLowerCase().replace(/:\d{1,5}$/, "");
  return allowed.includes(name);
}
