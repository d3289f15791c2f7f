import { isIPv6 } from "node:net";

/** Set by the server itself from the socket, whatever a request claims; see instrumentation-node.ts. */
export const SOCKET_HEADER = "x-offtake-socket";

/** Set by the server itself: "1" where the request came with headers of a proxy, "0" where it did not. */
export const VIA_PROXY_HEADER = "x-offtake-via-proxy";

/** Whether this machine itself asks, with nothing in between that would pass others' requests on. */
export const isOwnMachine = (headers: Headers): boolean =>
  headers.get(VIA_PROXY_HEADER) === "0" && /^(::ffff:)?127\.|^::1$/.test(headers.get(SOCKET_HEADER) ?? "");

/**
 * Who asks, for the rate limit. A header of a proxy counts only where the settings name it, and of a list in it only the
 * last entry: the others are what the client said of itself.
 *
 * @param proxyHeader TRUSTED_PROXY_HEADER; null = none is trusted
 */
export function clientOf(headers: Headers, proxyHeader: string | null): string {
  const told = proxyHeader === null ? null : (headers.get(proxyHeader)?.split(",").at(-1)?.trim() ?? null);
  return clientKey(told || headers.get(SOCKET_HEADER) || "unknown");
}

/** One household has a whole /64 of IPv6, so that is one client. */
function clientKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [head = "", tail = ""] = plain.replace(/%.*$/, "").split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = plain.includes("::") ? 8 - groups.length - tail.split(":").filter(Boolean).length : 0;
  const first = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...tail.split(":").filter(Boolean)];
  return `${first
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
