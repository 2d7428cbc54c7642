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
  if (family === 6) return blocked.check(name, "ipv6") || isPrivateMapped(name);
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

// URL writes ::ffff:127.0.0.1 as ::ffff:7f00:1.
function isPrivateMapped(name: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(name);
  if (!mapped) return name.startsWith("::ffff:");
  const [high, low] = [Number.parseInt(mapped[1] ?? "", 16), Number.parseInt(mapped[2] ?? "", 16)];
  return blocked.check([high >> 8, high & 255, low >> 8, low & 255].join("."), "ipv4");
}
