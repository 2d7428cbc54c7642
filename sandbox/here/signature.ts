import { createHmac, timingSafeEqual } from "node:crypto";

export type Pair = [name: string, value: string];

/** RFC 3986: everything but letters, digits and -._~ */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function plainUrl(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

export function signatureBase(call: { method: string; url: string; parameters: readonly Pair[] }): string {
  const encoded = call.parameters.map(([name, value]): Pair => [percentEncode(name), percentEncode(value)]);
  encoded.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  const joined = encoded.map(([name, value]) => `${name}=${value}`).join("&");
  return [call.method.toUpperCase(), percentEncode(plainUrl(call.url)), percentEncode(joined)].join("&");
}

export function sign(secret: string, base: string): string {
  return createHmac("sha256", `${percentEncode(secret)}&`)
    .update(base)
    .digest("base64");
}

export function isSignedBy(secret: string, base: string, signature: string): boolean {
  const expected = Buffer.from(sign(secret, base));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The parts of an "OAuth" header in any order, with or without a blank after the comma; null when it is malformed. */
export function parseOAuthHeader(header: string): Map<string, string> | null {
  const found = /^OAuth\s+(.+)$/is.exec(header.trim());
  if (found?.[1] === undefined) return null;
  const parts = new Map<string, string>();
  for (const piece of found[1].split(",")) {
    const [, name, value] = /^\s*([A-Za-z_]+)="([^"]*)"\s*$/.exec(piece) ?? [];
    const plain = value === undefined ? null : decode(value);
    if (name === undefined || plain === null || parts.has(name)) return null;
    if (name !== "realm") parts.set(name, plain);
  }
  const required = [
    "oauth_consumer_key",
    "oauth_nonce",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_signature",
  ];
  return required.every((name) => parts.has(name)) ? parts : null;
}
