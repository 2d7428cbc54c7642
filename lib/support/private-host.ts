import "server-only";
import { BlockList, isIP } from "node:net";

const RANGES: readonly (readonly [string, number, "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["::", 128, "ipv6"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
];

const PRIVATE_NAMES = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];

const blocked = new BlockList();
for (const [net, prefix, family] of RANGES) blocked.addSubnet(net, prefix, family);

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");

/** Takes a host as `URL.hostname` gives it. Names are judged by their ending, addresses by their range. */
export function isPrivateHost(host: string): boolean {
  const name = bare(host);
  const family = isIP(name);
  if (family === 4) return blocked.check(name, "ipv4");
  // This judges IPv4 addresses in IPv6 clothes (::ffff:7f00:1) by the IPv4 ranges.
  if (family === 6) return blocked.check(name, "ipv6");
  return !name.includes(".") || PRIVATE_NAMES.some((ending) => name.endsWith(ending));
}

export function isLoopbackHost(host: string): boolean {
  const name = bare(host);
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "::1" ||
    (isIP(name) === 4 && name.startsWith("127."))
  );
}
