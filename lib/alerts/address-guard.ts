import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";

/** An address that must not be written to, with the reason. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/** What is not on the public internet (RFC 6890, RFC 4193, RFC 6598, cloud metadata under 169.254.0.0/16). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv4");
/** Of IPv6 only 2000::/3 is public; within it, what tunnels IPv4 (NAT64 stands outside, 6to4 and Teredo inside) and examples are not. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet("2000::", 3, "ipv6");
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv6");

/** Whether an IP address is one of this machine or of a network behind it. IPv4 written as IPv6 counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv6(address)) return PRIVATE.check(address, "ipv4");
  return !PUBLIC_V6.check(address, "ipv6") || PRIVATE.check(address, "ipv6");
}

const refusal = (hostname: string): AddressRefused =>
  new AddressRefused(
    `${hostname} is an address of this machine or of a private network. Set ALERT_ALLOW_PRIVATE=1 if that is meant.`,
  );

/**
 * Checks an address that is written as numbers; names are checked when they are resolved.
 * @throws AddressRefused
 */
export function checkLiteralHost(url: URL): void {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(hostname) !== 0 && isPrivateAddress(hostname)) throw refusal(hostname);
}

/** Resolves a name and refuses it when any answer is private: what is checked is what is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), []);
    if (found.some(({ address }) => isPrivateAddress(address))) return callback(refusal(hostname), []);
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
